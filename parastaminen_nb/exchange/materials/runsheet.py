"""The facilitator's run sheet: part by part when it begins, what to say and do, and with what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.workshop import Case
from parastaminen_nb.exchange.materials.basis import Basis, Part
from parastaminen_nb.exchange.materials.office import Text
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import LINE, cell, line, row, table
from parastaminen_nb.exchange.mixing import mixing_told

_WIDTHS = (19, 13, 44, 108, 52, 31)


@dataclass(frozen=True)
class Line:
    """A row of the run sheet, in words."""

    starts: str
    minutes: str
    name: str
    to_do: tuple[str, ...]
    at_hand: str
    lead: str
    calm: bool = False
    """A move or a break, which asks little of whoever leads."""
    track: str = ""
    """In which track it is held, at the same time as its neighbours in others."""


@dataclass(frozen=True)
class RunSheet:
    """What the sheet says, before it is a document or a page."""

    title: str
    about: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    bring: str
    ends: str

    @classmethod
    def of(cls, basis: Basis) -> RunSheet:
        _ = basis.words
        first = _("Time") if basis.workshop.starts_at else _("From the start")
        heads = (first, _("Min"), _("Part"), _("Say and do"), _("At hand"), _("Leads"))
        things = dict.fromkeys(
            _.say(thing) for part in basis.parts for thing in part.segment.at_hand
        )
        return cls(
            _("Run sheet: {title}", title=basis.title),
            tuple(_about(basis)),
            heads,
            tuple(_line(part, basis) for part in basis.parts),
            _("Bring along: {things}", things=" · ".join(things)) if things else "",
            _ends(basis),
        )


def _about(basis: Basis) -> Iterator[str]:
    _, workshop = basis.words, basis.workshop
    moment = " ".join(filter(None, (basis.day, basis.hours)))
    people = _.plural("{n} participant", "{n} participants", n=len(workshop.participants))
    parts = [workshop.organisation, moment, basis.where, people if workshop.people else ""]
    yield " · ".join(filter(None, parts))
    if workshop.code:
        code = _("Join code: {code}", code=workshop.code)
        yield f"{code} · {basis.typed_address}" if basis.site else code
    if workshop.aim:
        yield _("Aim: {aim}", aim=workshop.aim)
    if workshop.question:
        yield _("Question of the tables: {question}", question=workshop.question)
    yield from (_told(case, basis) for case in workshop.cases)
    if basis.rotation:
        mixed = mixing_told(basis.rotation, basis.whole_names, _)
        yield _("How people mix: {told}", told=" ".join(mixed))


def _told(case: Case, basis: Basis) -> str:
    by = ", ".join(filter(None, (case.presenter, case.unit)))
    named = f"{case.letter}: {basis.case_title(case)}"
    return f"{named} ({by})" if by else named


def _line(part: Part, basis: Basis) -> Line:
    _, segment = basis.words, part.segment
    said = [_.say(segment.to_do)]
    rounds = (one for one in basis.parts if one.segment.kind is Kind.ROUND)
    if part is next(rounds, None):
        said += basis.prompts  # the same in every round
    return Line(
        part.starts,
        str(segment.minutes),
        _.say(segment.name),
        tuple(words for words in said if words),
        " · ".join(_.say(thing) for thing in segment.at_hand),
        segment.lead,
        calm=segment.kind in {Kind.MOVE, Kind.BREAK},
        track=_("Track {track}", track=segment.held_in) if segment.held_in else "",
    )


def _ends(basis: Basis) -> str:
    _, left, over = basis.words, basis.left, basis.over
    if left < 0:
        return _.plural(
            "All is over at {time}: {n} minute too late.",
            "All is over at {time}: {n} minutes too late.",
            n=-left,
            time=over,
        )
    return _.plural(
        "All is over at {time}. {n} minute is left over.",
        "All is over at {time}. {n} minutes are left over.",
        n=left,
        time=over,
    )


def run_sheet(basis: Basis) -> bytes:
    """One table on A4, on its side; its head is repeated and no page cuts a row."""
    sheet = RunSheet.of(basis)
    word = Word(
        sheet.title,
        basis.words.language,
        landscape=True,
        margins=(13, 15),
        size=10.5,
        foot=sheet.title,
    )
    word.put(line(Text(sheet.title), style="Title"))
    word.put(*(line(Text(said), after=2) for said in sheet.about))
    if sheet.bring:
        word.put(line(Text(sheet.bring, bold=True), before=4, after=2))
    head = row(
        *(
            cell(width, line(Text(said, bold=True, ink="on-primary")), fill="primary", middle=True)
            for width, said in zip(_WIDTHS, sheet.heads, strict=True)
        ),
        head=True,
    )
    # When all is over is told beside the last part, not alone on a page.
    rows = [_row(one, keep=one is sheet.lines[-1]) for one in sheet.lines]
    ends = line(Text(sheet.ends, bold=True))
    rows.append(row(cell(sum(_WIDTHS), ends, span=len(_WIDTHS)), tall=7))
    word.put(line(exact=6), table(_WIDTHS, head, *rows, lines=LINE, pad=(1.1, 1.9)))
    return word.saved()


def _row(one: Line, *, keep: bool) -> object:
    ink = "ink-muted" if one.calm else ""
    said = [
        line(Text(words, ink=ink), keep=keep)
        if not place
        else line(Text(f"–\t{words}"), indent=4, tabs=(4,), keep=keep)
        for place, words in enumerate(one.to_do)
    ]
    inside = (
        [line(Text(one.starts, size=12, bold=True), keep=keep)],
        [line(Text(one.minutes), keep=keep)],
        [
            *(
                [line(Text(one.track, size=9, bold=True, ink="primary"), keep=keep)]
                * bool(one.track)
            ),
            line(Text(one.name, bold=not one.calm, ink=ink), keep=keep),
        ],
        said,
        [line(Text(one.at_hand), keep=keep)],
        [line(Text(one.lead), keep=keep)],
    )
    fill = "page" if one.calm else ""
    return row(
        *(
            cell(width, *paragraphs, fill=fill)
            for width, paragraphs in zip(_WIDTHS, inside, strict=True)
        ),
        tall=7,
    )
