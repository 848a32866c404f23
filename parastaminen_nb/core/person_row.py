"""A row of a list of people: what its columns are (in fi, sv and en), and who it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parastaminen_nb.core.workshop import LETTERS, Person, Role

_COLUMNS = {
    "name": "nimi namn name osallistuja deltagare participant henkilö person",
    "first": "etunimi förnamn firstname",
    "last": "sukunimi efternamn lastname surname",
    "unit": "yksikkö enhet unit organisaatio organisation toimiala sektor kunta kommun department",
    "role": "rooli roll role",
    "position": "tehtävä tehtävänimike nimike ammattinimike titteli asema befattning titel tjänst "
    "position title job",
    "remote": "etänä etäosallistuja distans distansdeltagare remote",
    "email": "sähköposti e-post epost email e-mail sähköpostiosoite postadress mail",
    "language": "kieli språk language",
    "needs": "tarve tarpeet erityistarpeet behov specialbehov need needs",
    "wishes": "toive toiveet önskemål wish wishes",
    "accepted": "tulee osallistuu vahvistus vahvistanut hyväksynyt kommer deltar bekräftat "
    "accepted coming confirmed rsvp",
}
_ROLES = {
    Role.PARTICIPANT: "osallistuja deltagare participant asukas invånare resident",
    Role.PRESENTER: "esittelijä presentatör presenter",
    Role.HOST: "isäntä emäntä pöytäisäntä värd bordsvärd host",
    Role.FACILITATOR: "ohjaaja fasilitaattori facilitator handledare vetäjä",
}
_LANGUAGES = {
    "fi": "fi suomi finska finnish",
    "sv": "sv ruotsi svenska swedish",
    "en": "en englanti engelska english",
}
_ANSWERS = {
    True: "kyllä k x joo tulee osallistuu hyväksynyt vahvistanut ja kommer deltar bekräftat yes y "
    "coming accepted confirmed true 1 ✓ ✔",
    False: "ei estynyt peruutti peruuttanut nej förhindrad avböjt no n declined cancelled false 0",
}
_COLUMN_OF = {word: name for name, words in _COLUMNS.items() for word in words.split()}
_OWN_ROLES = {
    "",
    *(word for words in _ROLES.values() for word in words.split()),
} - {"asukas", "invånare", "resident"}
"""Roles of the workshop itself. A resident is a participant, and a position as well."""
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_LANGUAGE_OF = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
_ANSWER_OF = {word: answer for answer, words in _ANSWERS.items() for word in words.split()}
_WHOLE_ANSWERS = {word: _ANSWER_OF[word] for word in ("kyllä", "ei", "nej", "yes", "no")}
"""Those that can be nothing else, in a row whose columns nobody has named."""
_NAMING = {"name", "first", "last"}
_SURE = _COLUMN_OF.keys() - {"osallistuja", "deltagare", "participant", "henkilö", "person"}
"""Words that name a column inside a longer header too; "Person" is also a family name."""


def columns_of(cells: Sequence[str]) -> tuple[str, ...]:
    """What the cells of a first line name: "name", "first", "last", "unit", "role", "email",
    "position", "remote", "language", "needs", "wishes", "accepted", or "" for another column.
    Nothing where the line is a person already.
    """
    names = [_COLUMN_OF.get(_plain(cell), "") for cell in cells]
    exact = set(names)
    if _NAMING & exact:
        exact |= _NAMING
    # "Osallistujan nimi", "Sähköposti (työ)": a word of the cell tells where no cell says it all.
    names = [name or _by_word(cell, exact) for name, cell in zip(names, cells, strict=True)]
    told = {name for name in names if name}
    if not _NAMING & told or any("@" in cell for cell in cells):
        return ()
    # "Antti Rantala; osallistuja" is a person with a role, not the name of a column.
    namers = [_plain(cell) for cell, name in zip(cells, names, strict=True) if name == "name"]
    if told == {"name"} and names[0] != "name" and all(word in _ROLE_OF for word in namers):
        return ()
    return tuple(names)


def person_of(cells: Sequence[str], header: Sequence[str] = ()) -> Person:
    """The person of a row, by the `header` that `columns_of` found or by what the cells hold.

    The key is empty; the name is empty where there is none.
    """
    return _by_header(cells, header) if header else _by_content(cells)


def _by_word(cell: str, taken: set[str]) -> str:
    named = (_COLUMN_OF[word] for word in re.findall(r"[\w-]+", cell.casefold()) if word in _SURE)
    return next((name for name in named if name not in taken), "")


def _by_header(cells: Sequence[str], header: Sequence[str]) -> Person:
    held: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        if name and not held.get(name):
            held[name] = cell
    # "Nimi; Sukunimi": the name is the first name then.
    first = held.get("first") or (held.get("name", "") if held.get("last") else "")
    parts = f"{first} {held.get('last', '')}".strip()
    name = parts if held.get("last") or not held.get("name") else held["name"]
    # "Rooli: esihenkilö" tells what somebody is at work; all but a few words do.
    role = _plain(held.get("role", ""))
    language = held.get("language", "")
    spoken = _LANGUAGE_OF.get(_plain(language), "")
    # In another language nothing is made here, so that it is something to see to.
    unknown = "" if spoken or not re.search(r"[^\W\d]", language) else language
    other = "" if role in _OWN_ROLES else held.get("role", "")
    return Person(
        key="",
        name=_turned(name),
        unit=held.get("unit", ""),
        role=_ROLE_OF.get(role, Role.PARTICIPANT),
        position=" ".join((held.get("position") or other).split()),
        remote=answer_of(held.get("remote", "")) is True,
        email=held.get("email", ""),
        language=spoken,
        needs=" ".join("; ".join(filter(None, (held.get("needs"), unknown))).split()),
        wishes=wishes_of(held.get("wishes", "")),
        accepted=answer_of(held.get("accepted", "")),
    )


def wishes_of(text: str) -> tuple[str, ...]:
    """Keys of the cases whose letters or numbers stand in a text, the first named first.

    >>> wishes_of("C, a ja C"), wishes_of("2. ja 1."), wishes_of("kaikki")
    (('c', 'a'), ('b', 'a'), ())
    """
    named = re.findall(r"(?<!\w)[A-Ha-h1-8](?!\w)", text)
    keys = (LETTERS[int(one) - 1] if one.isdecimal() else one for one in named)
    return tuple(dict.fromkeys(key.lower() for key in keys))


def answer_of(text: str) -> bool | None:
    """Whether somebody comes, from a word or a mark; None where that is not clear.

    >>> answer_of("Kyllä"), answer_of("nej"), answer_of("ehkä")
    (True, False, None)
    """
    return _ANSWER_OF.get(_plain(text))


def _by_content(cells: Sequence[str]) -> Person:
    person = Person(key="", name=_turned(cells[0]) if cells else "")
    for cell in cells[1:]:
        if "@" in cell:
            person = replace(person, email=cell)
        elif _plain(cell) in _ROLE_OF:
            person = replace(person, role=_ROLE_OF[_plain(cell)])
        elif _plain(cell) in _LANGUAGE_OF:
            person = replace(person, language=_LANGUAGE_OF[_plain(cell)])
        elif _plain(cell) in _WHOLE_ANSWERS:
            person = replace(person, accepted=_WHOLE_ANSWERS[_plain(cell)])
        elif cell and not person.unit:
            person = replace(person, unit=cell)
    return person


def _turned(name: str) -> str:
    """First name first: "Rantala, Antti" is Antti Rantala."""
    last, comma, first = name.partition(",")
    return " ".join(f"{first} {last}".split()) if comma else " ".join(name.split())


def _plain(cell: str) -> str:
    return cell.strip().strip(":*").casefold().replace(" ", "")
