"""Whether a verb asks Voikko for base forms: told by the reader, or by what was settled before."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    from parastaminen_nb.text.lemmas import Lemmas


def add_voikko(parser: argparse.ArgumentParser, _: Translator, *, settled: bool = False) -> None:
    """The switch; `--no-voikko` as well where it may have been settled before."""
    parser.add_argument(
        "--voikko",
        action=argparse.BooleanOptionalAction if settled else "store_true",
        help=_("read Finnish words with Voikko as well, which has to be installed"),
    )


def check_voikko(asked: bool | None) -> None:
    """Say before the work begins that Voikko is not here, where it is asked for."""
    if asked:
        from parastaminen_nb.text.voikko import voikko

        voikko()


def lemmas_asked(
    asked: bool | None, settled: str, say: Callable[[str], object], _: Translator
) -> Lemmas:
    """Base forms as they are asked for; where nobody says, as when the comments were settled.

    `settled` is the version of Voikko then, empty where there was none. Raises `WorkshopError`
    where Voikko is wanted and not here.
    """
    from parastaminen_nb.text.lemmas import Lemmas

    if not (settled if asked is None else asked):
        return Lemmas()
    from parastaminen_nb.text.voikko import voikko

    try:
        here = voikko()
    except WorkshopError as missing:
        if asked:
            raise
        raise WorkshopError(
            N_("These comments were settled with {voikko}. Install it, or add --no-voikko."),
            voikko=settled,
        ) from missing
    if settled and settled != here.version:
        say(
            _(
                "These comments were settled with {before}, and here is {now}. Some base forms may "
                "differ.",
                before=settled,
                now=here.version,
            )
        )
    return Lemmas(voikko=here)
