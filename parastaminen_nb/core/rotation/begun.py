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
    """Tables that stay together: everyone of one crowd is dealt to its groups once.

    Where those who are away leave a crowd fewer tables, its smallest groups join the others.
    """
    paths = [tuple(row[person] for row in room.at) for person in range(room.people)]
    dealt: dict[Path, int] = {}
    group = [0] * room.people
    # Whoever is away for some of it joins a crowd that goes the same way, after all others.
    for person in sorted(range(room.people), key=lambda person: -1 in paths[person]):
        path = paths[person]
        ways = [way for way in dealt if _same_way(way, path)]
        crowd = min(ways, key=lambda way: dealt[way]) if ways else path
        group[person] = dealt.get(crowd, 0) % _groups(room, crowd)
        dealt[crowd] = dealt.get(crowd, 0) + 1
    table: Rows = [[-1] * room.people for _ in range(room.rounds)]
    for r, row in enumerate(room.at):
        for case, shares in enumerate(room.shares[r]):
            there: dict[int, list[int]] = {}
            for person, at in enumerate(row):
                if at == case:
                    there.setdefault(group[person], []).append(person)
            for number, members in enumerate(
                _joined(there, len(shares)), room.first_table(r, case)
            ):
                for person in members:
                    table[r][person] = number
    return table


def _groups(room: Room, path: Path) -> int:
    """How many groups a crowd has that goes this way; one at least."""
    tables = (len(room.shares[r][case]) for r, case in enumerate(path) if case >= 0)
    return max(tables, default=1)


def _same_way(path: Path, other: Path) -> bool:
    """Whether both hear the same cases in the rounds in which both are there."""
    return all(a == b or min(a, b) < 0 for a, b in zip(path, other, strict=True))


def _joined(groups: dict[int, list[int]], tables: int) -> list[list[int]]:
    """The groups at so few tables, the largest of them kept, in their order."""
    by_size = sorted(groups, key=lambda number: (-len(groups[number]), number))
    found = [groups[number] for number in sorted(by_size[:tables])]
    for person in (person for number in by_size[tables:] for person in groups[number]):
        min(found, key=len).append(person)
    return found
