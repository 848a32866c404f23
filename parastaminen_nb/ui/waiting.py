"""A strip that says what waits for its reader while nothing may move under their hands."""

from __future__ import annotations

from typing import Any

import anywidget
from traitlets import Dict, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style


class Waiting(anywidget.AnyWidget):
    """`said` are whole sentences about what waits in the box with the class `pa-proposals` of the
    same page, which grows and shrinks only while nobody's hands are on what stands under it.

    The sentences are told to screen readers once. They are seen, on a button that leads there,
    while the box is held back or out of sight.
    """

    _esm = script("waiting.js")
    _css = style("waiting.css")
    said: List[Any] = List(Unicode()).tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator) -> None:
        super().__init__(words={"see": _("Look at the proposal")})

    def show(self, *said: str) -> None:
        # Set at once: a list that only grows is no change that a browser hears of.
        self.said = list(said)
