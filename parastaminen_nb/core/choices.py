"""What a facilitator asks of a rotation while it is being decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.rotation import (
    Alternative,
    Mode,
    Pin,
    Rotation,
    Rules,
    alternatives,
    limits_by,
    plan_rotation,
    ways_out,
)
from parastaminen_nb.core.rule_lines import RuleLine, bounds_of, rule_lines
from parastaminen_nb.core.workshop import GroupSize, Workshop

if TYPE_CHECKING:
    from parastaminen_nb.core.live import Live


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
        return replace(live.asked, rules=_for_these(live.asked.rules, live.workshop))

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
            _for_these(rotation.rules, workshop),
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

    def with_apart(self, people: Sequence[str]) -> Choices:
        """No two of these at the same table."""
        return self._with(apart=(*self.rules.apart, _some(people)))

    def with_together(self, people: Sequence[str]) -> Choices:
        """All of these at the same table, the whole time."""
        return self._with(together=(*self.rules.together, _some(people)))

    def with_mixed(self, workshop: Workshop, trait: str, most: int) -> Choices:
        """At most so many people with the same unit (or language) at a table."""
        limits = limits_by(workshop.participants, trait, most=most)
        if not limits:
            raise WorkshopError(
                N_("Nobody on the list has a language yet.")
                if trait == "language"
                else N_("Nobody on the list has a unit. Write the units on the planning page.")
            )
        felt = tuple(limit for limit in limits if len(limit.people) > most)
        if not felt:
            raise WorkshopError(
                NN_(
                    "No group is larger than {n} person, so this would change nothing.",
                    "No group is larger than {n} people, so this would change nothing.",
                ),
                n=most,
            )
        named = {limit.name for limit in limits}
        kept = tuple(limit for limit in self.rules.limits if limit.name not in named)
        return self._with(limits=(*kept, *felt))

    def with_pins_changed(self, before: Sequence[Pin], after: Sequence[Pin]) -> Choices:
        """The same after pins were set or taken out on the plan itself."""
        kept = tuple(pin for pin in self.rules.pins if pin not in before or pin in after)
        new = tuple(pin for pin in after if pin not in before and pin not in kept)
        return self._with(pins=(*kept, *new))

    def without(self, key: str) -> Choices:
        """The same without one rule, named as `lines` names it."""
        kind, _, which = key.partition(" ")
        if kind == "limits":
            limits = tuple(limit for limit in self.rules.limits if bounds_of(limit) != which)
            return self._with(limits=limits)
        held = getattr(self.rules, kind)
        place = int(which)
        return self._with(**{kind: held[:place] + held[place + 1 :]})

    def lines(self, names: Mapping[str, str]) -> tuple[RuleLine, ...]:
        """Every rule in words. `names` tells how people are called."""
        return tuple(rule_lines(self.rules, names))

    def _with(self, **rules: object) -> Choices:
        return replace(self, rules=replace(self.rules, **rules))  # type: ignore[arg-type]


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


def _some(people: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(people))
    if len(chosen) < 2:
        raise WorkshopError(N_("Choose at least two people."))
    return chosen


def _tables(rotation: Rotation) -> int | None:
    """Tables at each case (or in the room), where all cases have the same number of them."""
    if rotation.mode is Mode.SAME_CASE:
        return len(rotation.tables(1))
    counts = {
        max(len(rotation.groups_at(case, number)) for number in range(1, rotation.rounds + 1))
        for case in rotation.cases
    }
    return counts.pop() if len(counts) == 1 and 0 not in counts else None


def _for_these(rules: Rules, workshop: Workshop) -> Rules:
    people = {person.key for person in workshop.participants}
    cases = {case.key for case in workshop.cases}

    def left(group: Sequence[str]) -> tuple[str, ...]:
        return tuple(person for person in group if person in people)

    return Rules(
        apart=tuple(group for one in rules.apart if len(group := left(one)) > 1),
        together=tuple(group for one in rules.together if len(group := left(one)) > 1),
        limits=tuple(replace(limit, people=left(limit.people)) for limit in rules.limits),
        pools=tuple(replace(pool, people=left(pool.people)) for pool in rules.pools),
        away=tuple(away for away in rules.away if away.person in people),
        wishes=tuple(wish for wish in rules.wishes if wish.person in people),
        hosts=tuple(h for h in rules.hosts if h.person in people and h.case in cases),
        pins=tuple(p for p in rules.pins if p.person in people and p.case in cases),
    )
