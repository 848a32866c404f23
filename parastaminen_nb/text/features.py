"""Comments as vectors: parts of words and base forms, weighted by how telling they are.

Parts of words (three to five letters within a word) meet where Finnish inflects and compounds:
leikkipuistossa and koirapuistoon share "puist". Base forms keep unlike words with like letters
apart. Both are TF-IDF of unit length; base forms count 0.6 of the parts of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parastaminen_nb.text.language import LANGUAGES, languages_of
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.stopwords import is_telling
from parastaminen_nb.text.weighing import part_counts, term_counts, unit_rows, weighed
from parastaminen_nb.text.words import words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_WEIGHT_OF_LEMMAS: Final = 0.6
_TOO_COMMON: Final = 0.3
"""What stands in more than this share of the comments parts nobody from anybody."""
_FEW: Final = 60


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
    texts: Sequence[str], languages: Sequence[str] | None, lemmas: Lemmas
) -> list[Document]:
    """Each text with its telling base forms.

    A text whose language cannot be told is read in the language that most of the others have.
    """
    known = list(languages) if languages is not None else languages_of(texts)
    usual = max(LANGUAGES, key=lambda language: (known.count(language), language == "fi"))
    found = []
    for text, language in zip(texts, known, strict=True):
        read_in = language if language in LANGUAGES else usual
        said = words(text)
        pairs = [
            (lemma, word)
            for lemma, word in zip(lemmas.of(said, read_in), said, strict=True)
            if is_telling(lemma, read_in) and is_telling(word.casefold(), read_in)
        ]
        found.append(
            Document(text, language, tuple(p[0] for p in pairs), tuple(p[1] for p in pairs))
        )
    return found


def vectors(documents: Sequence[Document]) -> csr_matrix:
    """One row of unit length for each document; a row is empty where nothing tells it from others.

    Shape (documents, parts of words + base forms).
    """
    from scipy.sparse import csr_matrix, hstack

    # In a handful of comments a third is two of them; there nothing is too common.
    most = _TOO_COMMON if len(documents) >= _FEW else 1.0
    parts = weighed(part_counts(words(d.text.casefold()) for d in documents), 2, most)
    lemmas = weighed(term_counts(d.lemmas for d in documents)[0], 2, most)
    return unit_rows(csr_matrix(hstack([parts, lemmas * _WEIGHT_OF_LEMMAS])))
