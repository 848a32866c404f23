"""How an experiment stands on a day: what a facilitator has to look at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.pathway.experiments import Decision, Experiment, Stage
from parastaminen_nb.core.pathway.pathway import Pathway

_WEEK: Final = 7


class Standing(StrEnum):
    """How an experiment stands. A page shows each by words and an icon, never by colour alone."""

    THOUGHT_OF = "thought_of"
    NO_OWNER = "no_owner"
    NO_STEP = "no_step"
    LATE = "late"
    GOING = "going"
    UNDECIDED = "undecided"
    CONTINUES = "continues"
    CHANGES = "changes"
    SPREADS = "spreads"
    STOPS = "stops"


NEEDS: Final = frozenset({Standing.NO_OWNER, Standing.NO_STEP, Standing.LATE, Standing.UNDECIDED})
"""What somebody has to do something about."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one experiment stands, and by how many days it is late."""

    standing: Standing
    days: int = 0

    @property
    def needs(self) -> bool:
        return self.standing in NEEDS

    def said(self) -> Sentence:
        """In words, whole weeks from one week on.

        >>> str(Stand(Standing.LATE, 8).said()), str(Stand(Standing.LATE, 2).said())
        ('1 week late', '2 days late')
        """
        if self.standing is not Standing.LATE:
            return Sentence(_SAID[self.standing])
        if self.days >= _WEEK:
            return Sentence(NN_("{n} week late", "{n} weeks late"), {"n": self.days // _WEEK})
        return Sentence(NN_("{n} day late", "{n} days late"), {"n": self.days})


def stand(experiment: Experiment, today: date) -> Stand:
    """How an experiment stands on that day.

    >>> stand(Experiment("x", "Lounas"), date(2027, 4, 29)).standing
    <Standing.NO_OWNER: 'no_owner'>
    """
    if experiment.stage is Stage.DECIDED:
        decision = experiment.decision
        return Stand(Standing(decision.value) if decision else Standing.UNDECIDED)
    if not experiment.responsible:
        return Stand(Standing.NO_OWNER)
    due = experiment.next_day
    if due is not None and due < today:
        return Stand(Standing.LATE, (today - due).days)
    if experiment.stage is Stage.IDEA:
        return Stand(Standing.THOUGHT_OF)
    return Stand(Standing.GOING if experiment.next_step or due else Standing.NO_STEP)


def needing(path: Pathway, today: date) -> tuple[Experiment, ...]:
    """The experiments that somebody has to do something about."""
    return tuple(one for one in path.experiments if stand(one, today).needs)


_SAID: Final = {
    Standing.THOUGHT_OF: N_("Not begun"),
    Standing.NO_OWNER: N_("Nobody is responsible yet"),
    Standing.NO_STEP: N_("No next step"),
    Standing.GOING: N_("Going on"),
    Standing.UNDECIDED: N_("To be decided"),
    Standing.CONTINUES: N_("Continues for good"),
    Standing.CHANGES: N_("Goes on in another form"),
    Standing.SPREADS: N_("Is taken up elsewhere"),
    Standing.STOPS: N_("Ended"),
}
assert {decision.value for decision in Decision} <= {one.value for one in Standing}
