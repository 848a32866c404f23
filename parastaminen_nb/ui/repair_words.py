"""A proposal for the day in words: who moves where, sizes before and after, what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parastaminen_nb.core.names import in_order
from parastaminen_nb.core.rotation import Move, Proposal, Rotation
from parastaminen_nb.core.rotation.sizing import span
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon, mark
from parastaminen_nb.ui.blocks import listed
from parastaminen_nb.ui.html import Markup, html, joined
from parastaminen_nb.ui.rotation.cost import cost_lines
from parastaminen_nb.ui.situation import Situation, left_alone


def proposed(
    situation: Situation,
    proposal: Proposal,
    names: Mapping[str, str],
    _: Translator,
    *,
    why: str = "",
) -> Markup:
    """The whole card but its buttons. `why` is told instead of what the situation says."""
    alone = left_alone(proposal)
    return html(
        '<div class="pa-stack-s" id="pa-repair" tabindex="-1"><p class="pa-chip pa-chip--warn">'
        "{icon}{why}</p><h2>{title}</h2>{rounds}{costs}</div>",
        icon=icon("people"),
        why=why or _why(situation, _),
        title=title(situation, proposal, _),
        rounds=joined(
            _round(number, proposal, alone, names, _)
            for number in range(situation.from_round, proposal.rotation.rounds + 1)
        ),
        costs=_costs(alone, proposal, names, _) if proposal.moves else Markup(),
    )


def _costs(alone: Rotation, proposal: Proposal, names: Mapping[str, str], _: Translator) -> Markup:
    lines = cost_lines(alone, proposal.rotation, names, _)
    return listed(lines, "pa-rot-list pa-small pa-muted")


def moving_words(proposal: Proposal, _: Translator) -> str:
    """What the button does: "Move 2 people". Empty where nobody would get another seat."""
    movers = len(proposal.movers)
    if movers:
        return _.plural("Move {n} person", "Move {n} people", n=movers)
    seated = len({move.person for move in proposal.moves})
    return _.plural("Seat {n} person", "Seat {n} people", n=seated) if seated else ""


def _why(situation: Situation, _: Translator) -> str:
    if situation.absent:
        missing = len(situation.absent)
        return _.plural("{n} person is missing", "{n} people are missing", n=missing)
    if situation.late:
        late = len(situation.late)
        return _.plural("{n} person has no seat", "{n} people have no seat", n=late)
    return _("Not as asked")


def title(situation: Situation, proposal: Proposal, _: Translator) -> str:
    """What is proposed, in a few words."""
    first, movers = situation.from_round, len(proposal.movers)
    if movers:
        return _.plural(
            "From round {round} on, {n} person moves",
            "From round {round} on, {n} people move",
            n=movers,
            round=first,
        )
    if proposal.moves:
        return _("Round {round} on: seats for those who came", round=first)
    if all(was < proposal.rotation.size.least for was in _wrong(situation, proposal)):
        return _("From round {round} on there are too few people at some tables", round=first)
    return _("Tables from round {round} on that are not as asked", round=first)


def _wrong(situation: Situation, proposal: Proposal) -> Iterator[int]:
    """The sizes of the tables that are not as asked, in every round that is still to come."""
    for number in range(situation.from_round, proposal.rotation.rounds + 1):
        for _label, was, _then in _sizes(number, proposal, left_alone(proposal)):
            if was not in proposal.rotation.size:
                yield was


def _round(
    number: int, proposal: Proposal, alone: Rotation, names: Mapping[str, str], _: Translator
) -> Markup:
    """One round: its moves, and the sizes of the tables that change or do not work."""
    moves = [move for move in proposal.moves if move.round == number]
    sizes = _sizes(number, proposal, alone)
    if not moves and not sizes:
        return Markup()
    if not moves and all(before == after for _label, before, after in sizes):
        return _as_it_is(number, sizes, alone, _)
    return html(
        '<section class="pa-stack-xs"><h3>{title}</h3>{moves}{sizes}</section>',
        title=_("Round {round}", round=number),
        moves=html('<ul class="pa-moves">{moves}</ul>', moves=joined(_moves(moves, names)))
        if moves
        else Markup(),
        sizes=_size_table(number, sizes, proposal, _) if sizes else Markup(),
    )


def _as_it_is(
    number: int, sizes: list[tuple[str, int, int]], alone: Rotation, _: Translator
) -> Markup:
    """A round in which nothing is proposed: what is wrong with its tables, a line for each size."""
    alike: dict[int, list[str]] = {}
    for label, people, _after in sizes:
        alike.setdefault(people, []).append(label)
    asked = span(alone.size.least, alone.size.most)
    return joined(
        html("<p>{words}</p>", words=_size_words(number, labels, people, asked, _))
        for people, labels in alike.items()
    )


def _size_words(number: int, labels: list[str], people: int, asked: object, _: Translator) -> str:
    if len(labels) == 1:
        return _.plural(
            "Round {round}, table {table}: {n} person, but {sizes} were asked.",
            "Round {round}, table {table}: {n} people, but {sizes} were asked.",
            n=people,
            round=number,
            table=labels[0],
            sizes=asked,
        )
    return _.plural(
        "Round {round}, tables {tables}: {n} person at each, but {sizes} were asked.",
        "Round {round}, tables {tables}: {n} people at each, but {sizes} were asked.",
        n=people,
        round=number,
        tables=labels,
        sizes=asked,
    )


def _moves(moves: list[Move], names: Mapping[str, str]) -> Iterator[Markup]:
    for move in sorted(moves, key=lambda move: in_order(names.get(move.person, move.person))):
        if move.after is not None:
            way = f"{move.before.label} → {move.after.label}" if move.before else move.after.label
            yield html(
                '<li>{mark}<b>{name}</b> <span class="pa-num">{way}</span></li>',
                mark=mark(move.after.case, small=True),
                name=names.get(move.person, move.person),
                way=way,
            )


def _sizes(number: int, proposal: Proposal, alone: Rotation) -> list[tuple[str, int, int]]:
    """(table, people if nobody moves, people as proposed) where that is of interest."""
    before = {table.label: len(table.people) for table in alone.tables(number)}
    after = {table.label: len(table.people) for table in proposal.rotation.tables(number)}
    size = alone.size
    return [
        (label, before.get(label, 0), after.get(label, 0))
        for label in sorted({*before, *after}, key=lambda label: (label[0], len(label), label))
        if before.get(label, 0) != after.get(label, 0) or before.get(label, 0) not in size
    ]


def _size_table(
    number: int, sizes: list[tuple[str, int, int]], proposal: Proposal, _: Translator
) -> Markup:
    size = proposal.rotation.size

    def cell(people: int) -> Markup:
        if not people:
            return html('<td class="n">–</td>')
        if people in size:
            return html('<td class="n">{n}</td>', n=people)
        return html(
            '<td class="n">{n} <b class="pa-wrong" aria-hidden="true">!</b>'
            '<span class="pa-sr"> {words}</span></td>',
            n=people,
            words=_("too few") if people < size.least else _("too many"),
        )

    return html(
        '<table class="pa-table pa-sizes"><caption class="pa-sr">{caption}</caption><thead><tr>'
        '<th scope="col">{table}</th>{labels}</tr></thead><tbody><tr><th scope="row">{now}</th>'
        '{before}</tr><tr><th scope="row">{then}</th>{after}</tr></tbody></table>',
        caption=_("Sizes of the tables in round {round}", round=number),
        table=_("Table"),
        labels=joined(
            html('<th scope="col" class="n">{label}</th>', label=label) for label, *_rest in sizes
        ),
        now=_("Now"),
        before=joined(cell(was) for _label, was, _then in sizes),
        then=_("Proposed"),
        after=joined(cell(then) for _label, _was, then in sizes),
    )
