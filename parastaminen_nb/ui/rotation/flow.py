"""A picture of how people flow between tables from round to round, and how they mix on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Dict, List, Unicode

from parastaminen_nb.core.rotation import Rotation, Seat, Table
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch

MOST_PICTURED = 200
"""More people make threads that nobody can tell apart."""


class Flow(Telling):
    """Rounds as columns, tables as boxes, a thread for everyone. Tells "choose" (person).

    `lit` is the key of the person whose way is shown; another is shown while pointed at.
    """

    _esm = script("rotation/flow.js")
    _css = style("rotation/flow.css")
    people: List[Any] = List().tag(sync=True)
    columns: List[Any] = List().tag(sync=True)
    lit = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            words={
                "hint": _(
                    "Point at a person or a table to see their way. On a keyboard, the arrows go "
                    "from one to the next."
                ),
                "many": _(
                    "The picture is for at most {n} people. Table by table has everyone.",
                    n=MOST_PICTURED,
                ),
            },
        )

    def show(self, rotation: Rotation, names: Mapping[str, str]) -> None:
        _ = self._words
        pictured = len(rotation.people) <= MOST_PICTURED
        place = {person: number for number, person in enumerate(rotation.people)}
        with self.hold_sync():
            self.label = _("Who goes from which table to which, round by round")
            self.people = [
                {
                    "key": person,
                    "name": names.get(person, person),
                    "way": " → ".join(
                        seat.label if seat else "–" for seat in rotation.itinerary(person)
                    ),
                }
                for person in rotation.people
                if pictured
            ]
            self.columns = [
                {
                    "title": _("Round {round}", round=number),
                    "short": str(number),
                    "tables": [
                        {
                            "label": table.label,
                            "case": table.case,
                            "said": self._said(table, number, names),
                            "people": [place[person] for person in people],
                        }
                        for table, people in column
                    ],
                }
                for number, column in enumerate(untangled(rotation), 1)
                if pictured
            ]

    def _said(self, table: Table, number: int, names: Mapping[str, str]) -> str:
        _ = self._words
        return _(
            "Round {round}, table {table}: {people}",
            round=number,
            table=table.label,
            people=sorted(names.get(person, person) for person in table.people),
        )


def untangled(rotation: Rotation) -> list[list[tuple[Table, list[str]]]]:
    """The tables of every round, their people in such an order that few threads cross.

    In the first round people stand in the order of their next tables, later in the order in
    which they come from the last ones.
    """
    columns: list[list[tuple[Table, list[str]]]] = []
    height: dict[str, int] = {}
    for number in range(1, rotation.rounds + 1):
        column = []
        for table in rotation.tables(number):
            if number == 1:
                people = sorted(table.people, key=lambda p: (_place(rotation.seat(p, 2)), p))
            else:
                people = sorted(table.people, key=lambda p: (height.get(p, -1), p))
            column.append((table, people))
        height = {
            person: place
            for place, person in enumerate(person for _, people in column for person in people)
        }
        columns.append(column)
    return columns


def _place(seat: Seat | None) -> tuple[str, int]:
    """Where a seat stands in the order of tables; who has none comes last."""
    return (seat.case, seat.table) if seat else ("~", 0)
