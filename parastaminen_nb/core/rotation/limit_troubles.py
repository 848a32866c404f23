"""What cannot be because there are too many or too few people for a limit at every table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.asked import Asked
from parastaminen_nb.core.rotation.rules import Limit


def limits_against(limits: Sequence[Limit]) -> Iterator[Sentence]:
    """Limits that ask for more of some people at a table than is allowed there."""
    for one, other in product(limits, repeat=2):
        least, most = one.least, other.most
        if one.people != other.people or least is None or most is None:
            continue
        if least > most and _meet(one.cases, other.cases):
            yield Sentence(
                N_(
                    "{name}: at least {least} and at most {most} at the same table cannot both "
                    "be. Change one of the two."
                ),
                {"name": one.called, "least": least, "most": most},
            )


def capacity_troubles(asked: Asked, tables: int) -> Iterator[Sentence]:
    """Limits that no seating of this many tables in a round can keep."""
    hosting = asked.always_hosting()
    everywhere = [limit for limit in asked.rules.limits if not limit.cases]
    small = [limit for limit in everywhere if _too_small(limit, tables, hosting)]
    if len(small) > 1:
        yield Sentence(
            N_(
                "{names} have fewer than {tables} people each, so they cannot be at all {tables} "
                "tables. Ask for it only from a larger group."
            ),
            {"names": [limit.called for limit in small], "tables": tables},
        )
    yield from _case_troubles(asked, tables, hosting)
    for limit in everywhere:
        if len(small) > 1 and limit in small:
            continue
        people = len(set(limit.people) - hosting)
        blanks = {"name": limit.called, "people": people, "tables": tables}
        if limit.most is not None and limit.most * tables < people:
            short = people - limit.most * tables
            yield Sentence(
                N_(
                    "{name} has {people} people, but {tables} tables with at most {most} "
                    "from {name} hold {hold}: {short} too few. Allow {works} at a table, "
                    "or use {more} tables."
                ),
                blanks
                | {
                    "most": limit.most,
                    "hold": limit.most * tables,
                    "short": short,
                    "works": -(-people // tables),
                    "more": -(-people // max(1, limit.most)),
                },
            )
        if limit.least is not None and limit.least * tables > people:
            yield Sentence(
                N_(
                    "{name} has {people} people, but {tables} tables with at least {least} "
                    "from {name} need {need}. Ask for {works} at a table instead."
                ),
                blanks
                | {
                    "least": limit.least,
                    "need": limit.least * tables,
                    "works": people // tables,
                },
            )
    for group in asked.rules.apart:
        if len(group) > tables:
            yield Sentence(
                NN_(
                    "{people} people are to be kept apart, but there is {n} table. "
                    "Use {people} tables, or keep fewer apart.",
                    "{people} people are to be kept apart, but there are {n} tables. "
                    "Use {people} tables, or keep fewer apart.",
                ),
                {"n": tables, "people": len(group)},
            )


def _too_small(limit: Limit, tables: int, hosting: set[str]) -> bool:
    """Whether not even one of these people can be at every table."""
    return bool(limit.least) and len(set(limit.people) - hosting) < tables


def _case_troubles(asked: Asked, tables: int, hosting: set[str]) -> Iterator[Sentence]:
    """Limits of some cases only. Where everyone hears every case, each of them has as many tables
    over the day as the room has at a time, and everyone comes to one of these once."""
    if asked.rounds < len(asked.cases):
        return
    rules = asked.rules
    missing = {away.person for away in rules.away} | {host.person for host in rules.hosts}
    for limit in (limit for limit in rules.limits if limit.cases):
        some, sure = set(limit.people) - hosting, set(limit.people) - missing
        blanks = {"name": limit.called, "case": limit.cases[0].upper(), "tables": tables}
        if limit.most is not None and limit.most * tables < len(sure):
            works = -(-len(sure) // tables)
            yield Sentence(
                N_(
                    "{name} has {people} people, but over the day case {case} has {tables} tables "
                    "with at most {most} from {name}. Allow {works} at a table."
                ),
                blanks | {"most": limit.most, "people": len(sure), "works": works},
            )
        if limit.least is not None and limit.least * tables > len(some):
            works = len(some) // tables
            yield Sentence(
                N_(
                    "{name} has {people} people, but over the day case {case} has {tables} tables "
                    "with at least {least} from {name}. Ask for {works} at a table instead."
                ),
                blanks | {"least": limit.least, "people": len(some), "works": works},
            )


def _meet(cases: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both mean some case; none is told where all are meant."""
    return not cases or not others or not set(cases).isdisjoint(others)
