"""A card: a heading and what belongs under it."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.ui.html import Markup, Piece, html


def stack(*parts: ipywidgets.Widget, classes: str = "pa-stack") -> ipywidgets.VBox:
    """Parts one under another."""
    box = ipywidgets.VBox(list(parts))
    for name in ("pa-box", *classes.split()):
        box.add_class(name)
    return box


def row(*parts: ipywidgets.Widget, classes: str = "") -> ipywidgets.HBox:
    """Parts beside one another, as many as fit."""
    box = ipywidgets.HBox(list(parts))
    for name in ("pa-box", "pa-row", *classes.split()):
        box.add_class(name)
    return box


def card(*parts: ipywidgets.Widget, classes: str = "") -> ipywidgets.VBox:
    """A card around its parts, of which one has the heading (h2)."""
    return stack(*parts, classes=f"pa-card {classes}".strip())


def heading(words: str, note: str = "") -> Piece:
    """A card's heading; `note` stands after it, fainter ("34")."""
    return Piece(heading_markup(words, note))


def heading_markup(words: str, note: str = "") -> Markup:
    if not note:
        return html("<h2>{words}</h2>", words=words)
    return html(
        '<h2>{words} <span class="pa-muted pa-num">{note}</span></h2>', words=words, note=note
    )
