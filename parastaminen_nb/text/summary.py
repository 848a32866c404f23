"""A summary by extraction: the fewest real sentences that cover most of what was said.

Nothing is written anew. Each sentence stands word for word in a comment and is told with its row.
The method is greedy coverage: a word that several comments say weighs the number of those
comments, and the sentence that adds most weight for its length comes next (Filatova and
Hatzivassiloglou 2004; the bound of greedy choice is that of Khuller, Moss and Naor 1999). A word
that is covered adds nothing, so the second sentence says something else than the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.tables import natural
from parastaminen_nb.text.language import LANGUAGES, comment_languages, usual_language
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.telling_words import telling_words
from parastaminen_nb.text.theme import Themes
from parastaminen_nb.text.weighing import term_counts
from parastaminen_nb.text.words import SENTENCE_END, words

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from scipy.sparse import csr_matrix

MOST: Final = 5
"""Sentences in one summary."""
ENOUGH: Final = 0.5
"""The share of what several people said at which a summary may stop."""

_SHORTEST: Final = 4  # words
_LONGEST: Final = 45
_LEAST_GAIN: Final = 0.025
_READING: Final = 10
"""So many times longer it takes to read the comments than to choose among their sentences."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a summary: the place of its comment among the texts, and its words."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences that tell most, and how much of what several comments say they cover (0–1)."""

    sentences: tuple[Said, ...] = ()
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the material and its summary: those with this `value` in this `column`, or the
    comments of a theme (`column` is "theme", `value` its name). `rows` are labels of the frame
    for each sentence, `size` its number of comments."""

    column: str
    value: str
    size: int
    summary: Summary
    rows: tuple[int, ...]


def summaries(
    comments: pd.DataFrame,
    themes: Themes | None = None,
    lemmas: Lemmas | None = None,
    progress: Progress = UNSEEN,
) -> tuple[Part, ...]:
    """A summary of each case and of each theme of a frame of comments; empty ones are left out."""
    texts = [str(text) for text in comments["text"]]
    languages = comment_languages(comments)
    usual = usual_language(languages)
    parts = [("case", case, own) for case, own in _cases(comments).items()]
    parts += [("theme", name, own) for name, own in _members(themes)] if themes else []
    labels = comments.index.tolist()
    found = []
    reading, choosing = progress.split(_READING, 1)
    read = _Read.of(texts, languages, lemmas or Lemmas(), usual, reading)
    for column, value, places in choosing.each(parts, 1):
        told = read.summary(places, MOST)
        if told.sentences:
            rows = tuple(int(labels[places[one.place]]) for one in told.sentences)
            found.append(Part(column, value, len(places), told, rows))
    return tuple(found)


def summary(
    texts: Sequence[str],
    languages: Sequence[str],
    lemmas: Lemmas,
    *,
    usual: str = "fi",
    most: int = MOST,
) -> Summary:
    """The summary of some comments; empty where no word is said by two of them.

    Linear in the number of comments.

    >>> said = ["Bussi kulkee liian harvoin.", "Iltaisin bussi ei kulje. Hinta on hyvä."]
    >>> [one.text for one in summary(said, ["fi", "fi"], Lemmas()).sentences]
    ['Bussi kulkee liian harvoin.']
    """
    return _Read.of(texts, languages, lemmas, usual).summary(range(len(texts)), most)


def _cases(comments: pd.DataFrame) -> dict[str, list[int]]:
    """The places of the comments of each case, in natural order."""
    own: dict[str, list[int]] = {}
    for at, case in enumerate(comments["case"].tolist()):
        if isinstance(case, str):
            own.setdefault(case, []).append(at)
    return {case: own[case] for case in sorted(own, key=natural)}


def _members(themes: Themes) -> Iterator[tuple[str, list[int]]]:
    """The places of the comments of each theme, with its name."""
    own: dict[int | None, list[int]] = {}
    for at, number in enumerate(themes.theme_of):
        own.setdefault(number, []).append(at)
    for theme in themes.themes:
        yield theme.name, own.get(theme.id, [])


@dataclass(frozen=True)
class _Read:
    """Texts as their sentences and the telling words of those, read once for all summaries.

    `pieces` has a row for each text and a column for each sentence, `said` a row for each sentence
    and `heard` one for each text, both with a column for each word; 1 is where it is. `lengths`
    are those of the sentences, in words.
    """

    texts: Sequence[str]
    pieces: csr_matrix
    said: csr_matrix
    heard: csr_matrix
    lengths: np.ndarray[Any, Any]

    @classmethod
    def of(
        cls,
        texts: Sequence[str],
        languages: Sequence[str],
        lemmas: Lemmas,
        usual: str,
        progress: Progress = UNSEEN,
    ) -> _Read:
        import numpy as np
        from scipy.sparse import csr_matrix

        lengths: list[int] = []
        ends = [0]

        def sentences() -> Iterator[list[str]]:
            for text, language in progress.each(list(zip(texts, languages, strict=True))):
                telling = telling_words(lemmas, language if language in LANGUAGES else usual)
                for piece in SENTENCE_END.split(text):
                    written = words(piece)
                    lengths.append(len(written))
                    yield [lemma for word in written if (lemma := telling[word])]
                ends.append(len(lengths))

        said, _columns = term_counts(sentences())
        said.data[:] = 1.0
        count = len(lengths)
        pieces = csr_matrix((np.ones(count), np.arange(count), ends), (len(ends) - 1, count))
        return cls(texts, pieces, said, csr_matrix(pieces @ said), np.array(lengths, dtype=int))

    def summary(self, places: Sequence[int], most: int) -> Summary:
        """That of the texts at these places; `Said.place` counts among them."""
        import numpy as np

        if not len(places):
            return Summary()
        own = self.pieces[places]
        # A list of things that nobody could read in one breath is no sentence of a summary.
        short = self.lengths[own.indices] <= _LONGEST
        place = np.repeat(np.arange(len(places)), np.diff(own.indptr))[short]
        at = own.indices[short]
        said = self.said[at]
        # A long sentence covers more only because it is long; a stump of two words tells nothing.
        root = np.maximum(self.lengths[at], _SHORTEST) ** 0.5
        heard = np.bincount(self.heard[places].indices, minlength=said.shape[1])
        weight = np.where(heard > 1, heard, 0).astype(np.float64)
        whole, got = weight.sum(), 0.0
        chosen: list[Said] = []
        while len(at) and len(chosen) < most and got < ENOUGH * whole:
            gains = said @ weight
            best = int((gains / root).argmax())  # of equal ones the first
            if gains[best] < max(2, _LEAST_GAIN * whole):
                break
            got += gains[best]
            weight[said[best].indices] = 0
            chosen.append(Said(int(place[best]), self._sentence(int(at[best]))))
        return Summary(tuple(chosen), round(float(got / whole), 4) if whole else 0.0)

    def _sentence(self, number: int) -> str:
        """The words of the sentence with this number as they stand in its text."""
        ends = self.pieces.indptr
        place = int(ends.searchsorted(number, side="right")) - 1
        return SENTENCE_END.split(self.texts[place])[number - int(ends[place])].strip()
