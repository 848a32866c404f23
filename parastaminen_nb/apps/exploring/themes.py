"""The tab of themes: what was found, one theme at a time, and all that can be settled of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets

from parastaminen_nb.apps.exploring.asking import Asking
from parastaminen_nb.apps.exploring.experimenting import Begun, Experimenting, of_theme
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.settling import Settling
from parastaminen_nb.apps.exploring.telling import (
    theme_items,
    told_bars,
)
from parastaminen_nb.apps.exploring.theme_changing import ThemeChanging
from parastaminen_nb.apps.exploring.theme_portrait import ThemePortrait
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.edits import Edits, HowMany
from parastaminen_nb.model_server import ModelServer
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.theme_list import ThemeList

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material


class ThemesPanel(Panel):
    """`list` chooses a theme; `portrait` shows it, `changing` is what can be done with it,
    `settling` shows its comments, `experimenting` begins something to be tried from it.

    Themes take seconds to find the first time: they are looked for when somebody sees the list.
    """

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        _, watch = self._, work.notice.watch
        self.list = ThemeList(watch=watch)
        self.list.when("shown", self._seen)
        self.list.observe(self._choose, "chosen")
        options: list[tuple[HowMany, str]] = [
            ("fewer", _("Fewer themes")),
            ("normal", _("As found")),
            ("more", _("More themes")),
        ]
        self.many = Chips(_("How many themes"), list(options), "normal")
        self.many.observe(self._ask, "value")
        self.undo = button(_("Take back"), self._take_back, kind="quiet", icon="undo")
        self.anew = button(_("Find the themes anew"), self._anew, kind="quiet")
        self.go_on = button(_("Find the themes"), self._go_on, kind="sec")
        self.note, self.bars = Piece(), Piece()
        self.portrait = ThemePortrait(work)
        self.experimenting = Experimenting(work, _("Begin an experiment"), self._to_try)
        self.changing = ThemeChanging(work, lambda: self.list.chosen)
        self.settling = Settling(work, of_one=True)
        server = ModelServer.told(os.environ)
        self.asking = Asking(work, server) if server else None
        self._is_seen = self._is_stopped = False

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        self.members = card(heading(_("Comments of the theme")), self.settling.table)
        self.detail = stack(
            self.portrait.card,
            self.experimenting.root,
            *([self.asking.root] if self.asking else []),
            self.changing.root,
            classes="pa-stack pa-theme-detail",
        )
        halves = ipywidgets.Box(
            [
                stack(
                    row(heading(_("Themes")), self.many, classes="pa-between"),
                    row(self.undo, self.anew, self.go_on),
                    self.note,
                    self.bars,
                    self.list,
                ),
                self.detail,
            ]
        )
        for name in ("pa-box", "pa-grid", "pa-grid--half"):
            halves.add_class(name)
        self._show_detail()
        return (halves, self.members)

    def renewed(self) -> None:
        self.list.show((), self._("The themes are found when the page is open."))
        for hand in (self.undo, self.anew, self.go_on):
            there(hand, False)
        self._is_stopped = False
        self.settling.begin()

    def render(self) -> None:
        here = self.work.material
        if here.themes is not None:
            there(self.go_on, False)
            self._show_list(here)
        elif self._is_seen and not self._is_stopped:
            self._find(here)
            return  # shown when they are found
        self._show_detail()

    # What is shown.

    def _seen(self) -> None:
        self._is_seen = True
        if self.work.begun:
            self.render()

    def _find(self, here: Material) -> None:
        self.work.with_themes(self.render, self._stopped)
        if here.themes is None:
            # Under way. Work whose place it took was not stopped by the reader.
            self._is_stopped = False
            there(self.go_on, False)
            self.list.work("")

    def _reckon(self, here: Material, edits: Edits, then: Callable[[], object]) -> None:
        """Reckon the themes as these edits have them, which may take long."""
        self.work.working.run(
            "themes",
            lambda going: here.reckoned(edits, going),
            lambda _found: then(),
            self._stopped,
        )

    def _stopped(self) -> None:
        """Nothing was found to the end; the reader says when it is tried again."""
        here = self.work.material
        self._is_stopped = here.themes is None
        there(self.go_on, self._is_stopped)
        self.many.value = here.edits.how_many
        if self._is_stopped:
            self.list.show((), self._("The themes have not been found yet."))
        else:
            self._show_list(here)

    def _go_on(self, _button: object) -> None:
        with self.work.notice.watch():
            self._is_stopped = False
            there(self.go_on, False)
            self.render()

    def _show_list(self, here: Material) -> None:
        _ = self._
        items = theme_items(here, self.work.rows, _)
        said = ""
        if not here.find_themes().themes:
            said = _("No themes were found: there are too few comments, or they share no words.")
            if len(here) > 1 and len(set(here.ids)) == 1:
                said = _("No themes were found: all comments say the same.")
            said += " " + _("You can read them on the tab Comments.")
        chosen = self.list.chosen
        first = items[0].key if items else ""
        self.list.show(items, said, chosen if chosen in {item.key for item in items} else first)
        self.bars.show(told_bars(items, _))
        self.many.value = here.edits.how_many
        in_hand = bool(here.edits.themes)
        there(self.undo, self.work.store.before is not None)
        there(self.anew, in_hand)
        there(self.note, in_hand)
        new = len(here.edited.new) if here.edited else 0
        words = _("The themes stay as you have made them. New comments are put where they fit.")
        if new:
            words += " " + _.plural(
                "{n} comment has come since.", "{n} comments have come since.", n=new
            )
        self.note.show(html('<p class="pa-small pa-muted">{words}</p>', words=words))

    def _show_detail(self) -> None:
        from parastaminen_nb.text.wanted import NOWHERE

        _ = self._
        here = self.work.material if self.work.begun else None
        key = self.list.chosen
        shown = bool(key) and here is not None and here.edited is not None
        there(self.detail, shown)
        there(self.members, shown)
        if not shown or here is None:
            return
        theme = here.theme(key)
        self.changing.show(here, theme, key)
        self.experimenting.show()
        rows = [r for r in self.work.rows if (here.key_of(r) or NOWHERE) == key]
        self.settling.show(rows)
        if theme is None:
            self.portrait.show_nowhere()
        else:
            self.portrait.show(here, theme)
        if self.asking:
            self.asking.show(theme.name if theme else _("No theme"), rows)

    # What is done.

    def _to_try(self) -> Begun | None:
        here = self.work.material
        theme = here.theme(self.list.chosen)
        return of_theme(here, theme) if theme else None

    def _choose(self, _change: object) -> None:
        with self.work.notice.watch():
            self.settling.begin()
            self._show_detail()

    def _ask(self, change: dict[str, Any]) -> None:
        with self.work.notice.watch():
            here = self.work.material
            if change["new"] != here.edits.how_many:
                self._is_stopped = False
                there(self.go_on, False)
                self._ask_for(here, here.edits.asked(change["new"]))

    def _anew(self, _button: object) -> None:
        with self.work.notice.watch():
            here = self.work.material
            self._ask_for(here, here.edits.asked(here.edits.how_many))

    def _ask_for(self, here: Material, edits: Edits) -> None:
        """Other themes are found first and settled then, so that stopping settles nothing."""
        self.list.work(self._("Finding the themes…"))
        self._reckon(here, edits, lambda: self._settle(here, edits))

    def _settle(self, here: Material, edits: Edits) -> None:
        if here is not self.work.material:
            return
        if here.edits == edits:
            self.render()
        else:
            self.work.settle(lambda now: now.asked(edits.how_many))

    def _take_back(self, _button: object) -> None:
        with self.work.notice.watch():
            self.work.take_back()
