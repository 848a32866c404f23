"""Keys that press a page's buttons; they can be switched off and are silent while one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import anywidget
from traitlets import Bool, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script


class Shortcuts(anywidget.AnyWidget):
    """A box to tick, and the keys while it is ticked. What was ticked is kept in the browser."""

    _esm = script("shortcuts.js")
    letters = List(Unicode()).tag(sync=True)
    on = Bool(True).tag(sync=True)
    words = Unicode().tag(sync=True)

    def __init__(self, _: Translator, presses: Mapping[str, Callable[[], object]]) -> None:
        """`presses` maps keys, as a browser calls them ("n", " ", "+"), to what they do."""
        super().__init__(letters=list(presses), words=_("Shortcut keys are on"))
        self._presses = dict(presses)
        self.on_msg(self._pressed)

    def press(self, key: str) -> None:
        """What the key does in the browser; a test presses so too."""
        if self.on and key in self._presses:
            self._presses[key]()

    def _pressed(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and isinstance(content.get("key"), str):
            self.press(content["key"])
