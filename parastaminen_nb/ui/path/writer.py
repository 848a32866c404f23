"""What the views of a path write with, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Decision, Stage
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.notice import Notice


class Writer(Protocol):
    """A path as one page writes it; each method may raise a `WorkshopError`."""

    @property
    def state(self) -> Live: ...
    @property
    def today(self) -> date: ...

    def plan_usual(self, months: int) -> None: ...
    def add_meeting(self, fields: Mapping[str, str]) -> str: ...
    def write_meeting(self, key: str, fields: Mapping[str, str]) -> None: ...
    def drop_meeting(self, key: str) -> None: ...
    def reply(self, meeting: str, person: str, coming: bool | None) -> None: ...

    def add_experiment(self, fields: Mapping[str, str]) -> str: ...
    def write_experiment(self, key: str, fields: Mapping[str, str]) -> None: ...
    def move(self, key: str, stage: Stage) -> None: ...
    def decide(self, key: str, decision: Decision, reason: str = "") -> None: ...
    def drop_experiment(self, key: str) -> None: ...
    def read(self, key: str, day: date, value: float | None) -> None: ...
    def tell(self, key: str, meeting: str, text: str) -> None: ...


@dataclass(frozen=True)
class Shared:
    """How a path is written, where trouble is said and in which words. `told` is called after a
    step that can be taken back, `going` when the reader goes elsewhere on the page."""

    pathing: Writer
    notice: Notice
    words: Translator
    told: Callable[[], object] = lambda: None
    going: Callable[[], object] = lambda: None
