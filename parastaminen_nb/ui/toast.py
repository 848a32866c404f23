"""What a press led to, told at the foot of the window, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from traitlets import Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


class Toast(Telling):
    """Takes no place while `text` is empty. Screen readers hear it when it comes.

    `on_back` is called when the reader wants it taken back: there is a button for that while
    `back` has words.
    """

    _esm = script("toast.js")
    _css = style("toast.css")
    text = Unicode().tag(sync=True)
    back = Unicode().tag(sync=True)
    close_word = Unicode().tag(sync=True)
    icon = Unicode().tag(sync=True)
    close_icon = Unicode().tag(sync=True)

    def __init__(self, _: Translator, on_back: Callable[[], object], *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            close_word=_("Close"),
            icon=str(icon("undo")),
            close_icon=str(icon("close")),
        )
        self.when("back", on_back)
        self.when("close", self.clear)

    def say(self, text: str, back: str = "") -> None:
        with self.hold_sync():
            self.text, self.back = text, back

    def clear(self) -> None:
        self.say("")
