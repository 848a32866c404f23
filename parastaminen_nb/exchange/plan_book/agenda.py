"""The sheet of the agenda, one row a part; its start times are reckoned by the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.arranging import new_key
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.segment import LONGEST, Kind, Segment
from parastaminen_nb.core.track_rules import FOR_EVERYONE, MOST_LETTERS, spelled
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Check, Field, Row, Rows, number, one_of
from parastaminen_nb.exchange.plan_book.reading_rows import read_each
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import LANGUAGES, Translator, translator

NAME: Final = N_("Agenda")
STARTS: Final = N_("Starts")
WAITS: Final = N_("Wait before it, min")
RECKONED: Final = (STARTS, WAITS)
"""Columns that are only shown; the second one only where there are tracks."""
USUAL_TEXTS: Final = ("title", "instructions", "materials")
_MOST_ROUNDS: Final = 99


def _name(segment: Segment, _: Translator) -> Cell:
    return _.say(segment.name)


def _to_do(segment: Segment, _: Translator) -> Cell:
    return _.say(segment.to_do) or None


def _at_hand(segment: Segment, _: Translator) -> Cell:
    return "\n".join(_.say(thing) for thing in segment.at_hand) or None


def _equal(segment: Segment, _: Translator) -> Cell:
    return _(words.ON_ITS_OWN) if segment.equal == "" else segment.equal


def _equal_word(cell: Cell) -> str:
    return "" if values.plain(cell) in values.called(words.ON_ITS_OWN) else values.line(cell)


_MINUTES: Final = number(1, LONGEST)
_KINDS: Final = one_of(words.CHOICES[Kind], "kind")

_ALL: Final = (
    Field(
        "minutes", words.SEGMENT["minutes"], N_("How long it is planned to last."), 10, **_MINUTES
    ),
    Field("kind", words.SEGMENT["kind"], N_("What it is for."), 18, **_KINDS, empty=None),
    Field(
        "title",
        words.SEGMENT["title"],
        N_("Grey is the usual name. Write over it, or clear it to have the usual one."),
        34,
        wrap=True,
        shown=_name,
    ),
    Field(
        "round",
        words.SEGMENT["round"],
        N_("Which round it is, or to which a move leads."),
        9,
        **number(1, _MOST_ROUNDS),
    ),
    Field("least", words.SEGMENT["least"], N_("Never shorter. Empty: as usual."), 12, **_MINUTES),
    Field("most", words.SEGMENT["most"], N_("Never longer. Empty: as usual."), 12, **_MINUTES),
    Field(
        "priority",
        words.SEGMENT["priority"],
        N_("1 is the most important. What is least important is shortened first. Empty: as usual."),
        11,
        **number(1, 99),
    ),
    Field(
        "fixed_start",
        words.SEGMENT["fixed_start"],
        N_("The hour at which it begins whatever came before, such as 11:30 for lunch."),
        11,
        form="h:mm",
        taken=values.clock,
        empty=None,
        check=Check("time"),
    ),
    Field("lead", words.SEGMENT["lead"], N_("Who leads it."), 20),
    Field(
        "instructions",
        words.SEGMENT["instructions"],
        N_("Grey is the usual text. Write over it, or clear it to have the usual one."),
        50,
        wrap=True,
        shown=_to_do,
        taken=values.lines,
    ),
    Field(
        "materials",
        words.SEGMENT["materials"],
        N_("One a line (Alt+Enter). Grey is as usual."),
        28,
        wrap=True,
        shown=_at_hand,
        taken=values.parts,
        empty=(),
    ),
    Field(
        "track",
        words.SEGMENT["track"],
        N_("Parts of different tracks are held at the same time."),
        14,
        seldom=True,
        shown=lambda segment, _: segment.held_in or None,
    ),
    Field(
        "preferred",
        words.SEGMENT["preferred"],
        N_("What it should have if there is time. Empty: what is planned."),
        12,
        seldom=True,
        **_MINUTES,
    ),
    Field(
        "move",
        words.SEGMENT["move"],
        N_("Minutes to move before it begins, where the move is no row of its own."),
        12,
        seldom=True,
        shown=lambda segment, _: segment.move or None,
        **number(0, LONGEST - 1) | {"empty": 0},
    ),
    Field(
        "second",
        words.SEGMENT["second"],
        N_("Of an hour that comes twice when clocks go back."),
        14,
        seldom=True,
        **one_of(words.FIRST_SECOND, "second"),
        empty=None,
    ),
    Field(
        "equal",
        words.SEGMENT["equal"],
        N_("Rows with the same word are all equally long. Empty: as usual."),
        14,
        seldom=True,
        shown=_equal,
        taken=_equal_word,
        empty=None,
    ),
    Field(
        "part",
        words.SEGMENT["part"],
        N_("Which part of a template it is. Leave it as it is."),
        16,
        seldom=True,
    ),
)

FIELDS: Final = tuple(one for one in _ALL if one.name in {field.name for field in fields(Segment)})
"""Of these only what this program's segments have."""


