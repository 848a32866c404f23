"""A button that says what happens, with an icon, a shortcut's key, and a reason when it waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

import anywidget
from traitlets import Bool, Unicode

from parastaminen_nb.look import icon as drawing
from parastaminen_nb.ui.browser import script

Kind = Literal["", "sec", "quiet", "danger"]
SIZES: Final = {"": "", "large": "pa-btn--lg", "small": "pa-btn--sm"}


class Button(anywidget.AnyWidget):
    """A real `button` in the look of the house, used like the one of ipywidgets.

    `description` says what happens. `pressed` is "true" or "false" where the button switches
    something, else empty. While `disabled` it keeps its focus and says its `reason`. With `once`
    a double click is one press, for a button whose press changes what it does next. Where two
    may press such a button at the same moment, `about` tells what it is about just now: the press
    of whoever saw something else is not heard.
    """

    _esm = script("keep.js", "button.js")
    description = Unicode().tag(sync=True)
    icon = Unicode().tag(sync=True)
    key = Unicode().tag(sync=True)
    classes = Unicode().tag(sync=True)
    pressed = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)
    reason = Unicode().tag(sync=True)
    disabled = Bool(False).tag(sync=True)
    busy = Bool(False).tag(sync=True)
    once = Bool(False).tag(sync=True)
    about = Unicode().tag(sync=True)

    def __init__(self, description: str, classes: str = "", **traits: object) -> None:
        super().__init__(description=description, classes=classes, **traits)
        self._callbacks: list[Callable[[Button], object]] = []
        self.on_msg(self._received)

    def on_click(self, callback: Callable[[Button], object]) -> None:
        self._callbacks.append(callback)

    def click(self) -> None:
        """What a reader's press does; a test presses so too."""
        if not self.disabled:
            for callback in self._callbacks:
                callback(self)

    def show_icon(self, name: str) -> None:
        self.icon = str(drawing(name)) if name else ""

    def _received(self, _widget: object, content: object, _buffers: object) -> None:
        if content == ({"click": self.about} if self.about else "click"):
            self.click()


def button(  # noqa: PLR0913  each is a choice of the page
    description: str,
    on_click: Callable[[Button], object] | None = None,
    *,
    kind: Kind = "",
    size: Literal["", "large", "small"] = "",
    icon: str = "",
    key: str = "",
    label: str = "",
) -> Button:
    """A button. `icon` is a name of the look ("play"), `key` the shortcut as readers see it.

    `label` says more than the description to those who do not see what the button stands beside.
    Put `with notice.watch():` around what the callback does.
    """
    classes = " ".join(filter(None, (f"pa-btn--{kind}" if kind else "", SIZES[size])))
    made = Button(description, classes, key=key, label=label)
    made.show_icon(icon)
    if on_click:
        made.on_click(on_click)
    return made
