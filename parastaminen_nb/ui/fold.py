"""A part of a page that is opened when it is needed: a line that says what it is and how it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import anywidget
import ipywidgets
from traitlets import Bool, Unicode

from parastaminen_nb.look import icon as drawing
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Watch


class FoldHead(anywidget.AnyWidget):
    """The line: a real button that says whether its part is open."""

    _esm = script("fold.js")
    _css = style("fold.css")
    words = Unicode().tag(sync=True)
    note = Unicode().tag(sync=True)
    key = Unicode().tag(sync=True)
    icon = Unicode().tag(sync=True)
    opened = Bool(False).tag(sync=True)


class Fold(ipywidgets.VBox):
    """`head` and, while it is open, the part that `make` made when it was first opened.

    What nobody opens costs nothing. `note` says how things are while it is closed.
    """

    def __init__(
        self,
        words: str,
        make: Callable[[], ipywidgets.Widget],
        *,
        icon: str = "",
        key: str = "",
        watch: Watch = nullcontext,
    ) -> None:
        self._make, self._watch = make, watch
        self.part: ipywidgets.Widget | None = None
        self.head = FoldHead(words=words, key=key, icon=str(drawing(icon)) if icon else "")
        super().__init__([self.head])
        for name in ("pa-box", "pa-fold"):
            self.add_class(name)
        self.head.observe(lambda _change: self._show(), "opened")

    def turn(self) -> None:
        """Open it, or close it again: what a press of its line does."""
        self.head.opened = not self.head.opened

    def note(self, words: str) -> None:
        self.head.note = words

    def _show(self) -> None:
        with self._watch():
            if self.part is None:
                self.part = self._make()
                self.children = (self.head, self.part)
            self.part.layout.display = "" if self.head.opened else "none"
