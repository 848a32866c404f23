"""How often each word is said about a case, by its base form, for the picture on the wall.

The dictionaries of base forms are large: nothing here is imported before somebody asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

MOST = 26
"""Words that a picture has room for."""
ENOUGH = 8
"""Where so many words are said more than once, those said once only would hide them."""


def counted_words(texts: Iterable[str], language: str) -> list[tuple[str, int]]:
    """The telling words of these comments and how many comments say each, the most usual first.

    A comment counts once for a word, so that nobody makes one large by repeating it. `language`
    is taken where a comment does not show its own. Words said as often stand in their order.
    """
    from parastaminen_nb.text.language import language_of
    from parastaminen_nb.text.lemmas import Lemmas
    from parastaminen_nb.text.stopwords import is_telling
    from parastaminen_nb.text.words import words

    lemmas, counts = Lemmas(), Counter[str]()
    for text in texts:
        spoken = language_of(text) or language
        found = set(lemmas.of(words(text), spoken))
        counts.update(lemma for lemma in found if is_telling(lemma, spoken))
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    often = [one for one in ordered if one[1] > 1]
    return (often if len(often) >= ENOUGH else ordered)[:MOST]
