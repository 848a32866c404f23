"""The step of the people."""

from __future__ import annotations

from dataclasses import replace

from parastaminen_nb.core import editing
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.people import read_people
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import card
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.people_table import PeopleTable
from parastaminen_nb.ui.plan.step import PlanStep, Writer


class PeopleStep(PlanStep):
    """The list of people."""

    part = Part.PEOPLE

    def __init__(self, planning: Writer, notice: Notice, _: Translator) -> None:
        super().__init__(planning, notice, _)
        self.table = PeopleTable(_, watch=notice.watch)
        self.table.when("add", self._add)
        self.table.when("write", self._write)
        self.table.when("remove", self._remove)
        self.count = self._heading(_("People"))
        around = card(self.table)
        self.children = (self.count, around)

    def render(self, live: Live) -> None:
        _, workshop = self._words, live.workshop
        self.table.show(workshop.people)
        moving = len(workshop.participants)
        others = len(workshop.people) - moving
        words = _.plural(
            "{n} participant goes from table to table.",
            "{n} participants go from table to table.",
            n=moving,
        )
        if others:
            words += " " + _.plural(
                "{n} other stays in place.", "{n} others stay in place.", n=others
            )
        self.count.show(self._heading_markup(_("People"), words))

    def _add(self, text: str) -> None:
        workshop = self._workshop
        read = read_people(text, workshop.people)
        people = (*workshop.people, *read.people)
        self._planning.write(workshop=replace(workshop, people=people))
        # The rows are counted anew: only the lines that have to be mended stay in the box.
        left = read_people(read.rest, people)
        self.table.tell_added(len(read.people), left.troubles, read.rest)

    def _write(self, key: str, field: str, value: str) -> None:
        errors = {other: said for other, said in self.table.errors.items() if other != key}
        try:
            workshop = editing.with_person_written(self._workshop, key, field, value)
        except WorkshopError as trouble:
            errors[key] = {"field": field, "said": self._words.say(trouble)}
        else:
            self._planning.write(workshop=workshop, of=f"{key} {field}")
        self.table.errors = errors

    def _remove(self, key: str) -> None:
        self._planning.write(workshop=editing.without_person(self._workshop, key))
