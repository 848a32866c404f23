"""The tools of the desk, one line each; what is behind a line is made when it is opened."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.desk.announcing import Announcing
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.desk.drop import CarryOut, Drop
from parastaminen_nb.ui.desk.jump import Jump
from parastaminen_nb.ui.desk.notes import Notes
from parastaminen_nb.ui.desk.paper import Paper
from parastaminen_nb.ui.desk.remote import Remote, needs_remote
from parastaminen_nb.ui.desk.showing import ShowingCard, way_words
from parastaminen_nb.ui.desk.walling import Walling, wall_words
from parastaminen_nb.ui.fold import Fold
from parastaminen_nb.ui.notice import Notice


class Toolbox(ipywidgets.VBox):
    """`tell`, `jump`, `drop`, `showing`, `wall`, `notes`, `paper` and `remote`: a fold each."""

    def __init__(
        self, session: Conductor, notice: Notice, _: Translator, carry_out: CarryOut
    ) -> None:
        self._words = _
        given = (session, notice, _)

        def fold(words: str, tool: Callable[[], ipywidgets.Widget], icon: str, key: str) -> Fold:
            return Fold(words, tool, icon=icon, key=key, watch=notice.watch)

        self.tell = fold(_("Tell people"), lambda: Announcing(*given), "comment", "A")
        self.jump = fold(_("Skip or go back"), lambda: Jump(*given), "swap", "S")
        drops = _("A table or a presenter drops out")
        self.drop = fold(drops, lambda: Drop(*given, carry_out), "people", "D")
        self.showing = fold(_("Showing comments"), lambda: ShowingCard(*given), "show", "C")
        self.wall = fold(_("The wall"), lambda: Walling(*given), "wall", "W")
        self.notes = fold(_("Your notes"), lambda: Notes(*given), "edit", "M")
        self.paper = fold(_("From paper"), lambda: Paper(*given), "file", "P")
        self.remote = fold(_("Zoom or Teams"), lambda: Remote(_, session.state), "link", "R")
        self.folds = (
            self.tell,
            self.jump,
            self.drop,
            self.showing,
            self.wall,
            self.notes,
            self.paper,
            self.remote,
        )
        self.presses = {fold.head.key.lower(): self._turner(fold) for fold in self.folds}
        super().__init__(list(self.folds))
        for name in ("pa-box", "pa-card", "pa-toolbox"):
            self.add_class(name)

    @property
    def meanings(self) -> dict[str, str]:
        """What each key opens now, by the key as its reader sees it."""
        return {fold.head.key: fold.head.words for fold in self.folds if _is_there(fold)}

    def render(self, live: Live) -> None:
        _ = self._words
        told = live.announcements
        self.tell.note(told[-1].text if told else "")
        self.showing.note(way_words(live, _))
        self.wall.note(wall_words(live, _))
        n = len(live.notes)
        self.notes.note(_.plural("{n} note", "{n} notes", n=n) if n else "")
        running = live.phase in {Phase.RUNNING, Phase.OPEN}
        self.jump.layout.display = "" if running and live.agenda.segments else "none"
        self.drop.layout.display = "" if running and live.rotation else "none"
        self.remote.layout.display = "" if needs_remote(live) else "none"
        for fold in self.folds:
            if fold.part is not None:
                fold.part.render(live)

    @staticmethod
    def _turner(fold: Fold) -> Callable[[], object]:
        return lambda: fold.turn() if _is_there(fold) else None


def _is_there(fold: Fold) -> bool:
    return bool(fold.layout.display != "none")
