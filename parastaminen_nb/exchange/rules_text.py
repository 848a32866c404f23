"""The rules of a rotation written as a TOML file that `exchange.rules` reads again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import Rules
from parastaminen_nb.core.workshop import Case, Person
from parastaminen_nb.i18n import Translator

Told = Sequence[tuple[str, object]]
"""The keys of one rule and what they hold; what is None is not written."""

_HEAD: Final = N_("The rules of the rotation. People are named as on the list, cases by letter.")


def rules_text(rules: Rules, people: Sequence[Person], cases: Sequence[Case], _: Translator) -> str:
    """Every rule, by names. Namesakes are told apart by their unit, as the reader expects them."""
    names = told_apart(people)
    letters = {case.key: case.letter for case in cases}

    lines = [f"# {_(_HEAD)}", ""]
    for word, groups in (("together", rules.together), ("apart", rules.apart)):
        if groups:
            rows = (f"    {_value([names.get(key, key) for key in group])}," for group in groups)
            lines += [f"{word} = [", *rows, "]", ""]
    for word, told in _entries(rules, names, letters):
        lines.append(f"[[{word}]]")
        lines += [f"{key} = {_value(held)}" for key, held in told if held is not None]
        lines.append("")
    return "\n".join(lines)


def _entries(
    rules: Rules, names: Mapping[str, str], letters: Mapping[str, str]
) -> Iterator[tuple[str, Told]]:
    def called(keys: Iterable[str]) -> list[str]:
        return [names.get(key, key) for key in keys]

    def lettered(keys: Iterable[str]) -> list[str]:
        return [letters.get(key, key) for key in keys]

    for limit in rules.limits:
        who: Told = [("name", limit.name), ("people", called(limit.people))]
        if limit.trait:
            who = [("trait", limit.trait), ("value", limit.name)]
        where: Told = [("cases", lettered(limit.cases) or None)]
        yield "limit", [*who, ("most", limit.most), ("least", limit.least), *where]
    for pool in rules.pools:
        kind: Told = [("name", pool.name), ("trait", pool.trait or None)]
        yield "pool", [*kind, ("people", called(pool.people)), ("tables", pool.tables)]
    for away in rules.away:
        when: Told = [("rounds", list(away.rounds) or None)]
        what: Told = [("cases", lettered(away.cases) or None)]
        yield "away", [("person", names.get(away.person, away.person)), *when, *what]
    for wish in rules.wishes:
        if not wish.listed:
            wisher = names.get(wish.person, wish.person)
            yield "wish", [("person", wisher), ("cases", lettered(wish.cases))]
    for host in rules.hosts:
        place: Told = [("table", host.label)] if host.table else [("case", host.label)]
        person = names.get(host.person, host.person)
        yield "host", [("person", person), *place, ("rounds", list(host.rounds))]
    for pin in rules.pins:
        seat: Told = [("rounds", [pin.round]), ("table", pin.label)]
        yield "pin", [("person", names.get(pin.person, pin.person)), *seat]


def _value(held: object) -> str:
    """TOML writes lists, numbers and basic strings as JSON does, but for one control letter."""
    return json.dumps(held, ensure_ascii=False).replace("\x7f", "\\u007f")
