"""A rotation as plain data that another program can check."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.rotation.seats import Rotation


def as_document(
    rotation: Rotation,
    names: Mapping[str, str] | None = None,
    say: Callable[[Sentence], str] = str,
) -> dict[str, object]:
    """The rotation as JSON-able data. The keys and their order are stable.

    `people` are names in input order; `case[round][person]` is the index of a case and
    `table[round][person]` that of a table within the whole room (all tables of the first case,
    then of the second ...), both null for those who are away. `say` puts conflicts into words,
    in English unless a translator is passed.
    """
    place = {case: index for index, case in enumerate(rotation.cases)}
    rows = rotation.seats
    widest: dict[str, int] = dict.fromkeys(rotation.cases, 0)
    for row in rows:
        for seat in row:
            if seat is not None:
                widest[seat.case] = max(widest[seat.case], seat.table)
    first = _starts([widest[case] for case in rotation.cases])
    if rotation.mode == "same-case":
        first = [0] * len(rotation.cases)
    quality = rotation.quality()
    return {
        "people": [(names or {}).get(person, person) for person in rotation.people],
        "cases": len(rotation.cases),
        "rounds": rotation.rounds,
        "case": [[None if s is None else place[s.case] for s in row] for row in rows],
        "table": [
            [None if s is None else first[place[s.case]] + s.table - 1 for s in row] for row in rows
        ],
        "quality": {
            "distinct": quality.distinct,
            "bound": quality.bound,
            "fair_bound": quality.fair_bound,
            "repeats": quality.repeats,
            "most_meetings": quality.most_meetings,
        },
        "conflicts": [say(sentence) for sentence in rotation.conflicts(names)],
    }


def _starts(counts: Sequence[int]) -> list[int]:
    return [sum(counts[:place]) for place in range(len(counts))]
