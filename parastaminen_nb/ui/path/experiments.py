"""The experiments of a path: the board, or the one that is opened in its place."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Decision, Stage
from parastaminen_nb.ui.card import stack
from parastaminen_nb.ui.path.board import Board
from parastaminen_nb.ui.path.cards import card_of
from parastaminen_nb.ui.path.composer import Composer
from parastaminen_nb.ui.path.experiment import ExperimentEditor
from parastaminen_nb.ui.path.experiment_fields import first_fields
from parastaminen_nb.ui.path.sources import Digests
from parastaminen_nb.ui.path.writer import Shared


class Experiments(ipywidgets.VBox):
    """`board` shows them all; `editor` takes its place while one is open (None mostly), and
    `composer` stands before it while a new one is begun."""

    def __init__(self, shared: Shared, digests: Digests) -> None:
        self._shared, self._pathing, self._notice = shared, shared.pathing, shared.notice
        self._words, self._digests = shared.words, digests
        self.editor: ExperimentEditor | None = None
        self.composer: Composer | None = None
        self.board = Board(self._words, watch=self._notice.watch)
        self.board.when("open", self._go)
        self.board.when("move", self._move)
        self.board.when("decide", self._decide)
        self._begun, self._opened = stack(), stack()
        super().__init__([self._begun, self._opened, self.board])
        self._begin_with()
        self._open()
        for name in ("pa-box", "pa-stack", "pa-xps"):
            self.add_class(name)

    def render(self, live: Live) -> None:
        today = self._pathing.today
        cards = [card_of(one, live, today, self._words) for one in live.path.experiments]
        self.board.show(live, cards)
        if self.editor is None:
            return
        if any(one.key == self.editor.key for one in live.path.experiments):
            self.editor.render(live)
        else:
            _ = self._words
            self._close()
            self._notice.say(_("The experiment that you had open was removed."), "info")

    def begin(self) -> None:
        """Lead the reader to the few fields in which an experiment is begun."""
        _, workshop = self._words, self._pathing.state.workshop
        if self.editor is not None:
            self._close(lead=False)
        if self.composer is None:
            self.composer = Composer(
                _,
                _("A new experiment"),
                *first_fields(workshop, _),
                add_word=_("Add to the ideas"),
                add=self._pathing.add_experiment,
                write=self._pathing.write_experiment,
                then=self._added,
                on_close=self._stop,
                watch=self._notice.watch,
            )
            self.composer.add_class("pa-card")
        else:
            self.composer.enter()
        self._shared.going()
        self._begin_with(self.composer)

    def open_one(self, key: str) -> None:
        """Show one experiment in the place of the board."""
        self._pathing.state.path.experiment(key)  # a browser may send anything
        self.editor = ExperimentEditor(
            self._shared, key, digests=self._digests, on_close=self._close
        )
        self.editor.remove.on_click(lambda _button: self._remove(key))
        self._begin_with()
        self._open(self.editor)

    def _added(self, key: str) -> None:
        self._shared.told()
        self.open_one(key)

    def _go(self, key: str) -> None:
        self._shared.going()
        self.open_one(key)

    def _stop(self) -> None:
        self._begin_with()

    def _begin_with(self, *parts: ipywidgets.Widget) -> None:
        _put(self._begun, parts)

    def _open(self, *parts: ipywidgets.Widget) -> None:
        """Show these in the place of the board."""
        _put(self._opened, parts)
        self.board.layout.display = "none" if parts else ""

    def _close(self, *, lead: bool = True) -> None:
        key = self.editor.key if self.editor else ""
        self.editor = None
        self._open()
        if lead:
            self.board.focus_on(key)

    def _move(self, key: str, stage: str) -> None:
        self._pathing.move(key, Stage(stage))
        self._shared.told()

    def _decide(self, key: str, decision: str, reason: str) -> None:
        errors = {other: said for other, said in self.board.errors.items() if other != key}
        try:
            self._pathing.decide(key, Decision(decision), reason)
        except WorkshopError as trouble:
            errors[key] = {"field": "reason", "said": self._words.say(trouble)}
        else:
            self._shared.told()
        self.board.errors = errors

    def _remove(self, key: str) -> None:
        with self._notice.watch():
            self._close()
            self._pathing.drop_experiment(key)
            self._shared.told()


def _put(box: ipywidgets.VBox, parts: tuple[ipywidgets.Widget, ...]) -> None:
    """Show these in a box; one with nothing in it takes no place."""
    box.children = parts
    box.layout.display = "" if parts else "none"
