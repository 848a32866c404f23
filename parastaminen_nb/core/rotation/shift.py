"""The shift rule: seat b at table a moves b tables further every round.

Two people of one crowd meet twice only if (b - b') * (r - r') is nothing in the arithmetic of
the tables. Counting around the circle that never happens when there are more tables than
(size - 1) * (rounds - 1), or when the number of tables is a prime; in a finite field it never
happens as long as there are as many tables as rounds and as seats.
"""

from __future__ import annotations

from parastaminen_nb.core.rotation.fields import field_of


def shift_tables(people: int, tables: int, rounds: int) -> list[list[int]] | None:
    """The table of every person (0 ..) of one crowd in every round: `[round][person]`.

    None when the rule would let two people meet twice.

    >>> shift_tables(4, 2, 2)
    [[0, 1, 0, 1], [0, 1, 1, 0]]
    """
    seats = -(-people // tables)
    spots = [(person % tables, person // tables) for person in range(people)]
    if all((apart * later) % tables for apart in range(1, seats) for later in range(1, rounds)):
        return [[(a + b * now) % tables for a, b in spots] for now in range(rounds)]
    field = field_of(tables)
    if field is not None and seats <= tables and rounds <= tables:
        return [[field.plus[a][field.times[b][now]] for a, b in spots] for now in range(rounds)]
    return None
