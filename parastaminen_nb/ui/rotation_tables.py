"""A rotation as two tables: who sits at a table in every round, and where a person goes."""

from __future__ import annotations

from collections.abc import Iterable

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Rotation, Seat
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon, mark
from parastaminen_nb.ui.html import Markup, html, joined
from parastaminen_nb.ui.names import names_of


def tables_by_round(live: Live, rotation: Rotation, _: Translator, *, lit: str = "") -> Markup:
    """Tables in rows, rounds in columns, names in the cells. `lit` is the key of a person who is
    to be found at once. Cells and names tell which they are, who is pinned has a pin, and who
    hosts or presents is named below."""
    told = _Told(rotation, _names(live), _, lit)
    rounds = range(1, rotation.rounds + 1)
    labels = sorted(
        {table.label for number in rounds for table in rotation.tables(number)},
        key=lambda label: (label[0], len(label), label),
    )
    rows = (
        html(
            '<tr class="case-{case}"><th scope="row">{mark}{label}</th>{cells}</tr>',
            case=label[0].lower(),
            mark=mark(label[0].lower()),
            label=label,
            cells=joined(told.cell(label, number) for number in rounds),
        )
        for label in labels
    )
    return _table(_("Tables in rows, rounds in columns"), _("Table"), rounds, rows, live, _)


def people_by_round(live: Live, rotation: Rotation, _: Translator, *, lit: str = "") -> Markup:
    """People in rows, rounds in columns, their table in the cells."""
    names = _names(live)
    rows = (
        html(
            '<tr><th scope="row">{name}</th>{cells}</tr>',
            name=_called(person, names, lit),
            cells=joined(
                _seat(seat, number, _)
                for number, seat in enumerate(rotation.itinerary(person), start=1)
            ),
        )
        for person in sorted(rotation.people, key=lambda key: names.get(key, key))
    )
    rounds = range(1, rotation.rounds + 1)
    return _table(_("People in rows, rounds in columns"), _("Person"), rounds, rows, live, _)


def _table(
    caption: str, first: str, rounds: range, rows: Iterable[Markup], live: Live, _: Translator
) -> Markup:
    hours = _hours(live, _)
    return html(
        '<table class="pa-table pa-table--fold pa-rotation"><caption class="pa-sr">{caption}'
        '</caption><thead><tr><th scope="col">{first}</th>{heads}</tr></thead>'
        "<tbody>{rows}</tbody></table>",
        caption=caption,
        first=first,
        heads=joined(
            html(
                '<th scope="col">{name}{hours}</th>',
                name=_("Round {round}", round=number),
                hours=hours.get(number, ""),
            )
            for number in rounds
        ),
        rows=joined(rows),
    )


class _Told:
    """The cells of a rotation: who sits at a table in a round, and who hosts it."""

    def __init__(self, rotation: Rotation, names: dict[str, str], _: Translator, lit: str) -> None:
        self._names, self._words, self._lit = names, _, lit
        self._hosts = rotation.rules.hosts
        self._pinned = {(pin.person, pin.round) for pin in rotation.rules.pins}
        self._tables = {
            (table.label, number): table
            for number in range(1, rotation.rounds + 1)
            for table in rotation.tables(number)
        }

    def cell(self, label: str, number: int) -> Markup:
        _, names = self._words, self._names
        table = self._tables.get((label, number))
        people = sorted(table.people, key=lambda key: names.get(key, key)) if table else []
        return html(
            '<td class="pa-cell" data-l="{round}:" data-round="{number}" data-place="{place}">'
            "<b>{count}</b> <span>{names}</span>{hosts}</td>",
            round=_("Round {round}", round=number),
            count=_.plural("{n} person", "{n} people", n=len(people)),
            number=number,
            place=f"at {table.case} {table.table}" if table else "",
            names=joined((self._named(person, number) for person in people), ", "),
            hosts=self._hosting(label, number),
        )

    def _named(self, person: str, number: int) -> Markup:
        _, called = self._words, _called(person, self._names, self._lit)
        if (person, number) not in self._pinned:
            return html('<span data-p="{key}">{name}</span>', key=person, name=called)
        return html(
            '<span class="pa-pinned" data-p="{key}">{icon}{name}</span>',
            key=person,
            icon=icon("pin", _("pinned")),
            name=called,
        )

    def _hosting(self, label: str, number: int) -> Markup:
        """Who hosts a table in a round, and at the first table of a case who presents it then."""
        _ = self._words
        here = [host for host in self._hosts if number in host.rounds]
        at_table = [self._names.get(h.person, h.person) for h in here if h.label == label]
        of_case = [self._names.get(h.person, h.person) for h in here if f"{h.label}1" == label]
        said = [_("Host: {names}", names=at_table)] if at_table else []
        said += [_("Presents: {names}", names=of_case)] if of_case else []
        return joined(
            html('<span class="pa-hosting">{words}</span>', words=words) for words in said
        )


def _seat(seat: Seat | None, number: int, _: Translator) -> Markup:
    if seat is None:
        return html('<td data-l="{round}:">–</td>', round=_("Round {round}", round=number))
    return html(
        '<td data-l="{round}:">{mark} {label}</td>',
        round=_("Round {round}", round=number),
        mark=mark(seat.case, small=True),
        label=seat.label,
    )


def _called(person: str, names: dict[str, str], lit: str) -> Markup:
    name = html("{name}", name=names.get(person, person))
    return html('<mark class="pa-hit">{name}</mark>', name=name) if person == lit else name


def _hours(live: Live, _: Translator) -> dict[int, Markup]:
    """From when to when each round is planned, where day and agenda are known."""
    starts_at, workshop = live.workshop.starts_at, live.workshop
    if starts_at is None:
        return {}
    starts = live.agenda.starts(workshop.local(starts_at))
    return {
        segment.round: html(
            '<br><span class="pa-num pa-hours">{start}–{end}</span>',
            start=_.time(starts[place]),
            end=_.time(starts[place + 1]),
        )
        for place, segment in enumerate(live.agenda.segments)
        if segment.kind is Kind.ROUND and segment.round
    }


def _names(live: Live) -> dict[str, str]:
    # A name stays on one line.
    return {
        key: name.replace(" ", "\u00a0") for key, name in names_of(live.workshop.people).items()
    }
