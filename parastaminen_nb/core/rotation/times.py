"""When a person is there and what they hear, as one thing that is told in a sentence.

A rule says who is away, for one person perhaps in several places; here it is all that is known of
that person, and it becomes rules again: one about rounds, one about cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.rotation.rules import Away, Rules


@dataclass(frozen=True, slots=True)
class Times:
    """Rounds (from 1) in which a person is `away`, and keys of the cases they do not hear."""

    person: str
    away: tuple[int, ...] = ()
    unheard: tuple[str, ...] = ()

    @classmethod
    def of(cls, rules: Rules, person: str) -> Times:
        """What the rules say of a person.

        >>> Times.of(Rules(away=(Away("p1", (1,)), Away("p1", (2,), ("b",)))), "p1")
        Times(person='p1', away=(1, 2), unheard=('b',))
        """
        told = [away for away in rules.away if away.person == person]
        return cls(
            person,
            tuple(sorted({round for away in told for round in away.rounds})),
            tuple(sorted({case for away in told for case in away.cases})),
        )

    @property
    def whole(self) -> bool:
        """Whether the person is there all the time and hears everything."""
        return not self.away and not self.unheard

    def rules(self) -> tuple[Away, ...]:
        """The same as rules, which are told and removed one by one."""
        rounds = (Away(self.person, rounds=self.away),) if self.away else ()
        return (*rounds, *((Away(self.person, cases=self.unheard),) if self.unheard else ()))

    def check(self, name: str, rounds: int, cases: Sequence[str]) -> None:
        """Raise `WorkshopError` where nothing is left: no round, or no case."""
        if set(range(1, rounds + 1)) <= set(self.away) or set(cases) <= set(self.unheard):
            raise WorkshopError(
                N_(
                    "{name} would sit at no table. Leave them a round and a case, or take them "
                    "off the list on the planning page."
                ),
                name=name,
            )

    def said(self, name: str, rounds: int, cases: Sequence[str]) -> Sentence:
        """In words, of a plan with so many rounds and with these cases."""
        when = self._when(name, rounds)
        if not self.unheard:
            return when or Sentence(N_("{name} is there all the time"), {"name": name})
        heard = [case.upper() for case in cases if case not in self.unheard]
        hears = {"n": len(heard), "cases": heard}
        if when is None:
            only = NN_("{name} hears case {cases} only", "{name} hears cases {cases} only")
            return Sentence(only, {"name": name, **hears})
        both = NN_("{when}, hears case {cases} only", "{when}, hears cases {cases} only")
        return Sentence(both, {"when": when, **hears})

    def _when(self, name: str, rounds: int) -> Sentence | None:
        """The rounds in words; None where the person is there in all of them."""
        there = [round for round in range(1, rounds + 1) if round not in self.away]
        if not self.away or not there:
            return Sentence(N_("{name} is not there"), {"name": name}) if self.away else None
        first, last = there[0], there[-1]
        blanks = {"name": name, "first": first, "last": last}
        if len(there) < last - first + 1:
            away = NN_("{name} is away in round {rounds}", "{name} is away in rounds {rounds}")
            listed = [str(round) for round in self.away]
            return Sentence(away, blanks | {"n": len(listed), "rounds": listed})
        if first == last:
            return Sentence(N_("{name} is there in round {first} only"), blanks)
        if last == rounds:
            return Sentence(N_("{name} comes for round {first}"), blanks)
        if first == 1:
            return Sentence(N_("{name} leaves after round {last}"), blanks)
        return Sentence(N_("{name} comes for round {first} and leaves after round {last}"), blanks)


def with_times(rules: Rules, told: Iterable[Times]) -> tuple[Away, ...]:
    """The rules about who is away, with what is told now in place of what was known of each."""
    new = {times.person: times for times in told}
    kept = [away for away in rules.away if away.person not in new]
    return (*kept, *(away for times in new.values() for away in times.rules()))
