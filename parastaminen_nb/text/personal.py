"""Personal data in comments: where somebody's address, number, code or name stands.

Forms are those of Finland in Finnish and Swedish. A personal identity code is taken only with its
right check character and a day that exists (Digital and Population Data Services Agency; century
signs + - Y X W V U A B C D E F). A name is taken where the text itself says that it is one: after a
greeting or a signature, a usual first name with a family name, or somebody on a given list. What
is found is a place in the text; nobody is looked up anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.text.names import NOBODY, Names

MARKS: Final = {
    "email": N_("[e-mail]"),
    "phone": N_("[phone]"),
    "identity": N_("[identity code]"),
    "address": N_("[address]"),
    "name": N_("[name]"),
}
"""What stands in the place of each kind of personal data."""

_SPACE: Final = "[ \u00a0\u202f]"
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[\[(]\s?(?:at|ät|@)\s?[\])]\s?)"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
_IDENTITY: Final = re.compile(
    r"(?<!\w)(\d\d)(\d\d)(\d\d)([-–+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])(?!\w)", re.I
)
_CHECK: Final = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CENTURY: Final = {
    "+": 1800,
    **dict.fromkeys("-–YXWVU", 1900),
    **dict.fromkeys("ABCDEF", 2000),
}
_PHONE: Final = re.compile(
    rf"(?<![\w.,+/–-])(?:\+{_SPACE}?[1-9]|00[1-9]|\(0\d{{1,3}}\)|0[1-9])"
    rf"(?:{_SPACE}?[-–]?{_SPACE}?(?:\(0\){_SPACE}?)?\d){{5,12}}(?![\w–-])"
)
_CALLED: Final = re.compile(
    rf"\b(?:puh|puhelin|puhelinnumero(?:ni)?|gsm|tel|tfn|telefon)\b[.: \u00a0]{{0,3}}"
    rf"(\d(?:{_SPACE}?-?\d){{5,11}})(?!\w)",
    re.I,
)
_DATE: Final = re.compile(r"\d\d?[-– ]\d\d?[-– ](?:19|20)\d\d")
_ABROAD: Final = ("46", "47", "45", "44", "49", "372", "358")
_DIGITS_OF: Final = (
    # How many digits a number of our own has with its first 0, by how it begins.
    (re.compile(r"0(?:4\d|50)"), range(8, 12)),
    (re.compile(r"0(?:10|20|29|30|7[0-9]|800|600)"), range(8, 12)),
    (re.compile(r"0(?:1[3-9]|[235689])"), range(7, 11)),
)

_WAYS: Final = (
    # Finnish, as the name stands and as one lives there; then Swedish.
    *("katu", "kadun", "kadulla", "kadulta", "tie", "tien", "tiellä", "tieltä"),
    *("polku", "polun", "polulla", "kuja", "kujan", "kujalla", "kaari", "kaaren", "kaarella"),
    *("raitti", "raitin", "raitilla", "rinne", "penger", "tanhua", "bulevardi", "esplanadi"),
    *("puistikko", "aukio", "tori", "ranta", "rannantie", "väylä", "laituri"),
    *("gatan", "gata", "vägen", "väg", "gränden", "gränd", "stigen", "stig", "esplanaden"),
    *("torget", "kajen", "stranden", "backen", "bågen", "allén"),
)
_ENDS: Final = "|".join(_WAYS)
_BIG_ROADS: Final = r"(?:Valta|Kanta|Seutu|Yhdys|Moottori|Kehä|Pää|Riks|Stam)"
_CAPITAL: Final = r"[A-ZÅÄÖ][\w'’-]{0,40}"
_ADDRESS: Final = re.compile(
    rf"(?<![\w-])(?!{_BIG_ROADS}(?:tie|väg))"
    rf"(?:(?:{_CAPITAL} ){{1,2}}(?:{_CAPITAL})?(?:{_ENDS})|{_CAPITAL}(?:{_ENDS})|Bulevardi) "
    r"\d{1,3}(?![\d%€])(?:[-–]\d{1,3})?(?: ?[a-hA-H]\b(?: ?\d{1,3}\b)?)?(?![\w])"
    r"(?! ?(?:m|km|metri\w*|kpl|eur\w*|€|%|vuo\w*|kertaa|ja \d|[.,:]\d))"
    r"(?:, ?\d{5} [A-ZÅÄÖ]\w+)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data at `text[start:end]`; `kind` is one of those of `MARKS`."""

    kind: str
    start: int
    end: int


def find_personal(text: str, names: Names = NOBODY) -> list[Found]:
    """What of a text is personal data, in order, nothing twice.

    `names` are people who may be meant.

    >>> [found.kind for found in find_personal("Soita 040 123 4567 tai aino@example.org!")]
    ['phone', 'email']
    """
    found: list[Found] = []
    # Where two kinds overlap the surer one stays: they are asked in this order.
    for one in _asked(text, names):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def redacted(text: str, found: list[Found], marks: Mapping[str, str]) -> str:
    """The text with a mark in the place of everything that was found in it."""
    pieces, end = [], 0
    for one in found:
        pieces += [text[end : one.start], marks[one.kind]]
        end = one.end
    return "".join([*pieces, text[end:]])


def is_identity(match: re.Match[str]) -> bool:
    """Whether what looks like a personal identity code is one: its day exists, its check is right.

    The check character is that of the nine digits, as one number, modulo 31.
    """
    day, month, year, sign, number, check = match.groups()
    try:
        date(_CENTURY[sign.upper()] + int(year), int(month), int(day))
    except ValueError:
        return False
    return int(number) > 1 and _CHECK[int(day + month + year + number) % 31] == check.upper()


def _asked(text: str, names: Names) -> Iterator[Found]:
    if "@" in text or "(" in text or "[" in text:
        yield from (Found("email", *match.span()) for match in _EMAIL.finditer(text))
    if any(digit in text for digit in "0123456789"):
        for match in _IDENTITY.finditer(text):
            if is_identity(match):
                yield Found("identity", *match.span())
        yield from (Found("address", *match.span()) for match in _ADDRESS.finditer(text))
        for match in _PHONE.finditer(text):
            if _is_phone(match[0]):
                yield Found("phone", *match.span())
        yield from (Found("phone", *match.span(1)) for match in _CALLED.finditer(text))
    yield from (Found("name", *span) for span in names.places(text))


def _is_phone(written: str) -> bool:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.startswith("+"):
        if not digits.startswith("358"):
            return 8 <= len(digits) <= 15
        digits = "0" + digits.removeprefix("358")
    elif digits.startswith("00"):
        if not digits[2:].startswith(_ABROAD):
            return False  # a postal code, an amount
        if not digits.startswith("00358"):
            return 10 <= len(digits) <= 15
        digits = "0" + digits.removeprefix("00358")
    elif _DATE.match(written):
        return False
    return any(start.match(digits) and len(digits) in many for start, many in _DIGITS_OF)
