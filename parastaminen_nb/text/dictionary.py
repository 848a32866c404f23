"""simplemma's dictionaries: read as they lie while few words are looked up, laid out for many.

As it lies, the Finnish one takes 50 MB and two seconds to begin with, and 7 µs for a word; laid
out it takes 340 MB, six seconds and half a microsecond. Both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any, Final

MANY: Final = 600_000
"""After so many looks laying it out would have paid for itself: some 150,000 different words."""


class Dictionary(Mapping[str, str]):
    """The base forms of one language by word. Raises `ValueError` for an unknown language."""

    def __init__(self, language: str, *, many: int = MANY) -> None:
        from simplemma.strategies.dictionaries import StreamDictionaryFactory

        self._language = language
        self._words: Mapping[str, str] = StreamDictionaryFactory().get_dictionary(language)
        self._left = many

    def get(self, word: str, default: Any = None) -> Any:
        self._left -= 1
        if not self._left:
            self.lay_out()
        return self._words.get(word, default)

    def lay_out(self) -> None:
        """Make ready for many words."""
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory

        self._left = 0
        self._words = DefaultDictionaryFactory().get_dictionary(self._language)

    def __getitem__(self, word: str) -> str:
        found: str | None = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: object) -> bool:
        return self.get(word) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


class Dictionaries:
    """Hands simplemma the dictionary of a language, each begun once, when it is first asked for."""

    def __init__(self) -> None:
        self._begun: dict[str, Dictionary] = {}
        self._lock = Lock()

    def get_dictionary(self, lang: str) -> Dictionary:
        if lang not in self._begun:
            with self._lock:
                if lang not in self._begun:
                    self._begun[lang] = Dictionary(lang)
        return self._begun[lang]
