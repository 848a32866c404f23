"""When the plan was last saved, and a button that takes the last change back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

import ipywidgets

from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.status import Status


class Saving(Protocol):
    """What is planned with: it tells when it wrote, and can take a step back."""

    saved_at: datetime | None
    can_take_back: bool

    @property
    def state(self) -> Live: ...
    def take_back(self) -> None: ...
    def observe(self, handler: Callable[[Any], object], names: Sequence[str]) -> None: ...


class Saved(ipywidgets.HBox):
    """`status` and `undo`, of which nothing is seen before the first change."""

    def __init__(self, planning: Saving, notice: Notice, _: Translator) -> None:
        self._words, self._notice, self._planning = _, notice, planning
        self.status = Status("pa-muted pa-small", icon="check")
        self.undo = button(_("Take back"), self._take_back, kind="quiet", icon="undo")
        super().__init__([self.status, self.undo])
        for name in ("pa-box", "pa-row"):
            self.add_class(name)
        planning.observe(self._learn, ["saved_at", "can_take_back"])
        self._render()

    def _render(self) -> None:
        _, saved_at = self._words, self._planning.saved_at
        if saved_at:
            moment = self._planning.state.workshop.local(saved_at)
            self.status.words = _("Saved at {time}", time=_.time(moment))
        # Once it has been there it stays: who presses it by keyboard would fall off the page.
        for seen in (self, self.undo):
            seen.layout.display = "" if saved_at else "none"
        self.undo.disabled = not self._planning.can_take_back
        self.undo.reason = _("There is nothing to take back.")

    def _take_back(self, _button: object) -> None:
        with self._notice.watch():
            self._planning.take_back()
            self._tell_taken_back()

    def _tell_taken_back(self) -> None:
        """Who cannot see the plan change hears that it did, each time anew."""
        _, saved_at = self._words, self._planning.saved_at
        if saved_at:
            moment = self._planning.state.workshop.local(saved_at)
            self.status.words = _("Taken back at {time}", time=_.time(moment))

    def _learn(self, _change: object) -> None:
        with self._notice.watch():
            self._render()
