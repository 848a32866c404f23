"""The root of every page of ours: brings the styles, holds the notice and what stands under it."""

from __future__ import annotations

import anywidget
import ipywidgets

from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.notice import Notice


class Dress(anywidget.AnyWidget):
    """Brings the look, and keeps the focus where its neighbours are when what has it goes away.

    A page served by us has the most of the look; a notebook asks for the rest.
    """

    _esm = script("focus.js", "page.js")
    _css = style("ui.css")

    def __init__(self) -> None:
        super().__init__()
        self.on_msg(self._asked)

    def _asked(self, _widget: object, content: object, _buffers: object) -> None:
        if content == "undressed":
            from parastaminen_nb.look import notebook_css

            self.send({"css": notebook_css()})


class Page(ipywidgets.VBox):
    """A page: its styles, its notice, and the parts given. Its language is said to the browser."""

    def __init__(
        self, _: Translator, *parts: ipywidgets.Widget, notice: Notice | None = None
    ) -> None:
        self.notice = notice or Notice(_)
        self.dress = Dress()
        super().__init__(children=(self.dress, self.notice, *parts))
        self.add_class("pa-app")
        self.add_class("pa-page")

    def put(self, *parts: ipywidgets.Widget) -> None:
        """Show these parts, once, under the notice."""
        self.children = (self.dress, self.notice, *parts)

    def render(self, live: Live) -> None:
        """Show how the workshop is. A page of one sentence shows nothing of it."""
