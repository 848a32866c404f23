"""Words in the reader's language: Finnish, Swedish or English.

A translator is a value that is passed along, never a global: two phones in one process may
read two languages. Times, dates and numbers are written as the language writes them.
"""

from __future__ import annotations

import gettext
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from parastaminen_nb.core.errors import Sentence

LANGUAGES: Final = ("fi", "sv", "en")
DOMAIN: Final = "parastaminen_nb"
PSEUDO: Final = "qps"
"""A language that only marks every sentence, to find the words that nobody marked."""


class _Moment(str):
    """A moment in words. A sentence may ask for another form of it: "{time:%H:%M}"."""

    def __new__(cls, words: str, moment: date | time) -> _Moment:
        made = super().__new__(cls, words)
        made.moment = moment
        return made

    moment: date | time

    def __format__(self, form: str) -> str:
        return format(self.moment, form) if form else str(self)


def _closed(text: str) -> str:
    """A sentence with one full stop where a name at its end brings one: "Antti R."."""
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text


_SPOKEN = {"fi": "cccc d. MMMM", "sv": "EEEE d MMMM", "en": "EEEE, MMMM d"}
"""The whole form of a day without its year."""

_LONG = 10_000
"""From here on a count is read more easily in groups of three digits."""


class Translator:
    """Sentences, times and numbers in one language.

    >>> _ = Translator("en")
    >>> _("Round {round} begins.", round=2)
    'Round 2 begins.'
    >>> _.plural("{n} comment", "{n} comments", n=3)
    '3 comments'
    """

    def __init__(self, language: str, catalog: gettext.NullTranslations | None = None) -> None:
        self.language = language
        self._locale = language if language in LANGUAGES else "en"
        self._catalog = catalog or gettext.NullTranslations()

    def __call__(self, message: str, **blanks: object) -> str:
        return self.say(Sentence(message, blanks))

    def plural(self, one: str, many: str, n: int, **blanks: object) -> str:
        return self.say(Sentence((one, many), {"n": n, **blanks}))

    def say(self, sentence: Sentence | BaseException | str) -> str:
        """The sentence in this language. A plain string is somebody's own words and stays."""
        said = getattr(sentence, "sentence", sentence)
        if not isinstance(said, Sentence):
            return str(said)
        blanks = {name: self._blank(value) for name, value in said.blanks.items()}
        if isinstance(said.message, tuple):
            n = said.blanks["n"]
            assert isinstance(n, int), f"a counting sentence needs a whole number, not {n!r}"
            if n >= _LONG:
                blanks["n"] = self.number(n)
            return _closed(self._catalog.ngettext(*said.message, n).format_map(blanks))
        text = self._catalog.gettext(said.message) if said.message else ""
        return _closed(text.format_map(blanks))

    def _blank(self, value: object) -> object:
        if isinstance(value, Sentence | BaseException):
            return self.say(value)
        if isinstance(value, tuple | list):
            return self.join([str(self._blank(part)) for part in value])
        if isinstance(value, float):
            return self.number(value)
        if isinstance(value, time):
            return _Moment(self.time(value), value)
        return _Moment(self.date(value), value) if isinstance(value, date) else value

    def join(self, parts: list[str] | tuple[str, ...]) -> str:
        """Several things in one sentence: "Emil, Matti ja Pia"."""
        return format_list(list(parts), locale=self._locale)

    def number(self, value: float, digits: int = 1) -> str:
        return format_decimal(round(value, digits), locale=self._locale)

    def decimal(self, value: float, digits: int = 1) -> str:
        """A number of a column in which all have as many digits.

        >>> Translator("fi").decimal(-10), Translator("en").decimal(1234.56)
        ('−10,0', '1,234.6')
        """
        form = f"#,##0.{'0' * digits}"
        return format_decimal(round(value, digits), form, locale=self._locale).replace("-", "−")

    def time(self, moment: datetime | time) -> str:
        """The hour and minute of a time: 13.48 in Finnish, 13:48 in Swedish and English."""
        return f"{moment:%H.%M}" if self.language == "fi" else f"{moment:%H:%M}"

    def day(self, day: date) -> str:
        """The weekday and date where the year is plain: "to 11.3."."""
        if self.language == "fi":
            return f"{format_date(day, 'ccc', locale='fi')} {day.day}.{day.month}."
        return format_skeleton("MMMEd", day, locale=self._locale)

    def short_date(self, day: date) -> str:
        """A date of figures alone: 11.3.2027, in English 11/3/2027."""
        between = "/" if self.language == "en" else "."
        return f"{day.day}{between}{day.month}{between}{day.year}"

    def spoken(self, day: date, *, year: bool = False) -> str:
        """A day as it is said aloud, for a synthesiser reads "to 8.10." as letters and points.

        >>> Translator("fi").spoken(date(2027, 3, 11), year=True)
        'torstai 11. maaliskuuta 2027'
        """
        return format_date(day, "full" if year else _SPOKEN[self._locale], locale=self._locale)

    def date(self, day: date) -> str:
        """The weekday and date: "to 11.3.2027"."""
        if self.language == "fi":
            return f"{format_date(day, 'ccc', locale='fi')} {day.day}.{day.month}.{day.year}"
        return format_skeleton("yMMMEd", day, locale=self._locale)


@cache
def translator(language: str = "fi") -> Translator:
    """The translator for a language; Finnish where the language is not one of ours."""
    if language == PSEUDO:
        return Translator(PSEUDO, _Pseudo())
    if language not in LANGUAGES:
        language = "fi"
    if language == "en":
        return Translator("en")
    return Translator(language, _catalog(language))


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def _catalog(language: str) -> gettext.GNUTranslations:
    # The catalogs are read as they are written (.po): there is no compiled copy that could
    # fall behind the sentences, and a language costs its 20 ms once in a process.
    source = files("parastaminen_nb") / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    with source.open("rb") as file:
        catalog = read_po(file, locale=language, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
