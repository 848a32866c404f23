"""Says that what was written is kept, and when that was."""

from __future__ import annotations

import anywidget
from traitlets import Unicode

from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script


class Saved(anywidget.AnyWidget):
    """A quiet line that screen readers hear; empty until something was kept."""

    _esm = script("saved.js")
    words = Unicode().tag(sync=True)
    icon = Unicode().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(icon=str(icon("check")))
