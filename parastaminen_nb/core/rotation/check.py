"""Does a rotation keep what was asked? Looks at the seats alone; knows nothing of the planner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.sizing import span

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.rules import Host, Pool
    from parastaminen_nb.core.rotation.seats import Rotation, Table

Name = Callable[[str], str]


def conflicts_of(
    rotation: Rotation, names: Mapping[str, str] | None = None
) -> tuple[Sentence, ...]:
    """Every rule that is not kept, the gravest kind first.

    `names` tells how people are called; a person who is not in it is called by the key.
    """

    def name(person: str) -> str:
        return (names or {}).get(person, person)

    kinds = (
        _unknown,
        _case_twice,
        size_conflicts,
        _hosts,
        _away,
        _apart,
        _together,
        _limits,
        _pools,
        _pins,
    )
    return tuple(sentence for kind in kinds for sentence in kind(rotation, name))


def _unknown(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    # A host may be somebody who does not rotate.
    for person in sorted(rotation.rules.named_people(hosts=False) - set(rotation.people)):
        yield Sentence(
            N_("A rule names {person}, who is not among the participants."),
            {"person": name(person)},
        )


def _case_twice(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    if rotation.mode == "same-case":
        return
    for place, person in enumerate(rotation.people):
        heard = Counter(seat.case for row in rotation.seats if (seat := row[place]) is not None)
        for case, times in sorted(heard.items()):
            if times > 1:
                yield Sentence(
                    N_("{person} hears case {case} {times} times."),
                    {"person": name(person), "case": case.upper(), "times": times},
                )


def size_conflicts(rotation: Rotation, name: Name = str) -> Iterator[Sentence]:
    """Of all conflicts those about tables with too few or too many people."""
    for round, table in _tables(rotation):
        people = len(table.people)
        if people not in rotation.size:
            yield Sentence(
                NN_(
                    "Round {round}, table {table}: {n} person, but {sizes} were asked.",
                    "Round {round}, table {table}: {n} people, but {sizes} were asked.",
                ),
                {
                    "n": people,
                    "round": round,
                    "table": table.label,
                    "sizes": span(rotation.size.least, rotation.size.most),
                },
            )


def _hosts(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    for host in rotation.rules.hosts:
        for round in host.rounds:
            if host.table is not None and not _laid(rotation, host, round):
                yield Sentence(
                    N_("{person} hosts table {table} in round {round}, but nobody sits there."),
                    {"person": name(host.person), "table": host.label, "round": round},
                )
            if rotation.seat(host.person, round) is not None:
                yield Sentence(
                    N_("{person} hosts case {case} in round {round} but sits at a table."),
                    {"person": name(host.person), "case": host.case.upper(), "round": round},
                )
        for seat, round in _rounds_of(rotation, host.person):
            # Whoever has heard a case may present it after that.
            if seat.split(":")[0] == host.case and round > min(host.rounds):
                yield Sentence(
                    N_("{person} hosts case {case} and also hears it in round {round}."),
                    {"person": name(host.person), "case": host.case.upper(), "round": round},
                )


def _laid(rotation: Rotation, host: Host, round: int) -> bool:
    """Whether somebody sits at the host's table."""
    if rotation.mode == "same-case":  # its tables stay where they are, whatever they discuss
        return any(table.table == host.table for table in rotation.tables(round))
    return any(table.label == host.label for table in rotation.tables(round))


