"""Reading the sheet of the basics: a field a row, its value, and what is expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.workshop import (
    GroupSize,
    Workshop,
)
from parastaminen_nb.exchange.header import table_of
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.basics_fields import (
    EMPTY,
    FIELDS,
    HEADS,
    NAME,
    SHORTEST,
    USUAL_START,
    Basics,
)
from parastaminen_nb.exchange.plan_book.fields import (
    unchanged,
    unfit,
)
from parastaminen_nb.exchange.plan_book.trouble import Trouble, UnfitError
from parastaminen_nb.exchange.table import Cell, Sheet, is_blank
from parastaminen_nb.i18n import LANGUAGES, translator

__all__ = ["FIELDS", "HEADS", "NAME", "USUAL_START", "Basics", "read_basics"]


def read_basics(
    sheet: Sheet, base: Basics | None, today: date | None, troubles: list[Trouble]
) -> Basics:
    """The workshop and the time there is; what the sheet does not say stays as in `base`."""
    return _Reading(sheet, base, today, troubles).basics()


class _Reading:
    def __init__(
        self, sheet: Sheet, base: Basics | None, today: date | None, troubles: list[Trouble]
    ) -> None:
        self.sheet, self.base, self.today, self.troubles = sheet, base, today, troubles
        self.cells: dict[str, tuple[int, str, Cell]] = {}
        self._find()

    def _find(self) -> None:
        wanted = [translator(language)(head) for head in HEADS for language in LANGUAGES]
        table = table_of(self.sheet, wanted)
        names = {label: one for one in FIELDS for label in values.called(one.label)}
        for number_, row in zip(table.numbers, table.rows, strict=False):
            one = names.get(values.plain(row[0] if row else None))
            cell = row[1] if len(row) > 1 else None
            if one is not None:
                self.cells.setdefault(one.name, (number_, one.label, cell))

    def tell(self, name: str, why: Sentence, *, note: bool = False) -> None:
        row, label, _cell = self.cells[name]
        column = Sentence(label)
        self.troubles.append(Trouble(self.sheet.name, row, column, why, note))

    def changed(self, name: str) -> tuple[bool, Any]:
        """Whether a field was written anew, and what it says then."""
        one = next(one for one in FIELDS if one.name == name)
        if name not in self.cells:
            return False, None
        cell = self.cells[name][2]
        if self.base is not None and unchanged(one, cell, self.base):
            return False, None
        if is_blank(cell):
            return True, one.empty
        try:
            if name == "day":
                return True, self._day(cell)
            return True, one.taken(cell)
        except UnfitError as trouble:
            self.tell(name, unfit(cell, trouble.expected, self.base is not None))
            return False, None

    def _day(self, cell: Cell) -> date:
        known = self.base.local if self.base else None
        near = known.date() if known else self.today
        found, guessed = values.day(cell, near)
        if guessed:
            message = N_("“{found}” has no year. It was read as {day}: write the year if another.")
            self.tell("day", Sentence(message, {"found": str(cell), "day": found}), note=True)
        return found

    def basics(self) -> Basics:
        base = self.base
        workshop = base.workshop if base else EMPTY
        own: dict[str, Any] = {}
        for one in FIELDS:
            part, _, name = one.name.partition(".")
            if part == "workshop" and "." not in name and name != "key":
                changed, value = self.changed(one.name)
                if changed and value is not None:
                    own[name] = value
        own["group_size"] = self._size(workshop.group_size)
        key = self._key(workshop.key)
        workshop = replace(workshop, key=key, **own)
        workshop = replace(workshop, starts_at=self._starts(workshop))
        workshop = replace(workshop, minutes=self._length(workshop))
        return Basics(workshop, self._agenda(workshop))

    def _key(self, known: str) -> str:
        changed, key = self.changed("workshop.key")
        if self.base is None:
            return key or "workshop"
        if changed and key:
            message = N_(
                "This workbook was made of another workshop. Look at the differences before you "
                "accept them: they may be meant for another file."
            )
            self.tell("workshop.key", Sentence(message), note=True)
        return known

    def _size(self, size: GroupSize) -> GroupSize:
        least_new, least = self.changed("workshop.group_size.least")
        most_new, most = self.changed("workshop.group_size.most")
        wanted = (least if least_new else None) or size.least, (most if most_new else None)
        try:
            return GroupSize(wanted[0], wanted[1] or size.most)
        except WorkshopError as trouble:
            self.tell("workshop.group_size.least", trouble.sentence)
            return size

    def _starts(self, workshop: Workshop) -> datetime | None:
        old = self.base.local if self.base else None
        day_new, day = self.changed("day")
        start_new, start = self.changed("start")
        if not day_new and not start_new:
            return workshop.starts_at
        day = day if day_new else old.date() if old else None
        if start is None or not start_new:
            start = old.time() if old and not start_new else USUAL_START
        if day is None:
            if not day_new and start_new:
                self.tell("start", Sentence(N_("It has an hour but no day. Write the day too.")))
            return None
        return datetime.combine(day, start, ZoneInfo(workshop.zone))

    def _length(self, workshop: Workshop) -> int:
        """The length, or what follows from an end that somebody wrote over the reckoned one."""
        if "end" not in self.cells or is_blank(self.cells["end"][2]) or not workshop.starts_at:
            return workshop.minutes
        was = self.base.workshop.minutes if self.base else None
        wrote_length = was is not None and workshop.minutes != was
        now = Basics(workshop, Agenda())
        end_field = next(one for one in FIELDS if one.name == "end")
        cell = self.cells["end"][2]
        old_end = self.base is not None and unchanged(end_field, cell, self.base)
        if old_end or unchanged(end_field, cell, now):
            return workshop.minutes
        try:
            end = values.clock(cell)
        except UnfitError as trouble:
            self.tell("end", unfit(cell, trouble.expected, stays=True))
            return workshop.minutes
        starts = workshop.local(workshop.starts_at)
        lasts = (end.hour - starts.hour) * 60 + end.minute - starts.minute
        blanks = {"end": end, "start": starts.time(), "minutes": workshop.minutes}
        if lasts <= 0:
            message = N_(
                "The end {end} is before the start {start}. Write a later hour, or the length: "
                "it stays {minutes} min."
            )
        elif wrote_length or lasts < SHORTEST:
            message = N_(
                "The end {end} and the length do not belong together. It stays {minutes} min: "
                "change one of them only."
            )
        else:
            return lasts
        self.tell("end", Sentence(message, blanks))
        return workshop.minutes

    def _agenda(self, workshop: Workshop) -> Agenda:
        agenda = self.base.agenda if self.base else Agenda()
        if "agenda.minutes" in self.cells:
            changed, minutes = self.changed("agenda.minutes")
            if changed:
                return replace(agenda, minutes=minutes or workshop.minutes)
            return agenda
        if self.base and agenda.minutes != self.base.workshop.minutes:
            return agenda
        return replace(agenda, minutes=workshop.minutes)
