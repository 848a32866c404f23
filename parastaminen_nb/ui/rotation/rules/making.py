"""From what a facilitator filled in to the rules after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from parastaminen_nb.core import rule_making
from parastaminen_nb.core.editing import whole
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.rotation import Rules
from parastaminen_nb.core.rotation.rules import TRAITS
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.ui.rotation.rules.kinds import LANGUAGE_TABLES

_PEOPLE: Final = N_("Enter the number of people, {least}–{most}.")
_TABLES: Final = N_("Enter the number of tables, {least}–{most}, or leave it empty.")
_LABEL: Final = re.compile(r"([A-Z])(\d{1,3})")


def made(
    rules: Rules, workshop: Workshop, rounds: int, kind: str, filled: Mapping[str, object]
) -> Rules:
    """The rules with one more of this kind; `filled` holds its fields as `Kinds` tells them.

    Nobody is taken who was not offered. Raises `WorkshopError` where something is missing, and
    KeyError for a kind that there is not.
    """
    return _Filled(workshop, rounds, filled).made(rules, kind)


@dataclass(frozen=True)
class _Filled:
    """A filled form, for the people and cases of a workshop."""

    workshop: Workshop
    rounds: int
    fields: Mapping[str, object]

    def made(self, rules: Rules, kind: str) -> Rules:
        makers = {
            "apart": lambda: rule_making.with_apart(rules, self.people),
            "together": lambda: rule_making.with_together(rules, self.people),
            "mix": lambda: self._mixed(rules),
            "language": lambda: self._by_language(rules),
            "remote": lambda: rule_making.with_own_tables(
                rules, "remote", self.people, _tables(self.text("tables")), "remote"
            ),
            "own": lambda: rule_making.with_own_tables(
                rules, self.text("name"), self.people, _tables(self.text("tables"))
            ),
            "host": lambda: self._hosted(rules),
            "wish": lambda: self._wished(rules),
        }
        return makers[kind]()

    def text(self, key: str) -> str:
        return str(self.fields.get(key, "")).strip()

    @property
    def people(self) -> list[str]:
        known = {person.key for person in self.workshop.participants}
        told = self.fields.get("people", [])
        return [str(key) for key in told if key in known] if isinstance(told, list) else []

    def _mixed(self, rules: Rules) -> Rules:
        number = whole(self.text("number"), 1, 100, _PEOPLE)
        trait, _, value = self.text("whom").partition("|")
        if trait not in TRAITS:
            raise WorkshopError(N_("Choose whom the rule is about."))
        bounds = {"least" if self.text("how") == "least" else "most": number}
        cases = [case.key for case in self.workshop.cases if case.key == self.text("case")]
        people = self.workshop.participants
        return rule_making.with_limit(rules, people, trait, value, **bounds, cases=cases)

    def _by_language(self, rules: Rules) -> Rules:
        told = (key for key in self.fields if key.startswith(f"{LANGUAGE_TABLES} "))
        tables = {key.partition(" ")[2]: _tables(self.text(key)) for key in told}
        people = self.workshop.participants
        return rule_making.with_language_tables(rules, people, self.people, tables)

    def _hosted(self, rules: Rules) -> Rules:
        place = _LABEL.fullmatch(self.text("table"))
        people = {person.key for person in self.workshop.people}
        cases = {case.letter: case.key for case in self.workshop.cases}
        person = self.text("person")
        if person not in people or place is None or place[1] not in cases:
            raise WorkshopError(N_("Choose a person and a table."))
        case, table = cases[place[1]], int(place[2])
        return rule_making.with_table_host(rules, person, case, table, self.rounds)

    def _wished(self, rules: Rules) -> Rules:
        cases = {case.key for case in self.workshop.cases}
        people = {person.key for person in self.workshop.participants}
        wished = [case for key in ("first", "second") if (case := self.text(key)) in cases]
        person = self.text("person")
        return rule_making.with_wish(rules, person if person in people else "", wished)


def _tables(text: str) -> int | None:
    return whole(text, 1, 100, _TABLES) if text else None
