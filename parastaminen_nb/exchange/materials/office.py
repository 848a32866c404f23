"""What files of ours for Word and PowerPoint have in common: colours, letters, words that fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parastaminen_nb.look.tokens import theme

_LIGHT: Final = theme("light")
FACE: Final = "Calibri"
"""It is wherever Office is; LibreOffice has one of the same widths."""

LOCALES: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

LONGEST_PROPERTY: Final = 255
"""The most letters that Office keeps of a document's title in its properties."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words and how they look. `size` is in points, 0 for that of the paragraph's style; colours
    are names of the look, `tint` the one behind the words."""

    words: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    ink: str = ""
    tint: str = ""


def colour(name: str) -> str:
    """A colour of the look as Office writes it: "0B5268"."""
    return _LIGHT[name].lstrip("#").upper()


def fitted(size: float, longest: int, wide: float, least: float = 9) -> float:
    """The size in points, or a smaller one in which so many letters fit into a line so many
    millimetres wide; never below `least`."""
    a_point = 0.19  # how wide an average letter is, in millimetres for each point of its size
    return max(least, min(size, wide / (a_point * max(1, longest))))


def cut_short(text: str, letters: int) -> str:
    """The beginning of a text, up to a whole word where there is one, and what tells of more."""
    if len(text) <= letters:
        return text
    start, _space, _rest = text[: letters - 1].rpartition(" ")
    return (start if len(start) > letters // 2 else text[: letters - 1]).rstrip(" ,:;–-") + "…"
