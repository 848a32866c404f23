"""Who meets whom: a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parastaminen_nb.core.rotation import Rotation, meetings
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import scrolled
from parastaminen_nb.ui.html import Markup, html, joined

CELL = 20
LETTER = 7.6
"""How wide a letter of a name is at most, about, in the units of the picture: pixels."""

SLANT = 0.87
"""How high a slanted name reaches for its length: the sine of 60 degrees."""

MOST_PICTURED = 80
"""More people make a picture that nobody can read; the table says it still."""


def who_meets_whom(rotation: Rotation, names: Mapping[str, str], _: Translator) -> Markup:
    """Legend, picture and table, for the people in the order of their names."""
    met = meetings(rotation)
    once = sum(times == 1 for times in met.values())
    people = len(rotation.people)
    apart = people * (people - 1) // 2 - len(met)
    legend = [
        ("one", "", _.plural("Meets once: {n} pair", "Meets once: {n} pairs", n=once)),
        (
            "two",
            "+",
            _.plural(
                "Meets twice or more: {n} pair",
                "Meets twice or more: {n} pairs",
                n=len(met) - once,
            ),
        ),
        (
            "",
            "",
            _.plural(
                "Never at the same table: {n} pair", "Never at the same table: {n} pairs", n=apart
            ),
        ),
    ]
    keys = (
        html('<span><i class="{kind}">{sign}</i>{words}</span>', kind=kind, sign=sign, words=words)
        for kind, sign, words in legend
    )
    return html(
        '<div class="pa-stack-s"><p class="pa-legend pa-small">{keys}</p>{picture}'
        '<details class="pa-fold"><summary>{show}</summary>{table}</details></div>',
        keys=joined(keys),
        picture=_picture(rotation, met, names, "; ".join(words for *_rest, words in legend), _),
        show=_("Show as a table"),
        table=meetings_table(rotation, names, _),
    )


def meetings_table(rotation: Rotation, names: Mapping[str, str], _: Translator) -> Markup:
    """For every person how many they meet, and whom more than once; up to `MOST_PICTURED` people
    also whom they meet at all, so that it says what the picture draws."""
    met = meetings(rotation)
    order = _by_name(rotation, names)
    called = [names.get(person, person) for person in rotation.people]
    rows = []
    for one in order:
        theirs = {b if a == one else a: times for (a, b), times in met.items() if one in (a, b)}
        again = [called[other] for other in order if theirs.get(other, 0) > 1]
        others = [called[other] for other in order if other in theirs]
        listed = len(order) <= MOST_PICTURED and bool(others)
        rows.append(
            html(
                '<tr><th scope="row">{name}</th><td data-l="{meets}:">{count}</td>'
                '<td data-l="{again}:">{others}</td></tr>',
                name=called[one],
                meets=_("Different people met"),
                count=f"{len(theirs)}: {', '.join(others)}" if listed else len(theirs),
                again=_("More than once"),
                others=", ".join(again) or "–",
            )
        )
    return html(
        '<table class="pa-table pa-table--fold"><caption class="pa-sr">{caption}</caption><thead>'
        '<tr><th scope="col">{person}</th><th scope="col">{meets}</th><th scope="col">{again}</th>'
        "</tr></thead><tbody>{rows}</tbody></table>",
        caption=_("Who meets whom"),
        person=_("Person"),
        meets=_("Different people met"),
        again=_("More than once"),
        rows=joined(rows),
    )


def _picture(
    rotation: Rotation,
    met: Mapping[tuple[int, int], int],
    names: Mapping[str, str],
    said: str,
    _: Translator,
) -> Markup:
    order = _by_name(rotation, names)
    people = len(order)
    if people > MOST_PICTURED:
        words = _(
            "The picture is for at most {n} people. The table below has everyone.", n=MOST_PICTURED
        )
        return html('<p class="pa-muted">{words}</p>', words=words)
    place = {person: number for number, person in enumerate(order)}
    called = [names.get(rotation.people[person], rotation.people[person]) for person in order]
    room = 16 + round(LETTER * max(map(len, called), default=0))
    # How far the slanted names of the first columns reach above the first row.
    over = (LETTER * SLANT * len(name) - n * CELL - CELL for n, name in enumerate(called))
    top = max(4, *map(round, over)) if called else 4
    paths: dict[str, list[str]] = {"one": [], "two": [], "plus": []}
    for pair, times in met.items():
        column, line = sorted(place[person] for person in pair)
        x, y = room + column * CELL, line * CELL
        paths["one" if times == 1 else "two"].append(
            f"M{x + 1} {y + 1}h{CELL - 2}v{CELL - 2}h{2 - CELL}z"
        )
        if times > 1:
            paths["plus"].append(f"M{x + 6} {y + 10}h8M{x + 10} {y + 6}v8")
    pictures = html(
        '<div class="pa-mx-pair"><svg class="pa-mx pa-mx-names" viewBox="0 -{top} {room} {high}" '
        'width="{room}" height="{high}" aria-hidden="true">{names}</svg>'
        '<svg class="pa-mx" viewBox="{room} -{top} {wide} {high}" width="{wide}" height="{high}" '
        'role="img" aria-label="{said}"><path class="g" d="{grid}"/><path class="one" d="{one}"/>'
        '<path class="two" d="{two}"/><path class="plus" d="{plus}"/>{labels}</svg></div>',
        said=said,
        room=room,
        wide=people * CELL + room // 2,
        high=top + people * CELL + 4,
        top=top,
        names=joined(_rows(called, room)),
        grid="".join(_grid(people, room)),
        labels=joined(_labels(called, room)),
        **{name: "".join(parts) for name, parts in paths.items()},
    )
    return scrolled(_("Who meets whom, a figure that scrolls"), pictures, "pa-mx-room")


def _grid(people: int, room: int) -> Iterator[str]:
    """Lines around the cells under the diagonal."""
    for line in range(1, people):
        y, x = line * CELL, room + line * CELL
        yield f"M{room} {y + 0.5}H{x}M{room} {y + CELL}H{x}"
        yield f"M{x - CELL + 0.5} {line * CELL}V{people * CELL}"


def _rows(called: list[str], room: int) -> Iterator[Markup]:
    """The names of the rows, which stay in sight while the rest scrolls."""
    for number, name in enumerate(called):
        yield html(
            '<text x="{x}" y="{y}" text-anchor="end">{name}</text>',
            x=room - 6,
            y=number * CELL + 15,
            name=name,
        )


def _labels(called: list[str], room: int) -> Iterator[Markup]:
    """The names of the columns, slanted along the diagonal."""
    for number, name in enumerate(called[:-1]):
        yield html(
            '<text transform="translate({x} {y}) rotate(-60)">{name}</text>',
            x=room + number * CELL + 12,
            y=(number + 1) * CELL - 4,
            name=name,
        )


def _by_name(rotation: Rotation, names: Mapping[str, str]) -> list[int]:
    """The places of people in the rotation, in the order of their names."""
    return sorted(
        range(len(rotation.people)),
        key=lambda place: names.get(rotation.people[place], rotation.people[place]),
    )
