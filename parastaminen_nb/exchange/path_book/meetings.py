"""The sheet of the meetings, one row each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from parastaminen_nb.core import path_words as words
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.pathway import Meeting, Occasion, Pathway, meeting_name
from parastaminen_nb.core.pathway.writing import LONGEST_MEETING, MOST_PRESENT, new_key
from parastaminen_nb.exchange.path_book.ruled import a_day, cannot_be, of_meeting
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Check, Field, Row, Rows, number, yes_no
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import Translator

NAME: Final = N_("Meetings")
_USUAL_MINUTES: Final = 120


def _name(meeting: Meeting, _: Translator) -> Cell:
    return _.say(meeting_name(meeting)) or None


FIELDS: Final = (
    Field(
        "title",
        words.MEETING["title"],
        N_("Grey is the usual name. Write over it, or clear it to have the usual one."),
        30,
        wrap=True,
        shown=_name,
        **of_meeting("title"),
    ),
    Field("day", words.MEETING["day"], N_("The day with its year, such as 11.3.2027."), 12,
          **a_day()),
    Field(
        "starts",
        words.MEETING["starts"],
        N_("When it begins, such as 9:00. Empty while nobody knows."),
        9,
        form="h:mm",
        taken=values.clock,
        empty=None,
        check=Check("time"),
    ),
    Field(
        "minutes",
        words.MEETING["minutes"],
        N_("How long it lasts, in minutes."),
        10,
        **number(1, LONGEST_MEETING) | {"empty": _USUAL_MINUTES},
    ),
    Field("venue", words.MEETING["venue"], N_("A room, or an address on the net."), 28, wrap=True,
          **of_meeting("venue")),
    Field(
        "held",
        words.MEETING["held"],
        N_("Yes or no once its day is over. Empty before."),
        12,
        **yes_no("held"),
        empty=None,
    ),
    Field(
        "present",
        words.MEETING["present"],
        N_("A whole number. Empty where nobody counted."),
        11,
        shown=lambda meeting, _: meeting.present or None,
        **number(0, MOST_PRESENT) | {"empty": 0},
    ),
    Field(
        "notes",
        words.MEETING["notes"],
        N_("What was agreed there."),
        54,
        wrap=True,
        **of_meeting("notes", values.lines),
    ),
)  # fmt: skip


def only_shown(coming: Mapping[str, tuple[int, int]]) -> tuple[Field, ...]:
    """Columns to look at. `coming` tells for each meeting how many come and do not come."""

    def count(place: int) -> Any:
        return lambda meeting, _: coming.get(meeting.key, (0, 0))[place] or None

    return (
        Field("coming", N_("Say they come"), "", 13, shown=count(0)),
        Field("not_coming", N_("Say they do not come"), "", 13, shown=count(1)),
    )


def is_usual(meeting: Meeting, field: str) -> bool:
    """Whether the usual words stand in a cell."""
    return field == "title" and not meeting.title


def read_meeting(rows: Rows, row: Row, path: Pathway) -> Meeting | None:
    """The meeting of a row on a path, in which those of the rows above are; None where it says
    too little of a new one."""
    given = dict(row.values)
    day: date | None = given.pop("day")
    if day is None:
        cannot_be(rows, row, "day", values.WRITE_DAY)
        if row.old is None:
            return None
        day = row.old.day
    title = str(given.pop("title"))
    usual = _occasion(title)
    key = row.key or _new_key(usual, path)
    meeting: Meeting = replace(row.old or Meeting(key, day), key=key, day=day, **given)
    kept = row.old is not None and title == row.old.title
    if meeting.occasion is not None and usual == meeting.occasion and not kept:
        return replace(meeting, title="")  # the usual words, in any of our languages
    if not title and meeting.occasion is None:
        cannot_be(rows, row, "title", Sentence(N_("Give the meeting a name.")))
        if row.old is None:
            return None
        title = row.old.title
    return replace(meeting, title=title)


def _new_key(usual: Occasion | None, path: Pathway) -> str:
    """A usual meeting that is not planned yet keeps its key, so that it is planned only once."""
    if usual is not None and all(one.key != usual.value for one in path.meetings):
        return usual.value
    return new_key("m", path.keys_used)


def _occasion(title: str) -> Occasion | None:
    """The usual meeting that is called so."""
    for one in Occasion:
        name = meeting_name(Meeting(one.value, date.min))
        assert isinstance(name, Sentence) and isinstance(name.message, str)
        if values.plain(title) in values.called(name.message):
            return one
    return None
