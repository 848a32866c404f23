"""The head of something that was opened: what it is, how it stands, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from traitlets import Dict, Unicode

from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


class Head(Telling):
    """Made when its part opens: it then leads the reader to its title. `on_close` is called when
    they are done."""

    _esm = script("field.js", "path/head.js")
    _css = style("path/path.css")
    title = Unicode().tag(sync=True)
    mark = Unicode().tag(sync=True)
    pill: Dict[str, str] = Dict().tag(sync=True)
    close_word = Unicode().tag(sync=True)
    icon = Unicode().tag(sync=True)

    def __init__(
        self, title: str, close_word: str, on_close: Callable[[], object], *, watch: Watch
    ) -> None:
        super().__init__(title=title, close_word=close_word, icon=str(icon("left")), watch=watch)
        self.when("close", on_close)

    def lead_back(self) -> None:
        """Lead the reader to what opened this, before it goes."""
        self.send({"back": True})
