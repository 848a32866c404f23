"""A line that says how things are; screen readers hear it when it changes."""

from __future__ import annotations

import anywidget
from traitlets import Unicode

from parastaminen_nb.look import icon as drawing
from parastaminen_nb.ui.browser import script


class Status(anywidget.AnyWidget):
    """Takes no place while `words` is empty."""

    _esm = script("status.js")
    words = Unicode().tag(sync=True)
    icon = Unicode().tag(sync=True)
    classes = Unicode().tag(sync=True)

    def __init__(self, classes: str = "", *, icon: str = "") -> None:
        super().__init__(classes=classes, icon=str(drawing(icon)) if icon else "")
