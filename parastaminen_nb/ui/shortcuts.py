"""Keys that press a page's buttons; they can be switched off and are silent while one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import anywidget
from traitlets import Bool, Dict, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script


class Shortcuts(anywidget.AnyWidget):
    """A box to tick, the keys while it is ticked, and a list of them, which `?` opens.

    What was ticked is kept in the browser.
    """

    _esm = script("shortcuts.js")
    letters = List(Unicode()).tag(sync=True)
    on = Bool(True).tag(sync=True)
    words = Unicode().tag(sync=True)
    all_words = Unicode().tag(sync=True)
    meanings = List(Dict()).tag(sync=True)
    about = Dict().tag(sync=True)
    """What a key is about just now, where that changes, as `Button.about`."""

    def __init__(self, _: Translator, presses: Mapping[str, Callable[[], object]]) -> None:
        """`presses` maps keys, as a browser calls them ("n", " ", "+"), to what they do."""
        super().__init__(
            letters=list(presses), words=_("Shortcut keys are on"), all_words=_("All keys")
        )
        self._presses = dict(presses)
        self.on_msg(self._pressed)

    def explain(self, meanings: Mapping[str, str]) -> None:
        """What each key does, by the key as its reader sees it, in the order of the list."""
        self.meanings = [{"key": key, "words": words} for key, words in meanings.items()]

    def press(self, key: str) -> None:
        """What the key does in the browser; a test presses so too."""
        if self.on and key in self._presses:
            self._presses[key]()

    def _pressed(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, dict) or not isinstance(content.get("key"), str):
            return
        key = content["key"]
        if content.get("about", "") == self.about.get(key, ""):
            self.press(key)
