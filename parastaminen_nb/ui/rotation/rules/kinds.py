"""The kinds of rules that can be added, each with the fields that a facilitator fills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.rotation.rules import TRAITS, having, value_words
from parastaminen_nb.core.workshop import Person, Role, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.form import Field, Option
from parastaminen_nb.ui.names import names_of

LANGUAGE_TABLES = "tables"
"""Before the language in the key of the field that tells how many tables it has."""

TABLES_OFFERED = 4
"""So many tables of a case can be named before there is a rotation."""


@dataclass(frozen=True)
class Kinds:
    """What can be added for these people and cases; `rotation` tells the tables of the room."""

    workshop: Workshop
    rotation: Rotation | None
    words: Translator

    def told(self) -> list[dict[str, object]]:
        """For each kind its key, its name, what it does, and its fields with what stands in them
        at first. The field "people" is the list of `people`, to tick."""
        _ = self.words
        kinds = (
            ("apart", _("Keep people apart"), "", [self._people(_("Who?"))]),
            ("together", _("Keep people together"), "", [self._people(_("Who?"))]),
            ("mix", _("Mix units, positions or languages"), "", list(self._mix())),
            ("language", _("Tables by language"), self._language_hint(), list(self._languages())),
            (
                "remote",
                _("Remote people at tables of their own"),
                _("A remote table stays remote in every round."),
                list(self._remote()),
            ),
            ("own", _("Tables for people I choose"), "", list(self._own())),
            (
                "host",
                _("A host stays at a table"),
                _("The host sits at this table in every round and goes nowhere."),
                list(self._host()),
            ),
            (
                "wish",
                _("Somebody would rather hear a case"),
                _("Wishes count when there are fewer rounds than cases."),
                list(self._wish()),
            ),
        )
        return [
            {"key": key, "label": label, "hint": hint, "fields": fields}
            for key, label, hint, fields in kinds
            if fields
        ]

    def people(self) -> list[dict[str, str]]:
        """Key and name of those who rotate, in the order of their names."""
        names = names_of(self.workshop.people)
        people = sorted(self.workshop.participants, key=lambda person: names[person.key])
        return [{"key": person.key, "name": names[person.key]} for person in people]

    def _spec(self, field: Field, value: str = "") -> dict[str, object]:
        return {**field.spec(self.words), "value": value}

    def _people(self, label: str, ticked: frozenset[str] = frozenset()) -> dict[str, object]:
        _ = self.words
        return {
            "key": "people",
            "kind": "people",
            "label": label,
            "find": _("Find a name"),
            "value": sorted(ticked),
        }

    def _tables(self, key: str = "tables", label: str = "") -> dict[str, object]:
        _ = self.words
        hint = _("Empty: as few as the sizes allow.")
        label = label or _("Tables at a time")
        return self._spec(Field(key, label, "number", hint=hint, min=1, max=100))

    def _mix(self) -> Iterator[dict[str, object]]:
        _ = self.words
        whole = {
            "unit": _("each unit"),
            "role": _("each position"),
            "language": _("each language"),
        }
        options: list[Option] = []
        for trait in TRAITS:
            groups = having(self.workshop.participants, trait)
            if len(groups) > 1:
                options.append(Option(f"{trait}|", whole[trait]))
            options += (
                Option(f"{trait}|{value}", self._counted(value_words(trait, value), len(keys)))
                for value, keys in sorted(groups.items())
            )
        if not options:
            return
        how = (Option("most", _("At most")), Option("least", _("At least")))
        yield self._spec(Field("how", _("At one table"), "select", options=how), "most")
        yield self._spec(Field("number", _("How many people"), "number", min=1, max=100), "2")
        yield self._spec(
            Field("whom", _("From where"), "select", options=tuple(options)), options[0].value
        )
        if len(self.workshop.cases) > 1:
            every = Option("", _("All cases"))
            cases = (Option(case.key, case.full_name) for case in self.workshop.cases)
            yield self._spec(
                Field("case", _("At the tables of which case?"), "select", options=(every, *cases))
            )

    def _counted(self, called: object, number: int) -> str:
        return self.words.plural(
            "{group}: {n} person", "{group}: {n} people", n=number, group=called
        )

    def _language_hint(self) -> str:
        _ = self.words
        return _("Each language sits by itself. Those who speak all of them fill the smallest.")

    def _languages(self) -> Iterator[dict[str, object]]:
        _ = self.words
        spoken = having(self.workshop.participants, "language")
        if len(spoken) < 2:
            return
        yield self._people(_("Who speaks all of these languages?"))
        for language, keys in sorted(spoken.items()):
            counted = self._counted(value_words("language", language), len(keys))
            label = _("{group}, tables at a time", group=counted)
            yield self._tables(f"{LANGUAGE_TABLES} {language}", label)

    def _remote(self) -> Iterator[dict[str, object]]:
        _, people = self.words, self.workshop.participants
        remote = frozenset(person.key for person in people if person.remote)
        yield self._people(_("Who takes part from elsewhere?"), remote)
        yield self._tables()

    def _own(self) -> Iterator[dict[str, object]]:
        _ = self.words
        hint = _("It stands in the sentences about them, such as “The youth council”.")
        yield self._spec(Field("name", _("What to call them"), hint=hint))
        yield self._people(_("Who?"))
        yield self._tables()

    def _host(self) -> Iterator[dict[str, object]]:
        _ = self.words
        tables = tuple(Option(label, label) for label in self._labels())
        if not tables:
            return
        people = [p for p in self.workshop.people if p.role is not Role.FACILITATOR]
        yield self._spec(Field("person", _("Person"), "select", options=self._named(people)), "")
        yield self._spec(
            Field("table", _("Which table?"), "select", options=tables), tables[0].value
        )

    def _wish(self) -> Iterator[dict[str, object]]:
        _ = self.words
        cases = tuple(Option(case.key, case.full_name) for case in self.workshop.cases)
        if len(cases) < 2:
            return
        people = self._named(self.workshop.participants)
        yield self._spec(Field("person", _("Person"), "select", options=people), "")
        yield self._spec(Field("first", _("First wish"), "select", options=cases), cases[0].value)
        none = Option("", _("No other wish"))
        yield self._spec(Field("second", _("Second wish"), "select", options=(none, *cases)), "")

    def _named(self, people: tuple[Person, ...] | list[Person]) -> tuple[Option, ...]:
        _, names = self.words, names_of(self.workshop.people)
        ordered = sorted(people, key=lambda person: names[person.key])
        nobody = Option("", _("Choose a person"))
        return (nobody, *(Option(person.key, names[person.key]) for person in ordered))

    def _labels(self) -> list[str]:
        """The tables of the room: "A1"; a few of each case before there is a rotation."""
        if self.rotation is not None:
            rounds = range(1, self.rotation.rounds + 1)
            found = {table.label for number in rounds for table in self.rotation.tables(number)}
            return sorted(found, key=lambda label: (label[0], len(label), label))
        numbers = range(1, TABLES_OFFERED + 1)
        return [f"{case.letter}{number}" for case in self.workshop.cases for number in numbers]
