"""From what was said to what is tried: an experiment on the path, begun from a few comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.pathway.writing import LONGEST_TITLE
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.theme import Theme

MOST_SOURCES: Final = 8
"""So many comments of a theme are kept with its experiment: those that tell most."""

_FEW_WORDS: Final = 8
"""So many words of a comment are a title, where no theme names it."""


class Begun(NamedTuple):
    """What an experiment begins with: its title, and the places of the comments that it stands on.
    All those that it is `of` tell its case."""

    title: str
    rows: Sequence[int]
    of: Sequence[int]


class Experimenting:
    """`begin` makes an experiment of what `meant` gives, `told` says where it is now.

    Only a workshop has a path: `root` is not shown for comments that came from elsewhere.
    """

    def __init__(self, work: Work, words: str, meant: Callable[[], Begun | None]) -> None:
        self._work, self._meant = work, meant
        _ = work.words
        self.begin = button(words, self._begin, kind="sec", icon="plus")
        self.told = Status("pa-small", icon="check")
        self.lead = Piece(
            html(
                '<a class="pa-served" href="pathway?lang={language}">{words}</a>',
                language=_.language,
                words=_("Open the path"),
            )
        )
        self.root = row(self.begin, self.told, self.lead)

    def show(self) -> None:
        """Offer it where there is something to begin with. What was begun is told no more."""
        there(self.root, self._work.live is not None and self._meant() is not None)
        self.told.words = ""
        there(self.lead, False)

    def _begin(self, _button: object) -> None:
        _, work = self._work.words, self._work
        with work.notice.watch():
            live, meant = work.live, self._meant()
            if live is None or meant is None:
                return
            here = work.material
            pathing = Pathing(live)
            sources = dict.fromkeys(here.ids[place] for place in meant.rows)
            key = pathing.add_experiment(
                {"title": meant.title, "case": shared_case(here, meant.of)}, tuple(sources)
            )
            self.told.words = _(
                "“{title}” is among the ideas of the path.",
                title=pathing.path.experiment(key).title,
            )
            there(self.lead, True)


def of_theme(here: Material, theme: Theme) -> Begun:
    """What a theme begins: its name, and its most telling comments."""
    places = {label: place for place, label in enumerate(here.comments.index)}
    rows = [places[quote.row] for quote in theme.quotes][:MOST_SOURCES]
    members = [place for place, id in enumerate(here.find_themes().theme_of) if id == theme.id]
    return Begun(short(theme.name), rows, members)


def of_rows(here: Material, rows: Sequence[int]) -> Begun | None:
    """What these comments begin: the name of the theme that all of them are in, else the first
    words of the first one. None where there are none."""
    if not rows:
        return None
    found = here.themes
    ids = {found.theme_of[place] for place in rows} if found else {None}
    (only, *others) = ids
    named = "" if found is None or others or only is None else found.theme(only).name
    return Begun(short(named or _beginning(here.texts[rows[0]])), rows, rows)


def shared_case(here: Material, rows: Sequence[int]) -> str:
    """The key of the case that all these comments are about; empty where they are about several."""
    if "case" not in here.comments.columns:
        return ""
    cases = set(here.comments["case"].iloc[list(rows)].tolist())
    (only, *others) = cases or {None}
    return "" if others else here.case_keys.get(only, "")


def short(words: str) -> str:
    """As much of the words as a title holds."""
    plain = " ".join(words.split())
    if len(plain) <= LONGEST_TITLE:
        return plain
    return plain[: LONGEST_TITLE - 2].rsplit(" ", 1)[0][: LONGEST_TITLE - 2] + " …"


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FEW_WORDS]) + (" …" if len(words) > _FEW_WORDS else "")
