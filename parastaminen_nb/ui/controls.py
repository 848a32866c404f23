"""The buttons that conduct a workshop, and the keys that press them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Protocol

import ipywidgets

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import Button, button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.shortcuts import Shortcuts


class Conductor(Protocol):
    """What a facilitator does with a session."""

    state: Live

    def open_doors(self) -> None: ...
    def start_next(self) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def lengthen(self, by: timedelta) -> None: ...
    def take_back(self) -> None: ...
    def reopen(self) -> None: ...


class Controls(ipywidgets.VBox):
    """`next`, `pause`, `two`, `plus`, `minus`, `back`, `again` and `shortcuts`.

    Each button says what it does now; one that cannot do anything is not there. A button keeps
    its place, so that the focus stays where it was.
    """

    def __init__(
        self,
        session: Conductor,
        notice: Notice,
        _: Translator,
        presses: Mapping[str, Callable[[], object]] | None = None,
    ) -> None:
        """`presses` are keys of the page's own, besides those of the buttons here."""
        self._session, self._notice, self._ = session, notice, _
        self.next = button("", self._watched(self._go_on), size="large", icon="next", key="N")
        self.next.once = True
        self.pause = button(
            "", self._watched(self._stand_or_run), kind="sec", size="large", key=_("Space")
        )
        self.two = self._time(_("+2 min"), 2, "2")
        self.two.label = _("+2 min: give two more minutes")
        self.plus = self._time(_("+1 min"), 1, "+")
        self.minus = self._time(_("−1 min"), -1, "−")
        self.back = button(
            _("Take back the last step"),
            self._watched(session.take_back),
            kind="quiet",
            icon="undo",
            key="Z",
        )
        self.again = button(
            _("Open the workshop again"),
            self._watched(lambda: session.reopen()),  # noqa: PLW0108 - looked up when pressed
            kind="sec",
            icon="repeat",
        )
        self.shortcuts = Shortcuts(
            _,
            {
                "n": self.next.click,
                " ": self.pause.click,
                "2": self.two.click,
                "+": self.plus.click,
                "-": self.minus.click,
                "z": self.back.click,
                **(presses or {}),
            },
        )
        super().__init__(
            [
                row(self.next, self.pause),
                row(self.two, self.plus, self.minus, self.back, self.again),
            ]
        )
        self.add_class("pa-box")
        self.add_class("pa-controls")

    def render(self, live: Live) -> None:
        _ = self._
        running = live.phase is Phase.RUNNING
        # First, so that a press right after the words have changed is about what they say.
        self._tell_apart(live)
        self.next.description = next_step(live, _)
        self.next.show_icon(
            {Phase.PLANNED: "people", Phase.RUNNING: "next"}.get(live.phase, "play")
        )
        if running and live.next_leg is None:
            self.next.show_icon("stop")
        paused = live.clock.paused
        self.pause.description = _("Let the clock run") if paused else _("Stop the clock")
        self.pause.show_icon("play" if paused else "pause")
        _there(self.next, bool(self.next.description))
        for timing in (self.pause, self.two, self.plus, self.minus):
            _there(timing, running)
        _there(self.back, can_take_back(live))
        _there(self.again, live.phase is Phase.ENDED and live.step.segment is not None)

    def _tell_apart(self, live: Live) -> None:
        """Two desks may press at the same moment: each step is taken once, by whoever is first."""
        part = live.segment.key if live.segment else ""
        self.next.about = f"{live.phase.value} {part}"
        self.pause.about = "stands" if live.clock.paused else "runs"
        self.back.about = f"{self.next.about} {len(live.earlier)}"
        pressed = {"n": self.next, " ": self.pause, "z": self.back}
        self.shortcuts.about = {key: button.about for key, button in pressed.items()}

    def _time(self, words: str, minutes: int, key: str) -> Button:
        def lengthen() -> None:
            self._session.lengthen(timedelta(minutes=minutes))

        return button(words, self._watched(lengthen), kind="sec", key=key)

    def _go_on(self) -> None:
        live = self._session.state
        if live.phase is Phase.PLANNED:
            self._session.open_doors()
        elif next_step(live, self._):
            self._session.start_next()

    def _stand_or_run(self) -> None:
        if self._session.state.clock.paused:
            self._session.resume()
        else:
            self._session.pause()

    def _watched(self, act: Callable[[], object]) -> Callable[[object], None]:
        def pressed(_button: object) -> None:
            with self._notice.watch():
                act()

        return pressed


def next_step(live: Live, _: Translator) -> str:
    """What the big button does now, in words; empty when nothing is left to do."""
    if live.phase is Phase.ENDED:
        return ""
    if live.phase is Phase.PLANNED:
        return _("Open the doors")
    following = live.next_leg
    if following is not None:
        return starting(following, _)
    return _("End the workshop") if live.phase is Phase.RUNNING else ""


def starting(leg: Leg, _: Translator) -> str:
    """What the button that begins a part says."""
    segment = leg.first
    if segment.kind is Kind.MOVE:
        return _("Start the move to the tables")
    if segment.kind is Kind.ROUND and not segment.title:
        return _("Start round {round}", round=segment.round)
    return _("Start: {part}", part=leg.name)


def can_take_back(live: Live) -> bool:
    return bool(live.earlier) or live.phase is Phase.ENDED


def _there(widget: ipywidgets.Widget, there: bool) -> None:
    widget.layout.display = "" if there else "none"
