"""Whether another rotation may still be found, in words."""

from __future__ import annotations

from parastaminen_nb.core.choices import first_open_round
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.i18n import Translator


def closed_words(live: Live, _: Translator) -> str:
    """Why no other rotation can be found any more; empty where one can.

    A round that has begun stays as people were told, so the whole is not sought anew.
    """
    first = first_open_round(live)
    if live.rotation is None or live.phase is Phase.PLANNED or first == 1:
        return ""
    if first is None:
        return _("No round is left to change.")
    return _(
        "Rounds have begun and stay as they are. Move people by hand from round {round} on.",
        round=first,
    )


def refuse_closed(live: Live, _: Translator) -> None:
    """Raises `WorkshopError` where no other rotation can be found any more."""
    if closed_words(live, _):
        raise WorkshopError(N_("Rounds have begun and stay as they are."))
