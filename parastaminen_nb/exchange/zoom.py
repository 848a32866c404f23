"""A rotation for meetings on the net: breakout rooms for Zoom, and lists for Teams.

Zoom keeps one set of rooms for a meeting, so there is a file for every round. Teams reads no
file of rooms: its list is for the person who makes them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Person
from parastaminen_nb.exchange.mixing import mixing_told
from parastaminen_nb.i18n import Translator

HEADER: Final = ("Pre-assign Room Name", "Email Address")


def room_files(rotation: Rotation, people: Sequence[Person], _: Translator) -> dict[str, bytes]:
    """The files by their names: a Zoom CSV for every round, a list for Teams, and, where somebody
    has no address, a list of those whom Zoom cannot place.

    Rooms are called as the tables are: A1, A2, B1. The same rotation gives the same bytes.
    """
    files = {
        round_file(number, _): _zoom(rotation, people, number)
        for number in range(1, rotation.rounds + 1)
    }
    files[_("teams-list.txt")] = _text(_teams(rotation, people, _))
    lost = without_address(rotation, people)
    if lost:
        files[_("without-address.txt")] = _text(_by_hand(rotation, people, lost, _))
    return files


def round_file(number: int | str, _: Translator) -> str:
    """What the file of a round is called: "zoom-kierros-1.csv"."""
    return _("zoom-round-{number}.csv", number=number)


def stale_files(_: Translator) -> str:
    """A pattern for the files of rounds, those of an earlier and longer rotation too."""
    return round_file("[0-9]*", _)


def without_address(rotation: Rotation, people: Sequence[Person]) -> list[str]:
    """What the people are called who rotate and have no address."""
    names, moving = told_apart(people), set(rotation.people)
    return [names[p.key] for p in people if p.key in moving and not p.email]


def _zoom(rotation: Rotation, people: Sequence[Person], number: int) -> bytes:
    address = {person.key: person.email for person in people}
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(HEADER)
    for table in rotation.tables(number):
        rows.writerows((table.label, address[p]) for p in table.people if address.get(p))
    return file.getvalue().encode("utf-8")


def _teams(rotation: Rotation, people: Sequence[Person], _: Translator) -> Iterator[str]:
    names = told_apart(people)
    address = {person.key: person.email for person in people}
    yield _("Rooms for Teams: make them by hand, they have no file of their own.")
    yield ""
    yield from mixing_told(rotation, names, _)
    for number in range(1, rotation.rounds + 1):
        yield from ("", _("Round {round}", round=number))
        for table in rotation.tables(number):
            yield from ("", _("Room {label}", label=table.label))
            for person in table.people:
                mail = f" <{address[person]}>" if address.get(person) else ""
                yield f"  {names.get(person, person)}{mail}"


def _by_hand(
    rotation: Rotation, people: Sequence[Person], lost: Sequence[str], _: Translator
) -> Iterator[str]:
    """Those without an address, with the rooms that they have to be moved to."""
    yield _.plural(
        "{n} person has no address. Move this person by hand in every round:",
        "{n} people have no address. Move them by hand in every round:",
        n=len(lost),
    )
    yield ""
    key_of = {name: key for key, name in told_apart(people).items()}
    for name in lost:
        labels = (seat.label if seat else "–" for seat in rotation.itinerary(key_of[name]))
        yield f"{name}: {', '.join(labels)}"


def _text(lines: Iterator[str]) -> bytes:
    # Notepad shows letters as they are only where a mark says that the file is UTF-8.
    return "\ufeff".encode() + "\r\n".join([*lines, ""]).encode("utf-8", errors="replace")
