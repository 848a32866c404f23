"""Somebody else is at work: how long it has taken, and a way to stop."""

from __future__ import annotations

from traitlets import Bool, Dict, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


class Waiting(Telling):
    """While it is `running` it tells "look" twice a second, so that no kernel needs a timer, and
    "stop" when the reader wants no more. `words` says what is waited for."""

    _esm = script("exploring/waiting.js")
    _css = style("exploring/written.css")
    running = Bool(False).tag(sync=True)
    words = Unicode().tag(sync=True)
    told: Dict[str, str] = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch, told={"seconds": _("{n} s", n="{n}"), "stop": _("Stop asking")}
        )

    def begin(self, words: str) -> None:
        with self.hold_sync():
            self.words, self.running = words, True

    def end(self) -> None:
        self.running = False
