"""Themes as somebody has settled them: what was found, changed by hand, and new comments added.

`apply` is a pure function of the comments and the edits: the same two give the same themes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.edits import Codes, Edits, Kept
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.assigning import assigned
from parastaminen_nb.text.different import plain
from parastaminen_nb.text.features import Document, documents, vectors
from parastaminen_nb.text.graph import communities, neighbours
from parastaminen_nb.text.ground import Ground
from parastaminen_nb.text.language import comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.theme import Themes
from parastaminen_nb.text.themes import themes_of

if TYPE_CHECKING:
    import pandas as pd

_DIGITS: Final = 12
_STEPS: Final = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""How fine a theme is looked at until it falls apart."""
_SMALLEST_PART: Final = 2


@dataclass(frozen=True, slots=True)
class Edited:
    """Themes, and for each the key by which edits know it, in the same order.

    `new` are the ids of comments that the edits did not know and that were put where they belong.
    """

    themes: Themes
    keys: tuple[str, ...]
    new: frozenset[str] = frozenset()

    def key_of(self, number: int | None) -> str:
        """The key of the theme with this id; empty for nowhere."""
        return self.keys[number - 1] if number else ""

    def number_of(self, key: str) -> int | None:
        """The id of the theme with this key; None where there is none."""
        return self.keys.index(key) + 1 if key in self.keys else None


def comment_ids(texts: Sequence[str]) -> list[str]:
    """For each text the digest by which edits know it.

    >>> one, other, third = comment_ids(["Lisää busseja!", "lisää  busseja!", "Hyvä."])
    >>> one == other, one == third, len(one)
    (True, False, 12)
    """
    known: dict[str, str] = {}
    return [known.setdefault(words, _digest(words)) for words in map(plain, texts)]


def codes_of(ids: Sequence[str], codes: Sequence[Sequence[str]]) -> Codes:
    """The codes of comments that bring some along, as edits know them. Where the same words were
    written several times, they have the codes of all.

    >>> codes_of(["a", "b", "a"], [("Kyyti",), (), ("Hinta",)])
    (('a', ('Kyyti', 'Hinta')),)
    """
    by_comment: dict[str, dict[str, None]] = {}
    for id, own in zip(ids, codes, strict=True) if codes else ():
        if own:
            by_comment.setdefault(id, {}).update(dict.fromkeys(own))
    return tuple((id, tuple(own)) for id, own in by_comment.items())


def of_themes(edits: Edits) -> Edits:
    """What of the edits the themes depend on: codes and picks leave them as they are."""
    return replace(edits, codes=(), picked=(), voikko="")


def beside_themes(edits: Edits, others: Edits) -> Edits:
    """The edits with the codes, the picks and the reading of words of others."""
    return replace(edits, codes=others.codes, picked=others.picked, voikko=others.voikko)


def taken_in_hand(edits: Edits, edited: Edited, ids: Sequence[str]) -> Edits:
    """Edits in which every theme and every comment is as it stands now.

    Comments that have come since are settled where they were put.
    """
    members: dict[str, dict[str, None]] = {key: {} for key in edited.keys}
    nowhere: dict[str, None] = {}
    for id, number in zip(ids, edited.themes.theme_of, strict=True):
        key = edited.key_of(number)
        (members[key] if key else nowhere)[id] = None
    names = {theme.key: theme.name for theme in edits.themes}
    here = set(ids)
    gone = {
        theme.key: [id for id in theme.comments if id not in here] for theme in edits.themes
    }  # what is not in this copy of the material may be in the next
    return replace(
        edits,
        themes=tuple(
            Kept(key, names.get(key, ""), (*own, *gone.get(key, ())))
            for key, own in members.items()
        ),
        nowhere=(*nowhere, *(id for id in edits.nowhere if id not in here)),
    )


def apply(  # noqa: PLR0913, PLR0917  what there is, what was settled, how it is told
    comments: pd.DataFrame,
    found: Themes,
    edits: Edits,
    ids: Sequence[str],
    lemmas: Lemmas | None = None,
    progress: Progress = UNSEEN,
    ground: Ground | None = None,
) -> Edited:
    """The themes of a frame of comments as the edits have them; on their `ground`, if known.

    `found` are the themes that were found, `ids` the comments' (see `comment_ids`), of the text as
    it was written: the frame itself may be redacted. Where nothing is in hand, `found` stays.
    """
    if not edits.themes:
        return Edited(found, tuple(f"t{theme.id}" for theme in found.themes))
    place = {id: turn for turn, theme in enumerate(edits.themes) for id in theme.comments}
    place |= dict.fromkeys(edits.nowhere, -1)
    known = [row for row, id in enumerate(ids) if id in place]
    new = frozenset(id for id in ids if id not in place)
    group_of = [place.get(id, -1) for id in ids]
    if new and known:
        group_of = _assigned(comments, known, [group_of[row] for row in known], lemmas)
    names = {turn: theme.name for turn, theme in enumerate(edits.themes) if theme.name}
    reading, telling = progress.split(1, 3)
    on = ground or Ground.of(comments, lemmas or Lemmas(), reading)
    reading.finish()
    themes = themes_of(on, group_of, names=names, progress=telling)
    keys: dict[int, str] = {}
    for number, group in zip(themes.theme_of, group_of, strict=True):
        if number and group >= 0:
            keys.setdefault(number, edits.themes[group].key)
    return Edited(themes, tuple(keys[theme.id] for theme in themes.themes), new)


def fitting(edits: Edits, ids: Sequence[str]) -> bool:
    """Whether edits were made for this material: at least half of what they hold is in it."""
    held = {id for theme in edits.themes for id in theme.comments} | {id for id, _ in edits.codes}
    return not held or 2 * len(held & set(ids)) >= len(held)


def parts_of(read: Sequence[Document], ids: Sequence[str]) -> list[list[str]]:
    """The comments of one theme, by their ids, in the fewest parts into which it falls, the largest
    first.

    Raises `WorkshopError` where it does not fall apart.
    """
    rows = vectors(read)
    net = neighbours(rows)
    for resolution in _STEPS:
        group = communities(net, resolution).tolist()
        sizes = sorted((-size, one) for one, size in Counter(group).items())
        large = [one for size, one in sizes if -size >= _SMALLEST_PART]
        if len(large) > 1:
            # What stands alone stays with the largest part.
            kept = [one if one in large else large[0] for one in group]
            parts = [
                list(dict.fromkeys(id for id, one in zip(ids, kept, strict=True) if one == part))
                for part in large
            ]
            return [part for part in parts if part]
    raise WorkshopError(N_("This theme holds together too well to be split."))


def _assigned(
    comments: pd.DataFrame, known: Sequence[int], group: Sequence[int], lemmas: Lemmas | None
) -> list[int]:
    import numpy as np

    texts = [str(text) for text in comments["text"]]
    rows = vectors(documents(texts, comment_languages(comments), lemmas or Lemmas()))
    found, _share = assigned(rows, known, np.array(group, dtype=int), np.zeros(len(known)))
    return [int(one) for one in found]


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
