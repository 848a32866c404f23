"""The rules of a rotation in a TOML file; `core.rotation.rules_file` tells what they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import Rules, rules_from
from parastaminen_nb.core.rotation.rules_shape import RuleError
from parastaminen_nb.core.rotation.sizing import joined
from parastaminen_nb.core.rotation.troubles import no_case, stranger
from parastaminen_nb.core.workshop import Case, Person, Role
from parastaminen_nb.exchange.encodings import decoded

_LINE: Final = re.compile(r"at line (\d+), column (\d+)")
_MOST_TOLD: Final = 5
"""So many strangers of a file are told at once."""


def read_rules(path: Path, people: Sequence[Person], cases: Sequence[Case]) -> Rules:
    """The rules of a file, about those of the people who rotate; see `rules_of`.

    Raises `WorkshopError` where the file cannot be read as well.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise WorkshopError(
            N_("There is no file {file}. Check the name and the folder."), file=str(path)
        ) from None
    except OSError as error:
        raise WorkshopError(
            N_("{file} cannot be read. Copy it to your own disk and try again."), file=str(path)
        ) from error
    return rules_of(path.name, content, people, cases)


def rules_of(file: str, content: bytes, people: Sequence[Person], cases: Sequence[Case]) -> Rules:
    """The rules that a file of this name holds; namesakes are told apart by their unit.

    Raises `WorkshopError` with the line and what stands there, where the file is not TOML, where
    a rule is none, or where it names a person or a case that nobody knows.
    """
    text = decoded(content).replace("\r\n", "\n")
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(file, text, error) from error
    names = told_apart(people)
    called = [_called(person, names[person.key]) for person in people]
    try:
        rules = rules_from(document, called, cases)
    except RuleError as error:
        line = _line_of(text, error.word, error.place, error.key)
        raise WorkshopError(
            N_("{file}, line {line}: {why}"), file=file, line=line, why=error.sentence
        ) from error
    strange = list(_strangers(file, text, rules, called, cases))
    if strange:
        told = joined(strange[:_MOST_TOLD])
        raise WorkshopError(told.message, **told.blanks)
    return rules


def _called(person: Person, name: str) -> Person:
    return person if person.name == name else replace(person, name=name)


def _not_toml(file: str, text: str, error: tomllib.TOMLDecodeError) -> WorkshopError:
    found = _LINE.search(str(error))
    lines = text.split("\n")
    line = int(found[1]) if found else len(lines)
    while line > 1 and not lines[line - 1].strip():  # what is missing is missing above
        line -= 1
    return WorkshopError(
        N_(
            "{file}, line {line}: this cannot be read as a rule: {written}. Look here and on "
            "the line above for a quotation mark, a bracket or a comma that is missing."
        ),
        file=file,
        line=line,
        written=lines[line - 1].strip(),
    )


def _strangers(
    file: str, text: str, rules: Rules, people: Sequence[Person], cases: Sequence[Case]
) -> Iterator[Sentence]:
    """Whom and what the file names and nobody knows, each with the line where it is written."""
    moving = [person for person in people if person.role is Role.PARTICIPANT]
    hosts = {host.person for host in rules.hosts} - {person.key for person in people}
    named = rules.named_people(hosts=False) - {person.key for person in moving}
    for name in sorted(named | hosts, key=lambda name: (_line_with(text, name), name)):
        why = stranger(name, people if name in hosts else moving)
        yield _placed(file, _line_with(text, name), why)
    for name in sorted(rules.named_cases() - {case.key for case in cases}):
        yield _placed(file, _line_with(text, name), no_case(name, cases))


def _placed(file: str, line: int, why: Sentence) -> Sentence:
    message = N_("{file}, line {line}: {why}")
    return Sentence(message, {"file": file, "line": line, "why": why})


def _line_with(text: str, name: str) -> int:
    """The line on which a name stands between quotation marks: 1 where none is found."""
    quoted = re.compile(r"""["']\s*""" + re.escape(name), re.IGNORECASE)
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if quoted.search(line)), 1)


def _line_of(text: str, word: str, place: int, key: str) -> int:
    """The line of an entry of the file (the `place`-th `[[word]]`), or of a key in it."""
    head = re.compile(rf"\s*(?:\[+\s*)?{re.escape(word)}\s*(?:\]+|=)")
    lines = text.split("\n")
    begins = [n for n, line in enumerate(lines) if head.match(line)]
    if not begins:
        return 1
    begin = begins[min(place, len(begins) - 1)]
    if key:
        inside = re.compile(rf".*\b{re.escape(key)}\s*=")
        for number in range(begin, len(lines)):
            if number > begin and lines[number].lstrip().startswith("["):
                break
            if inside.match(lines[number]):
                return number + 1
    return begin + 1
