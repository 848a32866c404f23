"""What a facilitator should know about a rotation before the day, though nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.bound import pairs_of

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.seats import Rotation


def notes_of(rotation: Rotation) -> tuple[Sentence, ...]:
    """Idle cases, wishes that are kept, and that not everyone can meet everyone."""
    return tuple(_notes(rotation))


def _notes(rotation: Rotation) -> Iterator[Sentence]:
    busy = [{seat.case for seat in row if seat is not None} for row in rotation.seats]
    idle = max((len(rotation.cases) - len(cases) for cases in busy), default=0)
    if idle and rotation.mode != "same-case":
        yield Sentence(
            NN_(
                "{people} people are too few for every case at once: "
                "{n} case has a break in every round.",
                "{people} people are too few for every case at once: "
                "{n} cases have a break in every round.",
            ),
            {"n": idle, "people": len(rotation.people)},
        )
    if rotation.rules.wishes:
        wishes = [wish for wish in rotation.rules.wishes if wish.cases]
        heard = sum(
            wish.cases[0] in {seat.case for seat in rotation.itinerary(wish.person) if seat}
            for wish in wishes
        )
        yield Sentence(
            N_("The case they wish for most is heard by {heard} of {wishes} people."),
            {"heard": heard, "wishes": len(wishes)},
        )
    quality = rotation.quality()
    people, bound = len(rotation.people) - len(quality.seatless), quality.bound
    if bound < pairs_of(people):
        # The quality has been told by the lower bound where nobody meets anyone a third time.
        lower = quality.fair and quality.fair_bound < bound
        yield Sentence(
            N_(
                "Everyone cannot meet everyone: {people} people make {pairs} pairs, and at most "
                "{bound} of them can meet at these tables, if some people meet three times."
            )
            if lower
            else N_(
                "Everyone cannot meet everyone: {people} people make {pairs} pairs, "
                "and at most {bound} of them can meet at these tables."
            ),
            {"people": people, "pairs": pairs_of(people), "bound": bound},
        )
