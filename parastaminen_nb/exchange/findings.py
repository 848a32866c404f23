"""Comments with all that was found in them, as they leave together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parastaminen_nb.exchange.table import Skipped
from parastaminen_nb.text.context import Line
from parastaminen_nb.text.likeness import Alike
from parastaminen_nb.text.model import Retold
from parastaminen_nb.text.redaction import Personal
from parastaminen_nb.text.summary import Part
from parastaminen_nb.text.theme import Themes
from parastaminen_nb.text.tone import Hint

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Findings:
    """A frame of comments (see `parastaminen_nb.tables`) and what is known about it.

    Groups of fewer than `least` comments are not shown by themselves (see `small_groups`); 0 shows
    all of them. `codes` are those that each row was given by hand, `by_hand` tells that the themes
    were changed so. `context` are the places where the word `searched` was said,
    `tones` hints for each row, `retold` what a language model wrote of the comments,
    `picked` the places of those that somebody picked for the report, in its order, `voikko` the
    version of Voikko where words were read with it.
    """

    comments: pd.DataFrame
    themes: Themes | None = None
    alike: tuple[Alike, ...] = ()
    personal: Personal | None = None
    skipped: tuple[Skipped, ...] = ()
    least: int = 0
    codes: tuple[tuple[str, ...], ...] = ()
    by_hand: bool = False
    searched: str = ""
    context: tuple[Line, ...] = ()
    summaries: tuple[Part, ...] = ()
    tones: tuple[tuple[Hint, ...], ...] = ()
    retold: tuple[Retold, ...] = ()
    picked: tuple[int, ...] = ()
    voikko: str = ""
