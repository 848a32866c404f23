"""From a cell that a person filled in to a value of the plan. What does not fit says why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final, TypeVar

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.exchange.cells import cell_text, shortened
from parastaminen_nb.exchange.plan_book.spreadsheet_time import DAY_ZERO
from parastaminen_nb.exchange.plan_book.trouble import UnfitError
from parastaminen_nb.exchange.table import Cell, as_text, is_blank
from parastaminen_nb.i18n import LANGUAGES, translator

_Value = TypeVar("_Value")

_WHOLE: Final = re.compile(r"(\d{1,5})(?:[.,]0+)?\s*(?:min\w*\.?|h)?", re.IGNORECASE)
_CLOCK: Final = re.compile(
    r"(?:klo|kl\.?|at)?\s*(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?", re.IGNORECASE
)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?(?:\s*(\d{4}))?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_WEEKDAY: Final = re.compile(r"([^\W\d_]+)\.?,?\s+(?=\d)")
_WEEKDAYS: Final = (
    "ma maanantai mån måndag mon monday",
    "ti tiistai tis tisdag tue tuesday",
    "ke keskiviikko ons onsdag wed wednesday",
    "to torstai tors tor torsdag thu thursday",
    "pe perjantai fre fredag fri friday",
    "la lauantai lör lördag sat saturday",
    "su sunnuntai sön söndag sun sunday",
)
_WEEKDAY_OF: Final = {word: n for n, words in enumerate(_WEEKDAYS) for word in words.split()}
_DAY_ZERO: Final = datetime.combine(DAY_ZERO, time())

WRITE_DAY: Final = Sentence(N_("Write the day with its year, such as 11.3.2027."))
WRITE_HOUR: Final = Sentence(N_("Write the hour as 9:00 or 13:30."))


def plain(cell: Cell) -> str:
    """A cell as a reader would compare it: no matter which capitals, spaces and colons."""
    return " ".join(as_text(cell).replace("\ufeff", "").split()).strip(":* ").casefold()


@cache
def called(message: str) -> frozenset[str]:
    """What a marked sentence is called in any of our languages, as `plain` gives it."""
    return frozenset(plain(translator(language)(message)) for language in LANGUAGES) | {
        plain(message)
    }


def line(cell: Cell) -> str:
    """Text on one line."""
    return " ".join(as_text(cell).split())


def lines(cell: Cell) -> str:
    """Text that may have several lines; none of them ends with spaces."""
    text = as_text(cell).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(part.rstrip() for part in text.split("\n")).strip()


def parts(cell: Cell) -> tuple[str, ...]:
    """One thing a line."""
    return tuple(part for part in map(str.strip, lines(cell).split("\n")) if part)


def whole(cell: Cell, least: int, most: int) -> int:
    """A whole number: 20, "20", "20 min"."""
    expected = Sentence(N_("Write a whole number, {least}–{most}."), {"least": least, "most": most})
    if isinstance(cell, bool):
        raise UnfitError(expected)
    found = _WHOLE.fullmatch(as_text(cell).strip())
    if not found or not least <= int(found[1]) <= most:
        raise UnfitError(expected)
    return int(found[1])


def clock(cell: Cell) -> time:
    """An hour of the day: a time of Excel, "13.00", "13:00", "klo 13", 13, or a part of a day."""
    if isinstance(cell, datetime):
        if cell.year > _DAY_ZERO.year + 1:
            return cell.time().replace(tzinfo=None)
        cell = cell.replace(tzinfo=None) - _DAY_ZERO  # a number in a cell that shows hours
    if isinstance(cell, time):
        return cell.replace(tzinfo=None)
    if isinstance(cell, timedelta):
        cell = round(cell / timedelta(days=1), 6)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if 0 < cell < 1:
            minutes = round(cell * 24 * 60) % (24 * 60)
            return time(minutes // 60, minutes % 60)
        # 13.30 that was typed where a comma parts decimals came to be the number 13.3.
        cell = as_text(cell) if cell == int(cell) else f"{cell:.2f}"
    found = _CLOCK.fullmatch(as_text(cell).strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise UnfitError(WRITE_HOUR)
    return time(hour, minute)


def day(cell: Cell, near: date | None) -> tuple[date, bool]:
    """A day, and whether its year was guessed: the one in which its weekday is right and which
    is next from `near` on. A day of Excel, "11.3.2027", "2027-03-11", "to 11.3."."""
    if isinstance(cell, datetime):
        return cell.date(), False
    if isinstance(cell, date):
        return cell, False
    text = as_text(cell).strip().casefold()
    weekday = None
    if (found := _WEEKDAY.match(text)) and found[1] in _WEEKDAY_OF:
        weekday, text = _WEEKDAY_OF[found[1]], text[found.end() :]
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3])), False
        if found := _DAY_FIRST.fullmatch(text):
            number, month = int(found[1]), int(found[2])
            if found[3]:
                return date(int(found[3]), month, number), False
            return _next(number, month, weekday, near), True
    except ValueError:
        pass
    raise UnfitError(WRITE_DAY)


def _next(number: int, month: int, weekday: int | None, near: date | None) -> date:
    if near is None:
        raise UnfitError(WRITE_DAY)
    for year in range(near.year, near.year + 12):
        try:
            found = date(year, month, number)
        except ValueError:
            continue  # the last day of February
        if found >= near and weekday in (None, found.weekday()):
            return found
    raise UnfitError(WRITE_DAY)


def choice(cell: Cell, names: Mapping[_Value, str]) -> _Value:
    """One of some values by what it is called in any of our languages."""
    written = plain(cell)
    for value, name in names.items():
        if written in called(name) or written == plain(str(value)):
            return value
    options = tuple(Sentence(name) for name in names.values())
    raise UnfitError(Sentence(N_("Choose one of: {options}."), {"options": options}))


def yes_or_no(cell: Cell, names: Mapping[bool, str]) -> bool:
    """Yes or no, also as x, 1, 0, or a truth of Excel."""
    if isinstance(cell, bool):
        return cell
    if plain(cell) in {"x", "1", "true", "k"}:
        return True
    return False if plain(cell) in {"0", "false", "-"} else choice(cell, names)


def same(one: Cell, other: Cell) -> bool:
    """Whether two cells hold the same to a reader. What cannot be written was replaced."""
    if is_blank(one) or is_blank(other):
        return is_blank(one) and is_blank(other)
    if isinstance(one, str) or isinstance(other, str):
        return _written(one) == _written(other)
    return one == other


def _written(cell: Cell) -> str:
    return lines(shortened(cell_text(as_text(cell))))
