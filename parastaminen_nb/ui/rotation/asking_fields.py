"""The fields of what is asked of a rotation: sizes, rounds, tables, and how people mix."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.rotation import Mode
from parastaminen_nb.core.rotation.alternatives import MODES
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.form import Field, Option
from parastaminen_nb.ui.size_fields import size_fields

HINTS: Final = {
    Mode.FAIR: N_("Nobody meets the same person more than twice. The usual choice."),
    Mode.MOST_PAIRS: N_("A few more pairs meet, but some people meet in every round."),
    Mode.TOGETHER: N_("Easiest to guide, but few new faces."),
    Mode.SAME_CASE: N_("The freest mix. A presenter is needed at every table in turn."),
}


def asking_fields(_: Translator) -> tuple[Field, ...]:
    """In the order in which they are filled."""
    return (
        *size_fields(_),
        Field("rounds", _("Rounds"), "number", min=1, max=12),
        Field(
            "tables",
            _("Tables at each case"),
            "number",
            hint=_("Empty: as few as the sizes allow."),
            min=1,
            max=100,
        ),
        Field(
            "mode",
            _("How do people mix?"),
            "choice",
            options=tuple(
                Option(mode.value, _(name), _(HINTS[mode])) for mode, name in MODES.items()
            ),
        ),
    )
