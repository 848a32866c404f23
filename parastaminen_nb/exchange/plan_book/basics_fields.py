"""The fields of the basics: what they are called, what is expected, how a value is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, time, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.basics import MOST_ROOMS
from parastaminen_nb.core.editing import LONGEST_DAY
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.joining import site_of
from parastaminen_nb.core.workshop import (
    Anonymity,
    Place,
    Showing,
    Variant,
    Workshop,
)
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import (
    Check,
    Field,
    number,
    one_of,
    yes_no,
)
from parastaminen_nb.exchange.plan_book.trouble import UnfitError
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import Translator

NAME: Final = N_("Basics")
HEADS: Final = (N_("Field"), N_("Value"), N_("What is expected"))
LEFT: Final = N_("Minutes left over")
SHORTEST: Final = 15
USUAL_START: Final = time(9, 0)
"""When it begins where only a day is chosen."""
EMPTY: Final = Workshop("", "")


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

    made = one_of(names, name) | {"shown": shown, "empty": getattr(EMPTY, name)}
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


def _site(cell: Cell) -> str:
    try:
        return site_of(values.line(cell))
    except WorkshopError as trouble:
        raise UnfitError(trouble.sentence) from trouble


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
    Field(
        "workshop.rooms",
        words.BASICS["rooms"],
        N_("How many there are, {least}–{most}. Empty: not known yet."),
        shown=lambda basics, _: basics.workshop.rooms or None,
        **number(0, MOST_ROOMS) | {"empty": 0},
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
        "workshop.site",
        words.BASICS["site"],
        N_("As people type it, such as tyopaja.kuusi.fi. Empty: what the server knows."),
        taken=_site,
    ),
    Field(
        "workshop.zone",
        words.BASICS["zone"],
        N_("Leave it as it is."),
        taken=_zone,
        empty=EMPTY.zone,
    ),
    Field("workshop.key", words.BASICS["key"], N_("Leave it as it is: it tells whose plan it is.")),
)

_KNOWN: Final = {field.name for field in fields(Workshop)}
FIELDS: Final = tuple(
    one for one in _ALL if not one.name.startswith("workshop.") or one.name.split(".")[1] in _KNOWN
)
"""Of these only what this program's workshops have."""


def cell_of(name: str, _: Translator) -> str:
    """Where the day or the hour stands, as the formulas of other sheets say it."""
    row = 2 + [one.name for one in FIELDS].index(name)
    sheet = _(NAME).replace("'", "''")
    return f"'{sheet}'!$B${row}"
