"""How well people are mixed, in numbers and in words, next to the proved best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.bound import Bounds, bounds

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.seats import Rotation, Seat


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of pairs. `bound` and `fair_bound` are proved; see `bound`.

    `fair_bound` holds when nobody may meet anyone more than twice. `slots` is how many would
    meet if nobody met twice. `new_faces` stand in the order of the rotation's people: how many
    different people each of them meets.
    """

    distinct: int
    bound: int
    fair_bound: int
    repeats: int
    most_meetings: int
    slots: int
    new_faces: tuple[int, ...]

    @property
    def fewest_new(self) -> int:
        return min(self.new_faces, default=0)

    @property
    def most_new(self) -> int:
        return max(self.new_faces, default=0)

    @property
    def best(self) -> bool:
        """Whether no rotation with these tables can do better."""
        return self.distinct >= (self.fair_bound if self.most_meetings <= 2 else self.bound)

    def sentences(self) -> tuple[Sentence, ...]:
        """The quality in words, the most important first."""
        return tuple(_sentences(self))


def quality_of(rotation: Rotation) -> Quality:
    """Count who meets whom, and reckon the bounds for tables of these sizes."""
    met = meetings(rotation)
    faces = [0] * len(rotation.people)
    for one, other in met:
        faces[one] += 1
        faces[other] += 1
    best = bounds_of(rotation)
    return Quality(
        distinct=len(met),
        bound=best.distinct,
        fair_bound=best.fair,
        repeats=sum(met.values()) - len(met),
        most_meetings=max(met.values(), default=0),
        slots=best.slots,
        new_faces=tuple(faces),
    )


def meetings(rotation: Rotation) -> dict[tuple[int, int], int]:
    """How often two people (their places in the list, smaller first) share a table."""
    met: dict[tuple[int, int], int] = {}
    for row in rotation.seats:
        members: dict[Seat, list[int]] = {}
        for person, seat in enumerate(row):
            if seat is not None:
                members.setdefault(seat, []).append(person)
        for table in members.values():
            for place, one in enumerate(table):
                for other in table[place + 1 :]:
                    met[one, other] = met.get((one, other), 0) + 1
    return met


def bounds_of(rotation: Rotation) -> Bounds:
    """The bounds for tables of exactly the sizes that this rotation has."""
    place = {case: index for index, case in enumerate(rotation.cases)}
    sizes: list[list[tuple[int, int]]] = []
    present: list[set[int]] = []
    for row in rotation.seats:
        count: dict[Seat, int] = {}
        for seat in row:
            if seat is not None:
                count[seat] = count.get(seat, 0) + 1
        sizes.append([(place[seat.case], people) for seat, people in count.items()])
        present.append({person for person, seat in enumerate(row) if seat is not None})
    leaving = [[len(now - then) for then in present] for now in present]
    seated = set().union(*present) if present else set()
    return bounds(
        sizes,
        len(seated),
        same_case=rotation.mode == "same-case",
        leaving=leaving,
        together_pairs=_together_all_day(rotation),
    )


def _together_all_day(rotation: Rotation) -> int:
    """Pairs who were asked to be kept together and are there in every round."""
    there = {
        person
        for place, person in enumerate(rotation.people)
        if all(row[place] is not None for row in rotation.seats)
    }
    pairs: set[frozenset[str]] = set()
    for group in rotation.rules.together:
        pairs |= {frozenset((a, b)) for a in group for b in group if a != b and {a, b} <= there}
    return len(pairs)


def _sentences(quality: Quality) -> Iterator[Sentence]:
    fair = quality.most_meetings <= 2
    blanks = {
        "distinct": quality.distinct,
        "bound": quality.fair_bound if fair else quality.bound,
        "times": quality.most_meetings,
    }
    if quality.repeats == 0:
        yield Sentence(
            N_("All {distinct} pairs that can meet do, and nobody meets anyone twice."), blanks
        )
    elif fair:
        yield Sentence(
            N_(
                "{distinct} of at most {bound} possible pairs meet, "
                "and nobody meets anyone more than twice."
            ),
            blanks,
        )
    else:
        yield Sentence(
            N_(
                "{distinct} of at most {bound} possible pairs meet; some people meet {times} times."
            ),
            blanks,
        )
    if quality.fewest_new == quality.most_new:
        yield Sentence(
            NN_("Everyone meets {n} new person.", "Everyone meets {n} new people."),
            {"n": quality.most_new},
        )
    else:
        yield Sentence(
            N_("Everyone meets {least} to {most} new people."),
            {"least": quality.fewest_new, "most": quality.most_new},
        )
