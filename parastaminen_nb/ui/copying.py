"""A text to copy elsewhere: it can be read, selected, and copied with one press."""

from __future__ import annotations

import anywidget
from traitlets import Unicode

from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script


class Copy(anywidget.AnyWidget):
    """`text` in a field that cannot be changed, with its label and a button."""

    _esm = script("copying.js")
    text = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)
    act = Unicode().tag(sync=True)
    done = Unicode().tag(sync=True)
    drawing = Unicode().tag(sync=True)

    def __init__(self, label: str, act: str, done: str) -> None:
        super().__init__(label=label, act=act, done=done, drawing=str(icon("copy")))
