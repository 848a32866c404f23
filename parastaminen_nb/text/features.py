"""Comments as vectors: parts of words and base forms, weighted by how telling they are.

Parts of words (three to five letters within a word) meet where Finnish inflects and compounds:
leikkipuistossa and koirapuistoon share "puist". Base forms keep unlike words with like letters
apart. Both are TF-IDF of unit length; base forms count 0.6 of the parts of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.language import LANGUAGES, languages_of, usual_language
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.telling_words import telling_words
from parastaminen_nb.text.weighing import (
    part_counts,
    parts_of,
    scaled,
    telling,
    term_counts,
    unit_rows,
)
from parastaminen_nb.text.words import words

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

_WEIGHT_OF_LEMMAS: Final = 0.6
_TOO_COMMON: Final = 0.3
"""What stands in more than this share of the comments parts nobody from anybody."""
_FEW: Final = 60

LOADING: Final = 0.1
"""Seconds that dictionaries take to begin, where another comment takes so many `EACH`. The first
time on a machine they take some more."""
EACH: Final = 0.000_1


@dataclass(frozen=True, slots=True)
class Document:
    """A comment as its words and the telling base forms of them, in order.

    `surfaces` holds the word as written for each of `lemmas`.
    """

    text: str
    language: str
    lemmas: tuple[str, ...]
    surfaces: tuple[str, ...]


def documents(
    texts: Sequence[str],
    languages: Sequence[str] | None,
    lemmas: Lemmas,
    progress: Progress = UNSEEN,
    *,
    usual: str = "",
) -> list[Document]:
    """Each text with its telling base forms.

    A text whose language cannot be told is read in the `usual` one, or the one that most of the
    others have.
    """
    loading, reading = progress.split(LOADING, EACH * len(texts))
    loading.doing(Sentence(N_("Loading the words…")))
    known = list(languages) if languages is not None else languages_of(texts)
    usual = usual or usual_language(known)
    lemmas.load({*known, usual} if texts else ())
    reading.doing(Sentence(N_("Finding the base forms of the words.")))
    return [
        Document(text, language, *told_words(words(text), lemmas, language, usual))
        for text, language in reading.each(list(zip(texts, known, strict=True)))
    ]


def told_words(
    said: Sequence[str], lemmas: Lemmas, language: str, usual: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling base forms of words, and the words as written. `usual` is the language of the
    material, in which they are read where their own is none of ours."""
    telling = telling_words(lemmas, language if language in LANGUAGES else usual)
    pairs = [(lemma, word) for word in said if (lemma := telling[word])]
    return tuple([lemma for lemma, _ in pairs]), tuple([word for _, word in pairs])


@dataclass(frozen=True)
class Space:
    """What is telling in some material: the columns of its vectors and their weights.

    Made from a sample, it gives the rest of the material vectors that can be compared with those
    of the sample.
    """

    parts: Mapping[str, int]
    lemmas: Mapping[str, int]
    part_scale: np.ndarray[Any, Any]
    lemma_scale: np.ndarray[Any, Any]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> tuple[Space, csr_matrix]:
        """The space of these documents, and their vectors in it."""
        # In a handful of comments a third is two of them; there nothing is too common.
        most = _TOO_COMMON if len(documents) >= _FEW else 1.0
        part, parts = part_counts(_words(documents))
        lemma, lemmas = term_counts(d.lemmas for d in documents)
        space = cls(parts, lemmas, telling(part, 2, most), telling(lemma, 2, most))
        return space, space.joined(part, lemma)

    def vectors(self, documents: Sequence[Document]) -> csr_matrix:
        """One row of unit length, or an empty one, for each document, which may be another's."""
        part, _ = part_counts(_words(documents), self.parts)
        lemma, _ = term_counts((d.lemmas for d in documents), self.lemmas)
        return self.joined(part, lemma)

    def weighable(self, documents: Sequence[Document]) -> Weighable:
        """These documents counted once, to be given their vectors part by part."""
        words, known = term_counts(_words(documents))
        parts, _ = term_counts(map(parts_of, known), self.parts)
        lemmas, _ = term_counts((d.lemmas for d in documents), self.lemmas)
        return Weighable(self, words, parts, lemmas)

    def joined(self, part: csr_matrix, lemma: csr_matrix) -> csr_matrix:
        """Counts of parts of words and of base forms as vectors of this space."""
        from scipy.sparse import csr_matrix, hstack

        parts, lemmas = scaled(part, self.part_scale), scaled(lemma, self.lemma_scale)
        return unit_rows(csr_matrix(hstack([parts, lemmas * _WEIGHT_OF_LEMMAS])))


@dataclass(frozen=True)
class Weighable:
    """Documents as counts of their words and base forms, much smaller than their vectors.

    `words` has a row for each document and a column for each word, `parts` a row for each word
    and the columns of `space`.
    """

    space: Space
    words: csr_matrix
    parts: csr_matrix
    lemmas: csr_matrix

    def vectors(self, start: int, end: int) -> csr_matrix:
        """The vectors of the documents from `start` on, without that at `end`."""
        from scipy.sparse import csr_matrix

        part = csr_matrix(self.words[start:end] @ self.parts)
        return self.space.joined(part, self.lemmas[start:end])


def vectors(documents: Sequence[Document]) -> csr_matrix:
    """One row of unit length for each document; a row is empty where nothing tells it from others.

    Shape (documents, parts of words + base forms).
    """
    return Space.of(documents)[1]


def _words(documents: Sequence[Document]) -> Iterator[list[str]]:
    return (words(document.text.casefold()) for document in documents)
