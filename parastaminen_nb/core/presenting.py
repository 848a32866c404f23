"""Is there somebody to present every case in every round of a rotation?"""

from __future__ import annotations

from collections.abc import Iterator

from parastaminen_nb.core.errors import NN_, Sentence
from parastaminen_nb.core.letters import presenters
from parastaminen_nb.core.rotation import Mode, Rotation
from parastaminen_nb.core.rotation.troubles import two_at_once
from parastaminen_nb.core.workshop import Workshop


def unpresented(workshop: Workshop, rotation: Rotation) -> Iterator[Sentence]:
    """Presenters of two cases at once, and cases whose presenters all sit at some table in a round
    in which nobody else presents.

    Where all take the same case at a time, its presenter may well sit at a table then.
    """
    if rotation.mode is Mode.SAME_CASE:
        return
    yield from two_at_once(workshop.cases, rotation.rules, rotation.rounds)
    for case in workshop.cases:
        named = presenters(workshop, case)
        if not named or any(person.key not in rotation.people for person in named):
            continue  # somebody who does not rotate is there all the time
        rounds = [
            number
            for number in range(1, rotation.rounds + 1)
            if all(rotation.seat(person.key, number) for person in named)
            and not any(h.case == case.key and number in h.rounds for h in rotation.rules.hosts)
        ]
        if rounds:
            yield Sentence(
                NN_(
                    "{person} presents case {case} but sits at a table in round {rounds}. Say "
                    "under “Who presents where” who presents it then.",
                    "{person} presents case {case} but sits at a table in rounds {rounds}. Say "
                    "under “Who presents where” who presents it then.",
                ),
                {
                    "person": [person.name for person in named],
                    "case": case.letter,
                    "rounds": [str(number) for number in rounds],
                    "n": len(rounds),
                },
            )