def _away(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    """People seated when they are away, and people without a seat who are there."""
    not_there: dict[str, set[int]] = {}
    not_heard: dict[str, set[str]] = {}
    for away in rotation.rules.away:
        not_there.setdefault(away.person, set()).update(away.rounds)
        not_heard.setdefault(away.person, set()).update(away.cases)
    for host in rotation.rules.hosts:
        not_there.setdefault(host.person, set()).update(host.rounds)
    for place, person in enumerate(rotation.people):
        # A case that is not heard excuses one round without a seat.
        excused = len(not_heard.get(person, ()))
        for round, row in enumerate(rotation.seats, 1):
            seat = row[place]
            blanks = {"person": name(person), "round": round}
            if seat is None and round not in not_there.get(person, ()):
                excused -= 1
                if excused < 0:
                    yield Sentence(N_("{person} has no table in round {round}."), blanks)
            elif seat is None:
                continue
            elif round in not_there.get(person, ()):
                yield Sentence(N_("{person} is away in round {round} but has a table."), blanks)
            elif seat.case in not_heard.get(person, ()):
                yield Sentence(
                    N_("{person} does not hear case {case} but sits there in round {round}."),
                    blanks | {"case": seat.case.upper()},
                )


def _apart(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    for one, other in _pairs(rotation.rules.apart):
        for seat, round in _rounds_of(rotation, one):
            if (seat, round) in _rounds_of(rotation, other):
                yield Sentence(
                    N_("{one} and {other} were to sit apart but share a table in round {round}."),
                    {"one": name(one), "other": name(other), "round": round},
                )


def _together(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    for one, other in _pairs(rotation.rules.together):
        theirs = {round: seat for seat, round in _rounds_of(rotation, other)}
        for seat, round in _rounds_of(rotation, one):
            if theirs.get(round, seat) != seat:
                yield Sentence(
                    N_("{one} and {other} were to sit together but do not in round {round}."),
                    {"one": name(one), "other": name(other), "round": round},
                )


def _limits(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    for limit in rotation.rules.limits:
        members = set(limit.people)
        for round, table in _tables(rotation):
            if limit.cases and table.case not in limit.cases:
                continue
            there = len(members & set(table.people))
            blanks = {
                "round": round,
                "table": table.label,
                "n": there,
                "name": limit.called,
                "most": limit.most,
                "least": limit.least,
            }
            if limit.most is not None and there > limit.most:
                yield Sentence(
                    N_("Round {round}, table {table}: {n} from {name}, at most {most} were asked."),
                    blanks,
                )
            elif limit.least is not None and there < limit.least:
                yield Sentence(
                    N_(
                        "Round {round}, table {table}: {n} from {name}, "
                        "at least {least} were asked."
                    ),
                    blanks,
                )


def _pools(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    pool_of = {person: pool for pool in rotation.rules.pools for person in pool.people}
    for round, table in _tables(rotation):
        pools = {pool.name: pool.called for p in table.people if (pool := pool_of.get(p))}
        met = [pools[name] for name in sorted(pools)]
        blanks = {"round": round, "table": table.label}
        if len(met) > 1:
            yield Sentence(
                N_("Round {round}, table {table}: {one} and {other} at the same table."),
                blanks | {"one": met[0], "other": met[1]},
            )
        elif met and not all(person in pool_of for person in table.people):
            yield Sentence(
                N_("Round {round}, table {table}: {one} share a table with others."),
                blanks | {"one": met[0]},
            )
    for pool in rotation.rules.pools:
        yield from _pool_tables(rotation, pool)


def _pool_tables(rotation: Rotation, pool: Pool) -> Iterator[Sentence]:
    if pool.tables is None:
        return
    for number in range(1, rotation.rounds + 1):
        there = sum(not set(pool.people).isdisjoint(t.people) for t in rotation.tables(number))
        if there > pool.tables:
            yield Sentence(
                NN_(
                    "Round {round}: {name} sit at {n} table, but {tables} were asked.",
                    "Round {round}: {name} sit at {n} tables, but {tables} were asked.",
                ),
                {"round": number, "name": pool.called, "n": there, "tables": pool.tables},
            )


def _pins(rotation: Rotation, name: Name) -> Iterator[Sentence]:
    for pin in rotation.rules.pins:
        seat = rotation.seat(pin.person, pin.round)
        if seat is not None and (seat.case, seat.table) != (pin.case, pin.table):
            yield Sentence(
                N_("{person} was to stay at {table} in round {round} but sits at {seat}."),
                {
                    "person": name(pin.person),
                    "round": pin.round,
                    "table": pin.label,
                    "seat": seat.label,
                },
            )


def _tables(rotation: Rotation) -> Iterator[tuple[int, Table]]:
    for round in range(1, rotation.rounds + 1):
        for table in rotation.tables(round):
            yield round, table


def _pairs(groups: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str]]:
    for group in groups:
        yield from combinations(group, 2)


def _rounds_of(rotation: Rotation, person: str) -> list[tuple[str, int]]:
    """The tables where a person sits, as "case:table", with the round."""
    found = []
    for round in range(1, rotation.rounds + 1):
        seat = rotation.seat(person, round)
        if seat is not None:
            found.append((f"{seat.case}:{seat.table}", round))
    return found
