"""What a facilitator asks of a rotation while it is being decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, TypeVar

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import NN_, Sentence, WorkshopError
from parastaminen_nb.core.rotation import (
    Alternative,
    Mode,
    Rotation,
    Rules,
    alternatives,
    plan_rotation,
    ways_out,
)
from parastaminen_nb.core.rotation.sizing import balanced, tables_for
from parastaminen_nb.core.rule_lines import RuleLine, rule_lines
from parastaminen_nb.core.rule_making import rules_for, without_rule
from parastaminen_nb.core.workshop import GroupSize, Workshop

if TYPE_CHECKING:
    from parastaminen_nb.core.live import Live

_Rule = TypeVar("_Rule")


@dataclass(frozen=True)
class Choices:
    """What is asked: how many a table, how many rounds, how people mix, and the rules.

    `tables` is told where the sizes alone do not say it: tables at each case, or with all
    tables at the same case the tables of the room. None leaves it to the sizes.
    """

    size: GroupSize = GroupSize()
    rounds: int = 1
    mode: Mode = Mode.FAIR
    tables: int | None = None
    rules: Rules = field(default_factory=Rules)

    @classmethod
    def of(cls, live: Live) -> Choices:
        """What is asked, for the people and the agenda of now: what somebody chose and nobody has
        found a rotation for yet, else what was asked of the rotation there is.

        A rule about somebody who is no longer on the list says nothing any more and is left out.
        """
        if live.asked is None:
            return cls.made(live)
        return replace(live.asked, rules=rules_for(live.asked.rules, live.workshop))

    @classmethod
    def made(cls, live: Live) -> Choices:
        """What was asked of the rotation there is; the usual where there is none."""
        from parastaminen_nb.core.readiness import outdated

        rotation, workshop = live.rotation, live.workshop
        rounds = live.agenda.rounds
        if rotation is None:
            return cls(workshop.group_size, rounds or max(1, len(workshop.cases)))
        return cls(
            workshop.group_size,
            rounds or rotation.rounds,
            rotation.mode,
            None if outdated(live) else _tables(rotation),
            rules_for(rotation.rules, workshop),
        )

    def planned(self, workshop: Workshop, seed: int = 1) -> Rotation:
        """The rotation that is asked for. Raises `WorkshopError` where it cannot be had."""
        return plan_rotation(
            workshop.people,
            workshop.cases,
            size=self.size,
            rounds=self.rounds,
            mode=self.mode,
            tables_per_case=self.tables,
            rules=self.rules,
            seed=seed,
        )

    def alternatives(self, workshop: Workshop) -> tuple[Alternative, ...]:
        """What else could be had with the same sizes, rounds and rules."""
        return alternatives(
            workshop.people,
            workshop.cases,
            size=self.size,
            rounds=self.rounds,
            rules=self.rules,
        )

    def ways_out(self, workshop: Workshop) -> tuple[Sentence, ...]:
        """What would help where not everything that is asked can be had."""
        return ways_out(
            workshop.people,
            workshop.cases,
            size=self.size,
            rounds=self.rounds,
            mode=self.mode,
            tables_per_case=self.tables,
            rules=self.rules,
        )

    # -- the rules ---------------------------------------------------------------------------

    def ruled(self, rules: Rules) -> Choices:
        """The same with these rules."""
        return replace(self, rules=rules)

    def with_rules_changed(self, before: Rules, after: Rules) -> Choices:
        """The same after rules changed elsewhere: somebody was pinned on the plan itself, or
        another planner made a rule. What was made here stays."""
        changed = {
            field.name: _changed(*(getattr(one, field.name) for one in (self.rules, before, after)))
            for field in fields(Rules)
        }
        return self.ruled(Rules(**changed))

    def with_theirs(self, base: Choices | None, made: Rules, theirs: Choices) -> Choices:
        """What two asked at the same time, put together; where both said otherwise, ours holds.

        `base` is what was asked before, None where nothing but the rules `made` in the rotation.
        """
        both = self.with_rules_changed(base.rules if base else made, theirs.rules)
        if base is None:
            return both
        untouched = {
            name: getattr(theirs, name)
            for name in ("size", "rounds", "mode", "tables")
            if getattr(self, name) == getattr(base, name)
        }
        return replace(both, **untouched)

    def without(self, key: str) -> Choices:
        """The same without one rule, named as `lines` names it."""
        return self.ruled(without_rule(self.rules, key))

    def lines(self, names: Mapping[str, str]) -> tuple[RuleLine, ...]:
        """Every rule in words. `names` tells how people are called."""
        return tuple(rule_lines(self.rules, names))


def agenda_with_rounds(workshop: Workshop, agenda: Agenda, rounds: int) -> Agenda:
    """The agenda for another number of rounds: made anew where nobody has touched it.

    Raises `WorkshopError` where somebody has, for their work is not thrown away.
    """
    if agenda.rounds == rounds:
        return agenda

    def usual(number: int) -> Agenda:
        return Agenda.generated(
            workshop.variant, cases=len(workshop.cases), rounds=number, minutes=workshop.minutes
        )

    if agenda.segments and agenda != usual(agenda.rounds):
        raise WorkshopError(
            NN_(
                "The agenda has {n} round and has been written by hand. Change its rounds on "
                "the planning page first.",
                "The agenda has {n} rounds and has been written by hand. Change its rounds on "
                "the planning page first.",
            ),
            n=agenda.rounds,
        )
    return usual(rounds)


def first_open_round(live: Live) -> int | None:
    """The first round that may still be planned otherwise; None when none is left.

    A round that people sit in or are moving to stays as they were told.
    """
    if live.phase == "ended":
        return None
    if live.segment is None and not live.agenda.rounds:
        return 1
    return live.next_round


def _changed(
    ours: Sequence[_Rule], before: Sequence[_Rule], after: Sequence[_Rule]
) -> tuple[_Rule, ...]:
    """Our rules after others went from `before` to `after`."""
    kept = tuple(rule for rule in ours if rule not in before or rule in after)
    return (*kept, *(rule for rule in after if rule not in before and rule not in kept))


def _tables(rotation: Rotation) -> int | None:
    """Tables at each case (or in the room), where all cases have the same number of them and the
    sizes alone would have given another."""
    people = len(rotation.people)
    if rotation.mode is Mode.SAME_CASE:
        tables = len(rotation.tables(1))
        return None if tables == tables_for(people, rotation.size) else tables
    counts = {
        max(len(rotation.groups_at(case, number)) for number in range(1, rotation.rounds + 1))
        for case in rotation.cases
    }
    if len(counts) > 1 or 0 in counts or rotation.rules.pools:
        return None
    shares = balanced(people, len(rotation.cases))
    usual = {tables_for(share, rotation.size) for share in shares}
    return None if usual == counts else counts.pop()
