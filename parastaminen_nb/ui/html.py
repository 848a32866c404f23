"""Markup of ours with other people's words in it: every blank is escaped, trust is a type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import ipywidgets
from markupsafe import Markup, escape

__all__ = ["Markup", "Piece", "html", "joined"]


def html(template: str, /, **blanks: object) -> Markup:
    """Markup from a template of ours. What fills a blank is escaped unless it is markup itself.

    >>> html("<b>{name}</b>", name="<script>")
    Markup('<b>&lt;script&gt;</b>')
    """
    return Markup(template).format(**{name: escape(blank) for name, blank in blanks.items()})


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """Parts one after another; those that are not markup are escaped."""
    return Markup(between).join(escape(part) for part in parts)


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
