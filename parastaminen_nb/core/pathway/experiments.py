"""Small experiments: what is tried, who answers for it, what happens next and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """Where an experiment is; its column on the board."""

    IDEA = "idea"
    TRYING = "trying"
    DECIDED = "decided"


class Decision(StrEnum):
    """What was decided of an experiment when it had been tried."""

    CONTINUES = "continues"
    """It stays, as it was tried."""
    CHANGES = "changes"
    """It goes on in another form."""
    SPREADS = "spreads"
    """It is taken up elsewhere as well."""
    STOPS = "stops"


@dataclass(frozen=True, slots=True)
class Experiment:
    """Something small that is tried after a workshop.

    `case` is the key of the case that it came from, or empty; `sources` are the digests of the
    comments that it stands on (see `core.edits`). `next_step` happens on `next_day`. `measure`
    says in words what is counted, `unit` what one reading counts ("visitors"), `target` how many
    are hoped for. `decision` is what became of it, on `decided_on`, and `reason` why.
    """

    key: str
    title: str
    case: str = ""
    stage: Stage = Stage.IDEA
    aim: str = ""
    """What is tried, with whom, and what should be different then."""
    responsible: str = ""
    next_step: str = ""
    next_day: date | None = None
    measure: str = ""
    unit: str = ""
    target: float | None = None
    decision: Decision | None = None
    reason: str = ""
    decided_on: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted on a day. One experiment has one reading a day."""

    experiment: str
    day: date
    value: float

    @property
    def key(self) -> str:
        """By what it is known among all that was counted."""
        return f"{self.experiment} {self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was told of an experiment at a meeting, in the words of whoever told it. One
    experiment has one report at a meeting."""

    experiment: str
    meeting: str
    text: str

    @property
    def key(self) -> str:
        """By what it is known among all that was told."""
        return f"{self.meeting} {self.experiment}"
