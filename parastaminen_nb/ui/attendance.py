"""Who is here: marked by the facilitator, or by people themselves when they join."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import anywidget
from traitlets import Dict, List

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.names import in_order, names_of, unbroken
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script
from parastaminen_nb.ui.seating import missing_people

FEW = 4
"""So many missing people have a button of their own."""


class Attendance(anywidget.AnyWidget):
    """The participants with a box each. `on_mark(people, here)` is called when one is ticked."""

    _esm = script("attendance.js")
    people = List(Dict()).tag(sync=True)
    few = List(Dict()).tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, on_mark: Callable[[Sequence[str], bool], object]) -> None:
        super().__init__(words={})
        self._on_mark, self._ = on_mark, _
        self.on_msg(self._told)

    def render(self, live: Live) -> None:
        _ = self._
        people = sorted(live.workshop.participants, key=lambda person: in_order(person.name))
        names = names_of(live.workshop.people)
        missing = missing_people(live)
        absent = [person for person in people if person.key in missing]
        with self.hold_sync():
            self.people = [
                {"key": p.key, "name": names[p.key], "here": p.key in live.present} for p in people
            ]
            self.few = [
                {"key": p.key, "label": _("{name} came", name=unbroken(names[p.key]))}
                for p in absent[: FEW if len(absent) <= FEW else 0]
            ]
            here = sum(person.key in live.present for person in people)
            self.words = {
                "heading": _("Here {here} / {all}", here=here, all=len(people)),
                "mark": _("Mark who is here"),
                "everyone": _("Everyone came"),
                "said": " ".join(
                    (
                        self._said([unbroken(names[p.key]) for p in absent], here, len(people)),
                        _(
                            "Besides the list: {people}.",
                            people=[unbroken(g.name) for g in live.guests],
                        )
                        if live.guests
                        else "",
                    )
                ).strip(),
            }

    def mark(self, *people: str, here: bool = True) -> None:
        """What ticking boxes does; a test ticks so too."""
        known = {person["key"] for person in self.people}
        if marked := [key for key in people if key in known]:
            self._on_mark(marked, here)

    def mark_everyone(self) -> None:
        self.mark(*(person["key"] for person in self.people if not person["here"]))

    def _said(self, absent: list[str], here: int, people: int) -> str:
        _ = self._
        if not people:
            return _("Nobody is on the list yet. Add people on the planning page.")
        if here == people:
            return _("Everyone is here.")
        if not absent:
            return _("People are marked here when they join by phone, or by you.")
        if len(absent) <= FEW:
            return _("Missing: {people}", people=absent)
        return _.plural("{n} person is missing.", "{n} people are missing.", n=len(absent))

    def _told(self, _widget: object, content: object, _buffers: object) -> None:
        match content:
            case {"person": str(person), "here": bool(here)}:
                self.mark(person, here=here)
            case "everyone":
                self.mark_everyone()
