"""Tokens: the words of a comment as it writes them, with their places.

A token is a run of letters and digits that begins with a letter, with hyphens, apostrophes and
colons inside ("Kela-tuki", "EU:n", "sote-palvelu"). Addresses of the web and of mail are no words,
nor is what stands in the place of personal data ("[name]").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ADDRESS: Final = r"(?:https?://|www\.)\S+|\S+@\S+\.\S+"
# What stands in the place of personal data is no word of anybody; see `personal.MARKS`.
_MARK: Final = (
    r"\[(?:sähköposti|puhelin|henkilötunnus|osoite|nimi|e-post|telefon|personbeteckning|adress|namn|"
    r"e-mail|phone|identity code|address|name)\]"
)
_WORD: Final = r"[^\W\d_][^\W_]*(?:[-–'’:][^\W_]+)*"
_TOKEN: Final = re.compile(rf"{_ADDRESS}|{_MARK}|({_WORD})")
_WORD_ALONE: Final = re.compile(_WORD)
SENTENCE_END: Final = re.compile(r"\s(?:(?<=[.!?…]\s)\s*(?=[\"”»(–-]?\s?[A-ZÅÄÖ0-9])|(?<=\n)\n*)")
"""What lies between two sentences of a text: space after a mark and before a capital or a number,
and every end of a line. A pattern that begins with one kind of letter is looked for fast."""
_ZERO_WIDTH: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands: `text[start:end]`."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text with their places.

    >>> [token.text for token in tokens("Kela-tuki EU:n kautta, ks. www.kela.fi!")]
    ['Kela-tuki', 'EU:n', 'kautta', 'ks']
    """
    for match in _TOKEN.finditer(text):
        if match[1] is not None:
            yield Token(match[1], match.start(1), match.end(1))


def words(text: str) -> list[str]:
    """The words of a text without their places, composed and without soft hyphens.

    Letters with marks are one letter (NFC): text from a Mac writes "ä" as two characters.
    """
    if not text.isascii():
        text = _ZERO_WIDTH.sub("", unicodedata.normalize("NFC", text))
    return _words(text)


def forms(text: str) -> set[str]:
    """The different words of a text, each as a token writes it; their places cost ten times more.

    >>> sorted(forms("Bussi ja bussi ja www.bussi.fi"))
    ['Bussi', 'bussi', 'ja']
    """
    return set(_words(text))


def _words(text: str) -> list[str]:
    # Few texts hold what is no word, and to look for it at every letter takes a third of the time.
    if "@" in text or "://" in text or "www." in text or "[" in text:
        return [word for word in _TOKEN.findall(text) if word]
    return _WORD_ALONE.findall(text)
