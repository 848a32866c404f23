"""Markup of ours with other people's words in it: every blank is escaped, trust is a type.

In what fills a blank a number stays on the line of its unit, and a range on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import ipywidgets
from markupsafe import Markup, escape

__all__ = ["Markup", "Piece", "html", "joined"]

_BEFORE_UNIT: Final = re.compile(r"(?<=\d) (?=(?:(?:min|h|s|tim|kB|MB|GB)\b(?! ?-?\d)|[%€]))")
_WITHIN_RANGE: Final = re.compile(r"(?<=\d)–(?=\d)")


def html(template: str, /, **blanks: object) -> Markup:
    """Markup from a template of ours. What fills a blank is escaped unless it is markup itself.

    >>> html("<b>{name}</b>", name="<script>")
    Markup('<b>&lt;script&gt;</b>')
    """
    return Markup(template).format(**{name: _filled(blank) for name, blank in blanks.items()})


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """Parts one after another; those that are not markup are escaped."""
    return Markup(between).join(_filled(part) for part in parts)


def _filled(blank: object) -> Markup:
    """A blank as markup; text in it keeps its numbers together."""
    ours = hasattr(blank, "__html__") or not isinstance(blank, str)
    return escape(blank if ours else kept_together(str(blank)))


def kept_together(text: str) -> str:
    """The text with no line break between a number and its unit, or within a range.

    >>> kept_together("4–7 people, 120 min") == "4–\u20607 people, 120\u00a0min"
    True
    """
    return _WITHIN_RANGE.sub("–\u2060", _BEFORE_UNIT.sub("\u00a0", text))


NOTHING: Final = Markup()


class Piece(ipywidgets.HTML):
    """A piece of a page that shows markup made by `html`, and refuses a plain string.

    A participant's own words are shown by a widget with a script of its own, as text.
    """

    def __init__(self, markup: Markup = NOTHING, *classes: str) -> None:
        super().__init__(placeholder="", layout=ipywidgets.Layout(margin="0"))
        for name in ("pa-html", *classes):
            self.add_class(name)
        self.show(markup)

    def show(self, markup: Markup) -> None:
        if not isinstance(markup, Markup):
            raise TypeError(f"only markup made by html() is shown, not {type(markup).__name__}")
        self.value = str(markup)
