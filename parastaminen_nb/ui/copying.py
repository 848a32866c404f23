"""A text to copy elsewhere: it can be read, selected, and copied with one press."""

from __future__ import annotations

import anywidget
from traitlets import Unicode

from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script


class Copy(anywidget.AnyWidget):
    """`text` in a field that cannot be changed, with its label and a button.

    `done` is said when it is copied, `chosen` where the browser left that to the reader's keys.
    """

    _esm = script("copying.js")
    text = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)
    act = Unicode().tag(sync=True)
    done = Unicode().tag(sync=True)
    chosen = Unicode().tag(sync=True)
    drawing = Unicode().tag(sync=True)

    def __init__(self, label: str, act: str, done: str, chosen: str) -> None:
        drawing = str(icon("copy"))
        super().__init__(label=label, act=act, done=done, chosen=chosen, drawing=drawing)
