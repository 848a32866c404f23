"""Quotes of a theme among some of its comments alone, as when an analyst looks at one case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.text.naming import telling_quotes

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.theme import Theme


def quotes_among(here: Material, theme: Theme, rows: Sequence[int]) -> list[tuple[int, str]]:
    """The most telling of these comments of a theme, as their place and a passage word for word.

    A comment tells more, the more of the theme's telling words it says and the less beside them.
    """
    weights = {word.word.casefold(): word.difference for word in theme.keywords}

    def telling(row: int) -> float:
        lemmas = here.documents[row].lemmas
        said = sum(weights.get(lemma, 0.0) for lemma in set(lemmas))
        return float(said / max(len(lemmas), 1) ** 0.5)

    texts = [here.texts[row] for row in rows]
    chosen = telling_quotes(texts, [telling(row) for row in rows], weights)
    return [(rows[place], passage) for place, passage in chosen]
