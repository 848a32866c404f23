"""The sheet of the basics: a field a row, its value, and what is expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.editing import LONGEST_DAY
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.workshop import (
    Anonymity,
    GroupSize,
    Place,
    Showing,
    Variant,
    Workshop,
)
from parastaminen_nb.exchange.header import table_of
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import (
    Check,
    Field,
    number,
    one_of,
    unchanged,
    unfit,
    yes_no,
)
from parastaminen_nb.exchange.plan_book.trouble import Trouble, UnfitError
from parastaminen_nb.exchange.table import Cell, Sheet, is_blank
from parastaminen_nb.i18n import LANGUAGES, Translator, translator

NAME: Final = N_("Basics")
HEADS: Final = (N_("Field"), N_("Value"), N_("What is expected"))
SHORTEST: Final = 15
USUAL_START: Final = time(9, 0)
"""When it begins where only a day is chosen."""
_EMPTY: Final = Workshop("", "")


class Basics(NamedTuple):
    """What the sheet is about."""

    workshop: Workshop
    agenda: Agenda

    @property
    def local(self) -> datetime | None:
        starts_at = self.workshop.starts_at
        return self.workshop.local(starts_at) if starts_at else None

    @property
    def ends(self) -> time | None:
        starts = self.workshop.starts_at
        if starts is None:
            return None
        return self.workshop.local(starts + timedelta(minutes=self.workshop.minutes)).time()


def _text(name: str, expected: str, *, wrap: bool = False) -> Field:
    taken = values.lines if wrap else values.line
    return Field(f"workshop.{name}", words.BASICS[name], expected, wrap=wrap, taken=taken)


def _choice(name: str, names: Mapping[Any, str], expected: str) -> Field:
    def shown(basics: Basics, _: Translator) -> Cell:
        value = getattr(basics.workshop, name)
        return _(names[value]) if value in names else str(value)

    made = one_of(names, name) | {"shown": shown, "empty": getattr(_EMPTY, name)}
    return Field(f"workshop.{name}", words.BASICS[name], expected, **made)


def _day(basics: Basics, _: Translator) -> Cell:
    return basics.local.date() if basics.local else None


def _start(basics: Basics, _: Translator) -> Cell:
    return basics.local.time().replace(tzinfo=None) if basics.local else None


def _end(basics: Basics, _: Translator) -> Cell:
    return basics.ends.replace(tzinfo=None) if basics.ends else None


def _zone(cell: Cell) -> str:
    name = values.line(cell)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        expected = N_("Write the zone as in Europe/Helsinki.")
        raise UnfitError(Sentence(expected)) from None
    return name


_LENGTH: Final = number(SHORTEST, LONGEST_DAY)
_SIZE: Final = number(1, 100)
_SECRETARY: Final = yes_no("secretary") | {
    "shown": lambda basics, _: _(words.YES_NO[basics.workshop.secretary]),
    "empty": False,
}

_ALL: Final = (
    _text("title", N_("What stands on the invitation and on the wall.")),
    _text("organisation", N_("The municipality or organisation that holds it.")),
    _text("aim", N_("What should be otherwise after the workshop."), wrap=True),
    Field(
        "day",
        N_("Day"),
        N_("A day with its year, such as 11.3.2027."),
        shown=_day,
        check=Check("date"),
        empty=None,
    ),
    Field(
        "start",
        N_("Begins at"),
        N_("An hour, such as 13:00."),
        form="h:mm",
        shown=_start,
        taken=values.clock,
        check=Check("time"),
        empty=None,
    ),
    Field(
        "end",
        N_("Ends at"),
        N_("It is reckoned from the length. Write over it, and the length follows."),
        form="h:mm",
        shown=_end,
        taken=values.clock,
        check=Check("time"),
        empty=None,
    ),
    Field(
        "workshop.minutes",
        words.BASICS["minutes"],
        N_("The whole length in minutes, {least}–{most}."),
        **_LENGTH,
    ),
    Field(
        "agenda.minutes",
        N_("Minutes for the agenda"),
        N_("Where the agenda has another length than the workshop."),
        seldom=True,
        **_LENGTH,
    ),
    _text("venue", N_("House, street and room, or the address of the meeting.")),
    _text("contact", N_("Name and phone or e-mail.")),
    _text("question", N_("One question that helps to take the practice home.")),
    _choice(
        "variant",
        words.CHOICES[Variant],
        N_(
            "All together: everyone hears every case first. Table by table: a group hears a case "
            "when it comes to its table."
        ),
    ),
    Field(
        "workshop.expected",
        words.BASICS["expected"],
        N_("About how many people, {least}–{most}. Empty: not known yet."),
        shown=lambda basics, _: basics.workshop.expected or None,
        **number(0, 5000) | {"empty": 0},
    ),
    _choice("place", words.CHOICES[Place], N_("Choose from the list.")),
    _choice("language", words.LANGUAGES, N_("The language of the wall and of what is printed.")),
    Field(
        "workshop.group_size.least",
        N_("A table has at least"),
        N_("People, {least}–{most}. Four is the least for a good talk."),
        **_SIZE,
    ),
    Field(
        "workshop.group_size.most",
        N_("A table has at most"),
        N_("People, {least}–{most}. In more than seven somebody stays silent."),
        **_SIZE,
    ),
    _choice(
        "anonymity",
        words.CHOICES[Anonymity],
        N_("It is told to every writer and cannot be loosened later."),
    ),
    _choice("showing", words.CHOICES[Showing], N_("When the others see a comment.")),
    Field(
        "workshop.secretary",
        words.BASICS["secretary"],
        N_("Yes or no."),
        **_SECRETARY,
    ),
    _text("code", N_("The word and number on the wall. Empty: it is made by itself.")),
    Field(
        "workshop.zone",
        words.BASICS["zone"],
        N_("Leave it as it is."),
        taken=_zone,
        empty=_EMPTY.zone,
    ),
    Field("workshop.key", words.BASICS["key"], N_("Leave it as it is: it tells whose plan it is.")),
)

_KNOWN: Final = {field.name for field in fields(Workshop)}
FIELDS: Final = tuple(
    one for one in _ALL if not one.name.startswith("workshop.") or one.name.split(".")[1] in _KNOWN
)
"""Of these only what this program's workshops have."""


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
        workshop = base.workshop if base else _EMPTY
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
