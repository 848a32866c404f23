"""The step of the people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from parastaminen_nb.core import editing
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.letters import answers
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.people import read_people, with_changes
from parastaminen_nb.core.workshop import Part, Person, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import card
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.people_table import PeopleTable
from parastaminen_nb.ui.plan.step import PlanStep, Writer
from parastaminen_nb.ui.upload import Upload

_TOO_LARGE: Final = N_(
    "{file} is larger than {most} MB, and a list of people never is. Choose the list, or copy its "
    "cells and paste them here."
)


class FileRead(NamedTuple):
    """What came of a file: new people, people of the list of whom it told more, and remarks."""

    people: Sequence[Person]
    changed: Sequence[Person]
    remarks: Sequence[Sentence]


ReadFile = Callable[[str, bytes, Sequence[Person]], FileRead]
"""From a file's name and content, and the people known already."""


class PeopleStep(PlanStep):
    """The list of people: `upload` takes a file, `table` shows and edits them."""

    part = Part.PEOPLE

    def __init__(
        self, planning: Writer, notice: Notice, _: Translator, read_file: ReadFile
    ) -> None:
        super().__init__(planning, notice, _)
        self._read_file = read_file
        self.upload = Upload(_, self._take, notice=notice, too_large=_TOO_LARGE)
        self.table = PeopleTable(_, watch=notice.watch)
        self.table.when("add", self._add)
        self.table.when("write", self._write)
        self.table.when("remove", self._remove)
        self.count = self._heading(_("People"))
        around = card(self.upload, self.table)
        self.children = (self.count, around)

    def render(self, live: Live) -> None:
        _, workshop = self._words, live.workshop
        self.table.show(workshop.people, self._answered(workshop))
        moving = len(workshop.participants)
        others = sum(person not in workshop.invited for person in workshop.people)
        words = _.plural(
            "{n} participant goes from table to table.",
            "{n} participants go from table to table.",
            n=moving,
        )
        if others:
            words += " " + _.plural(
                "{n} other stays in place.", "{n} others stay in place.", n=others
            )
        awaited = workshop.expected - moving
        if workshop.expected and awaited > 0:
            words += " " + _.plural(
                "{n} of the {expected} expected is not on the list yet.",
                "{n} of the {expected} expected are not on the list yet.",
                n=awaited,
                expected=workshop.expected,
            )
        self.count.show(self._heading_markup(_("People"), words))

    def _answered(self, workshop: Workshop) -> str:
        """Who has accepted and what follows; nothing before anybody has answered."""
        _, given = self._words, answers(workshop)
        if not given.accepted and not given.declined:
            return ""
        numbers = _(
            "{accepted} come, {declined} do not, {waiting} have not answered.",
            accepted=given.accepted,
            declined=given.declined,
            waiting=given.waiting,
        )
        return f"{numbers} {_.say(given.said())}"

    def _add(self, text: str) -> None:
        workshop = self._workshop
        read = read_people(text, workshop.people)
        people = (*with_changes(workshop.people, read.changed), *read.people)
        self._planning.write(workshop=replace(workshop, people=people))
        # The rows are counted anew: only the lines that have to be mended stay in the box.
        left = read_people(read.rest, people)
        troubles = [self._words.say(trouble.why) for trouble in left.troubles]
        changed = len(read.changed)
        self.table.tell_added(len(read.people), troubles, read.rest, changed=changed)

    def _take(self, name: str, content: bytes) -> None:
        workshop = self._workshop
        read = self._read_file(name, content, workshop.people)
        people = (*with_changes(workshop.people, read.changed), *read.people)
        self._planning.write(workshop=replace(workshop, people=people))
        said = [self._words.say(remark) for remark in read.remarks]
        self.table.tell_added(len(read.people), said, changed=len(read.changed))

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
