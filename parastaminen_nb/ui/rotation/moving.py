"""One person: where they sit, whom they meet, and a move by hand with what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ipywidgets
from traitlets import Dict, List, Unicode

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Rotation, Seat, meetings
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Markup, Piece
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.rotation.cost import cost_of
from parastaminen_nb.ui.telling import Telling, Watch


class Picker(Telling):
    """Selects for a person, a round and a place. Tells "choose" (person, round, place)."""

    _esm = script("rotation/picker.js")
    people: List[Any] = List().tag(sync=True)
    rounds: List[Any] = List().tag(sync=True)
    places: List[Any] = List().tag(sync=True)
    chosen = Dict().tag(sync=True)
    said = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            chosen={"person": "", "round": "", "place": ""},
            words={
                "person": _("Show or move a person"),
                "nobody": _("Nobody chosen"),
                "round": _("In round"),
                "place": _("Sits instead"),
                "stays": _("Stays where they are"),
            },
        )


class Moving(ipywidgets.VBox):
    """`picker`, `cost`, `move`, `keep`, `pin`. `proposed` is the rotation after the move, or None.

    Whoever hears `move` or `pin` takes what comes of it: `accepted` and `outcome`, or `with_pin`.
    """

    def __init__(self, notice: Notice, _: Translator) -> None:
        self._words, self._notice = _, notice
        self._live = Live()
        self._open: int | None = 1
        self.proposed: Rotation | None = None
        self.picker = Picker(_, watch=notice.watch)
        self.picker.when("choose", self.choose)
        self.cost = Piece()
        self.move = button(_("Move"), icon="swap")
        self.keep = button(_("Keep as it is"), self._keep, kind="quiet")
        self.pin = button("", kind="sec", icon="pin")
        self.buttons = row(self.move, self.keep, self.pin)
        super().__init__([self.picker, self.cost, self.buttons])
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)

    @property
    def person(self) -> str:
        """The key of the person who is chosen; empty when nobody is."""
        return str(self.picker.chosen["person"])

    def render(self, live: Live, first_open: int | None) -> None:
        """`first_open` is the first round that may be changed; None when none may."""
        changed = live.rotation != self._live.rotation
        self._live, self._open = live, first_open
        people = live.rotation.people if live.rotation else ()
        names = self._names()
        chosen = self.picker.chosen
        if chosen["person"] not in people:
            chosen = {"person": "", "round": "", "place": ""}
        elif changed:
            chosen = {**chosen, "place": ""}
        self.picker.people = [
            {"key": key, "name": names.get(key, key)}
            for key in sorted(people, key=lambda key: names.get(key, key))
        ]
        self.choose(**chosen)

    def choose(self, person: str, round: str, place: str) -> None:
        """Choose somebody, a round and a place: what a reader does with the three selects."""
        live, rotation = self._live, self._live.rotation
        known = rotation is not None and person in rotation.people
        rounds = self._rounds() if known else []
        if round not in {each["key"] for each in rounds}:
            round = rounds[0]["key"] if rounds else ""
        places = list(self._places(rotation, person, int(round))) if rotation and round else []
        if place not in {option["key"] for group in places for option in group["options"]}:
            place = ""
        self.proposed = None
        cost = Markup()
        if rotation and place:
            self.proposed = self._after(rotation, person, int(round), place)
            cost = cost_of(rotation, self.proposed, self._names(), self._words)
        with self.picker.hold_sync():
            self.picker.rounds, self.picker.places = rounds, places
            self.picker.said = self._said(rotation, person) if rotation and known else ""
            self.picker.chosen = {"person": person if known else "", "round": round, "place": place}
        self.cost.show(cost)
        self._render_buttons(live)

    def _render_buttons(self, live: Live) -> None:
        _ = self._words
        self.buttons.layout.display = "" if self.person and self.picker.rounds else "none"
        ready = self.proposed is not None
        name = self._names().get(self.person, self.person)
        other = str(self.picker.chosen["place"]).partition("with ")[2]
        if other:
            self.move.description = _("Exchange the places of two people")
        else:
            self.move.description = _("Move {name}", name=name)
        self.move.disabled = not ready
        self.move.reason = "" if ready else _("Choose another place first.")
        self.keep.layout.display = "" if ready else "none"
        self._render_pin()

    def _render_pin(self) -> None:
        """What the pin does for the person in the round that are chosen, while nothing moves."""
        _, rotation, number = self._words, self._live.rotation, self.picker.chosen["round"]
        seat = rotation.seat(self.person, int(number)) if rotation and number else None
        self.pin.layout.display = "" if seat and self.proposed is None else "none"
        if seat and self._is_pinned:
            self.pin.description = _(
                "Unpin from table {table} in round {round}", table=seat.label, round=number
            )
        elif seat:
            self.pin.description = _(
                "Pin to table {table} in round {round}", table=seat.label, round=number
            )

    @property
    def _is_pinned(self) -> bool:
        rotation, number = self._live.rotation, self.picker.chosen["round"]
        return rotation is not None and any(
            (pin.person, str(pin.round)) == (self.person, number) for pin in rotation.rules.pins
        )

    def with_pin(self) -> tuple[Rotation, str]:
        """The rotation with the pin set or taken out, and that in words.

        Raises `WorkshopError` where nobody is chosen.
        """
        _, rotation, number = self._words, self._live.rotation, self.picker.chosen["round"]
        if rotation is None or not self.person or not number:
            raise WorkshopError(N_("Choose a person first."))
        there = not self._is_pinned
        name = self._names().get(self.person, self.person)
        words = (
            _("{name} stays there when another rotation is found.", name=name)
            if there
            else _("{name} may sit elsewhere when another rotation is found.", name=name)
        )
        return rotation.pinned(self.person, int(number), there=there), words

    def accepted(self) -> Rotation:
        """The rotation after the move that is shown. Raises `WorkshopError` without one."""
        if self.proposed is None:
            raise WorkshopError(N_("Choose another place first."))
        return self.proposed

    @property
    def outcome(self) -> str:
        """What is so once the move that is shown is made, in words."""
        _, names, chosen = self._words, self._names(), self.picker.chosen
        kind, *where = str(chosen["place"]).split(" ")
        name, number = names.get(self.person, self.person), chosen["round"]
        if kind == "with":
            other = names.get(where[0], where[0])
            return _(
                "{one} and {other} have changed places in round {round}.",
                one=name,
                other=other,
                round=number,
            )
        label = Seat(where[0], int(where[1])).label
        return _(
            "{name} sits at table {table} in round {round} now.",
            name=name,
            table=label,
            round=number,
        )

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            chosen = self.picker.chosen
            self.choose(chosen["person"], chosen["round"], "")

    def _rounds(self) -> list[dict[str, str]]:
        rotation, first = self._live.rotation, self._open
        if rotation is None or first is None:
            return []
        return [{"key": str(n), "label": str(n)} for n in range(first, rotation.rounds + 1)]

    def _places(self, rotation: Rotation, person: str, round: int) -> Iterator[dict[str, Any]]:
        """Other tables, those of the same case first, and people to exchange with."""
        _, names, here = self._words, self._names(), rotation.seat(person, round)
        tables = [t for t in rotation.tables(round) if Seat(t.case, t.table) != here]
        case = here.case if here else ""
        tables.sort(key=lambda table: table.case != case)
        yield {
            "label": _("Another table"),
            "options": [
                {
                    "key": f"at {table.case} {table.table}",
                    "label": _.plural(
                        "Table {label}, now {n} person",
                        "Table {label}, now {n} people",
                        n=len(table.people),
                        label=table.label,
                    ),
                }
                for table in tables
            ],
        }
        if here is None:
            return
        others = [(names.get(key, key), key, table) for table in tables for key in table.people]
        others.sort(key=lambda other: (other[2].case != case, other[0]))
        yield {
            "label": _("Exchange places with"),
            "options": [
                {"key": f"with {key}", "label": f"{name}, {table.label}"}
                for name, key, table in others
            ],
        }

    @staticmethod
    def _after(rotation: Rotation, person: str, round: int, place: str) -> Rotation:
        kind, *where = place.split(" ")
        if kind == "with":
            return rotation.exchanged(person, where[0], round)
        return rotation.moved(person, round, Seat(where[0], int(where[1])))

    def _said(self, rotation: Rotation, person: str) -> str:
        """Where somebody goes and whom they meet: the matrix in words, for one person."""
        _, names, number = self._words, self._names(), rotation.people.index(person)
        way = " → ".join(seat.label if seat else "–" for seat in rotation.itinerary(person))
        others = [
            rotation.people[b if a == number else a]
            for a, b in meetings(rotation)
            if number in (a, b)
        ]
        met = sorted(names.get(key, key) for key in others)
        if not met:
            return _("{name}: {way}. Meets nobody", name=names.get(person, person), way=way)
        return _.plural(
            "{name}: {way}. Meets {n} person: {people}",
            "{name}: {way}. Meets {n} people: {people}",
            n=len(met),
            name=names.get(person, person),
            way=way,
            people=met,
        )

    def _names(self) -> dict[str, str]:
        return names_of(self._live.workshop.people)
