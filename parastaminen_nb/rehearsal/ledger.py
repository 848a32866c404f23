"""What all phones of a rehearsal sent and heard, and when. Times are seconds, monotonic."""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass, field


@dataclass(slots=True)
class Sent:
    """A comment that somebody wrote: its words, and when its first sending began."""

    number: int
    text: str
    began: float


@dataclass(slots=True)
class Ledger:
    """Kept by all phones together, so that a thousand of them fit into little memory.

    `delays` are from the first sending of a comment until another phone has it, `presses` from a
    press at the desk until a phone's clock shows it, `joins` from the door to a usable page,
    `returns` from a cut connection until the stream flows again: all in seconds.
    """

    sent: dict[str, Sent] = field(default_factory=dict)
    pressed: dict[str, float] = field(default_factory=dict)
    delays: array[float] = field(default_factory=lambda: array("d"))
    presses: array[float] = field(default_factory=lambda: array("d"))
    joins: array[float] = field(default_factory=lambda: array("d"))
    returns: array[float] = field(default_factory=lambda: array("d"))
    returned_at: array[float] = field(default_factory=lambda: array("d"))
    """When each of the `returns` was over."""
    at_once: bool = True
    """Whether others see a comment at once; where it has to wait there is no delay to tell."""
    answers: int = 0
    refused: list[str] = field(default_factory=list)
    """What the hub said where it did not take something."""

    def begin(self, key: str, text: str) -> None:
        """Note that a comment is on its way from now on."""
        self.sent[key] = Sent(len(self.sent), text, time.perf_counter())


@dataclass(slots=True)
class Heard:
    """Which comments one phone heard on its stream, one byte for each of the ledger's comments."""

    ledger: Ledger
    own: set[str] = field(default_factory=set)
    times: bytearray = field(default_factory=bytearray)
    twice: int = 0

    def hear(self, key: str, now: float, *, here_since: float, again: bool = False) -> None:
        """A comment came, perhaps `again`: the hub cannot know that it was told before.

        What was sent while the phone itself was away has no delay to tell.
        """
        sent = self.ledger.sent.get(key)
        if sent is None:
            return  # somebody wrote it who watches the rehearsal
        if len(self.times) <= sent.number:
            self.times.extend(bytes(len(self.ledger.sent) - len(self.times)))
        if self.times[sent.number]:
            self.twice += not again
            return
        self.times[sent.number] = 1
        if self.ledger.at_once and sent.began >= here_since and key not in self.own:
            self.ledger.delays.append(now - sent.began)

    def __contains__(self, key: str) -> bool:
        sent = self.ledger.sent.get(key)
        return sent is not None and sent.number < len(self.times) and bool(self.times[sent.number])
