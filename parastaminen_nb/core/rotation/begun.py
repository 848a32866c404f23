"""Tables that need no search: the shift rule where it is perfect, and groups that stay together."""

from __future__ import annotations

from parastaminen_nb.core.rotation.paths import Path
from parastaminen_nb.core.rotation.room import Room
from parastaminen_nb.core.rotation.shift import shift_tables

Rows = list[list[int]]


def shifted(room: Room) -> Rows | None:
    """Perfect tables by the shift rule, when crowds go together and the rule is perfect."""
    crowd: dict[Path, list[int]] = {}
    for person in range(room.people):
        crowd.setdefault(tuple(row[person] for row in room.at), []).append(person)
    table = [[-1] * room.people for _ in range(room.rounds)]
    for path, members in crowd.items():
        if min(path) < 0:
            return None
        counts = {len(room.shares[r][case]) for r, case in enumerate(path)}
        rows = shift_tables(len(members), max(counts), room.rounds) if len(counts) == 1 else None
        if rows is None:
            return None
        for r, row in enumerate(rows):
            first = room.first_table(r, path[r])
            for person, number in zip(members, row, strict=True):
                table[r][person] = first + number
    return table


def groups_together(room: Room) -> Rows:
    """Tables that stay together: everyone of one crowd is dealt to its tables once."""
    paths = [tuple(row[person] for row in room.at) for person in range(room.people)]
    dealt: dict[Path, int] = {}
    table: Rows = [[-1] * room.people for _ in range(room.rounds)]
    # Whoever is away for some of it joins a crowd that goes the same way, after all others.
    for person in sorted(range(room.people), key=lambda person: -1 in paths[person]):
        path = paths[person]
        ways = [way for way in dealt if _same_way(way, path)]
        crowd = min(ways, key=lambda way: dealt[way]) if ways else path
        number = dealt.get(crowd, 0)
        dealt[crowd] = number + 1
        for r, case in enumerate(path):
            if case >= 0:
                first = room.first_table(r, case)
                table[r][person] = first + number % len(room.shares[r][case])
    return table


def _same_way(path: Path, other: Path) -> bool:
    """Whether both hear the same cases in the rounds in which both are there."""
    return all(a == b or min(a, b) < 0 for a, b in zip(path, other, strict=True))
