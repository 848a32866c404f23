"""The map of comments: each a point with its text, near those that speak of the same things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import anywidget
from traitlets import Dict, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style


@dataclass(frozen=True)
class Point:
    """A comment at (x, y), both from 0 to 1. `of` is the key of its case, "" without a case;
    `group` the key of its theme, which is called `theme`."""

    key: str
    x: float
    y: float
    text: str
    where: str
    of: str = ""
    theme: str = ""
    group: str = ""


@dataclass(frozen=True)
class Place:
    """The name of a theme: above its topmost comment, in the middle of them."""

    name: str
    x: float
    y: float
    group: str = ""


class CommentMap(anywidget.AnyWidget):
    """Drawn in the browser: zoomed by buttons, fingers and the wheel, moved by dragging, and walked
    by the arrow keys.

    The comments of the theme whose key is `ringed` each have a ring, and its name a frame.
    """

    _esm = script("exploring/map_drawing.js", "exploring/gestures.js", "exploring/map.js")
    _css = style("exploring/map.css")
    points: List[Any] = List().tag(sync=True)
    places: List[Any] = List().tag(sync=True)
    told = Unicode().tag(sync=True)
    ringed = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator) -> None:
        super().__init__(
            words={
                "closer": _("Closer"),
                "farther": _("Farther"),
                "whole": _("Whole map"),
                "map": _("Map of the comments. Arrow keys go from comment to comment."),
                "none": _("Choose a point to read its comment."),
                "ways": _(
                    "Go nearer by the buttons, a double click, two fingers or the wheel with Ctrl, "
                    "and drag the map to move it. On the keyboard: arrows, + and −, and 0 for all "
                    "of it."
                ),
                "theme": _("Theme: {theme}", theme="{theme}"),
            }
        )

    def show(self, points: Sequence[Point], places: Sequence[Place], told: str) -> None:
        with self.hold_sync():
            self.points = [asdict(point) for point in points]
            self.places = [asdict(place) for place in places]
            self.told = told