def is_usual(segment: Segment, field: str) -> bool:
    """Whether the usual words stand in a cell."""
    return field in USUAL_TEXTS and not getattr(segment, field)


def read_segments(rows: Rows, before: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The parts of the sheet, in its order."""

    def made(row: Row, taken: set[str], above: Sequence[Segment]) -> Segment | None:
        segment = _segment(rows, row, taken)
        return _in_its_track(segment, rows, row, above) if segment else None

    return read_each(rows, before, made)


def _segment(rows: Rows, row: Row, taken: set[str]) -> Segment | None:
    given = dict(row.values)
    if given["minutes"] is None:
        message = N_("Write how many minutes it lasts.")
        if row.old is None:
            message = N_("The row has no minutes, so it was left out. Write how long it lasts.")
            rows.tell(row.number, rows.columns.get("minutes", ""), Sentence(message))
            return None
        rows.told(row, "minutes", Sentence(message))
        given["minutes"] = row.old.minutes
    if given["kind"] is None:
        kind = row.old.kind if row.old else _kind_of(given)
        given["kind"] = kind
        message = N_("It has no kind. It was read as “{kind}”: choose another if it is not.")
        why = Sentence(message, {"kind": words.choice(kind)})
        rows.tell(row.number, rows.columns.get("kind", ""), why, note=True)
    if row.old is not None and given["minutes"] != row.old.minutes and _keeps(row, "preferred"):
        given["preferred"] = None  # who writes another length wants that one
    key = row.key or new_key(given["kind"], taken)
    base = row.old or Segment(key, given["kind"], given["minutes"])
    try:
        segment = replace(base, key=key, **given)
    except WorkshopError as trouble:
        rows.told(row, "least", trouble.sentence)
        given["least"], given["most"] = base.least, base.most
        segment = replace(base, key=key, **given)
    return _without_usual(segment)


def _in_its_track(segment: Segment, rows: Rows, row: Row, above: Sequence[Segment]) -> Segment:
    """The track in the spelling of the rows above, and none where none can be."""
    old = row.old
    if not segment.track or (old and (segment.track, segment.kind) == (old.track, old.kind)):
        return segment
    if not segment.held_in and "track" in rows.columns:
        rows.tell(row.number, rows.columns["track"], Sentence(FOR_EVERYONE))
        return replace(segment, track="")
    if len(segment.track) > MOST_LETTERS:
        message = N_("Give the track a name of at most {most} letters.")
        rows.told(row, "track", Sentence(message, {"most": MOST_LETTERS}))
        return replace(segment, track=old.track if old else "")
    return replace(segment, track=spelled(segment.track, above))


def _kind_of(given: dict[str, Any]) -> Kind:
    return Kind.ROUND if given.get("round") else Kind.TOGETHER


def _keeps(row: Row, name: str) -> bool:
    return bool(row.values.get(name) == getattr(row.old, name))


def _without_usual(segment: Segment) -> Segment:
    """What is as usual, in any of our languages, is not its own."""
    usual = replace(segment, title="", instructions="", materials=())
    for one in FIELDS:
        if one.name in USUAL_TEXTS and one.of(segment):
            cells = [one.cell(usual, translator(language)) for language in LANGUAGES]
            own = one.cell(segment, translator("en"))
            if any(values.same(own, cell) for cell in cells):
                segment = replace(segment, **{one.name: one.empty})
    return segment
