"""A theme: what a group of comments has in common, traceable to its words and its comments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that one part of the material says more than the rest.

    `here` and `elsewhere` count how often the word stands in the part and in the rest, `comments`
    in how many of the part's comments. `difference` is the log-likelihood ratio (G2): above 3.8
    it is hardly chance; it is negative where the word is rarer here.
    """

    word: str
    here: int
    elsewhere: int
    comments: int
    difference: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A telling passage, word for word. `row` is the comment's label in the frame's index."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. `id` counts from 1, the largest first; `size` is its number of comments.

    `sure` tells how well its comments hold together, from 0 to 1: the mean share of each comment's
    likeness to other comments that stays within the theme. Of very many comments those of the
    sample are asked (see `text.ground`).
    """

    id: int
    name: str
    words: tuple[str, ...]
    size: int
    quotes: tuple[Quote, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of a frame of comments.

    `theme_of` holds the theme's id for each row of the frame in its order; None where a comment
    belongs nowhere.
    """

    themes: tuple[Theme, ...]
    theme_of: tuple[int | None, ...]

    def theme(self, number: int) -> Theme:
        """The theme with this id. Raises `KeyError` where there is none."""
        for theme in self.themes:
            if theme.id == number:
                return theme
        raise KeyError(number)

    @property
    def nowhere(self) -> int:
        """How many comments belong nowhere."""
        return self.theme_of.count(None)
