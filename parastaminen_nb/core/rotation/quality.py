"""How well people are mixed, in numbers and in words, next to the proved best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.bound import Bounds, bounds

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.seats import Rotation, Seat


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of pairs. `bound` and `fair_bound` are proved; see `bound`.

    `fair_bound` holds when nobody may meet anyone more than twice, but for those who are kept
    together as they were asked to be; `most_unasked` is `most_meetings` without these. `slots`
    is how many would meet if nobody met twice. `new_faces` stand in the order of the rotation's
    people: how many different people each of them meets. `seatless` are the places of those who
    have no seat at all, because they host or are away the whole time.
    """

    distinct: int
    bound: int
    fair_bound: int
    repeats: int
    most_meetings: int
    most_unasked: int
    slots: int
    new_faces: tuple[int, ...]
    seatless: frozenset[int] = frozenset()

    @property
    def fewest_new(self) -> int:
        """Of those who sit at some table."""
        seated = (met for n, met in enumerate(self.new_faces) if n not in self.seatless)
        return min(seated, default=0)

    @property
    def most_new(self) -> int:
        return max(self.new_faces, default=0)

    @property
    def best(self) -> bool:
        """Whether no rotation with these tables can do better."""
        return self.distinct >= (self.fair_bound if self.fair else self.bound)

    @property
    def fair(self) -> bool:
        """Whether nobody meets anyone more than twice unless they are kept together."""
        return self.most_unasked <= 2

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
    glued = kept_together(rotation)
    unasked = [times for pair, times in met.items() if not glued or frozenset(pair) not in glued]
    return Quality(
        distinct=len(met),
        bound=best.distinct,
        fair_bound=best.fair,
        repeats=sum(met.values()) - len(met),
        most_meetings=max(met.values(), default=0),
        most_unasked=max(unasked, default=0),
        slots=best.slots,
        new_faces=tuple(faces),
        seatless=frozenset(
            n for n in range(len(faces)) if all(row[n] is None for row in rotation.seats)
        ),
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
    """The bounds for tables of exactly the sizes that this rotation has, pool by pool."""
    place = {person: number for number, person in enumerate(rotation.people)}
    pools = [{place[key] for key in pool.people if key in place} for pool in rotation.rules.pools]
    rest = set(place.values()).difference(*pools)
    glued = kept_together(rotation)
    found = [_bounds_of(rotation, members, glued) for members in (*pools, rest) if members]
    return Bounds(
        slots=sum(best.slots for best in found),
        meet_again=sum(best.meet_again for best in found),
        distinct=sum(best.distinct for best in found),
        fair=sum(best.fair for best in found),
    )


def _bounds_of(
    rotation: Rotation, members: set[int], glued: Mapping[frozenset[int], int]
) -> Bounds:
    """The bounds for people who sit only among themselves."""
    case_place = {case: index for index, case in enumerate(rotation.cases)}
    sizes: list[list[tuple[int, int]]] = []
    present: list[set[int]] = []
    for row in rotation.seats:
        count: dict[Seat, int] = {}
        there: set[int] = set()
        for person, seat in enumerate(row):
            if seat is not None and person in members:
                count[seat] = count.get(seat, 0) + 1
                there.add(person)
        sizes.append([(case_place[seat.case], people) for seat, people in count.items()])
        present.append(there)
    return bounds(
        sizes,
        len(set().union(*present)),
        same_case=rotation.mode == "same-case",
        leaving=[[len(now - then) for then in present] for now in present],
        together=[times for pair, times in glued.items() if pair <= members],
    )


def kept_together(rotation: Rotation) -> dict[frozenset[int], int]:
    """Pairs (their places in the list) that were asked to be kept together and are in every
    round in which both have a seat, and in how many rounds that is."""
    place = {person: number for number, person in enumerate(rotation.people)}
    asked = {
        frozenset((place[a], place[b]))
        for group in rotation.rules.together
        for a, b in combinations(group, 2)
        if a in place and b in place
    }
    kept: dict[frozenset[int], int] = {}
    for pair in asked:
        one, other = sorted(pair)
        both = [row for row in rotation.seats if row[one] and row[other]]
        if both and all(row[one] == row[other] for row in both):
            kept[pair] = len(both)
    return kept


def _sentences(quality: Quality) -> Iterator[Sentence]:
    blanks = {
        "distinct": quality.distinct,
        "bound": quality.fair_bound if quality.fair else quality.bound,
        "times": quality.most_meetings,
    }
    if quality.repeats == 0:
        yield Sentence(
            N_("All {distinct} pairs that can meet do, and nobody meets anyone twice."), blanks
        )
    elif not quality.fair:
        yield Sentence(
            N_(
                "{distinct} of at most {bound} possible pairs meet; some people meet {times} times."
            ),
            blanks,
        )
    elif quality.most_meetings > 2:
        yield Sentence(
            N_(
                "{distinct} of at most {bound} possible pairs meet, and nobody meets anyone "
                "more than twice but those who are kept together."
            ),
            blanks,
        )
    else:
        yield Sentence(
            N_(
                "{distinct} of at most {bound} possible pairs meet, "
                "and nobody meets anyone more than twice."
            ),
            blanks,
        )
    if quality.best and quality.repeats:
        yield Sentence(N_("No rotation with these tables does better."))
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
