"""The explorer: what was said, where, how often, and which themes run through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.base_forms import BaseForms
from parastaminen_nb.apps.exploring.comments import CommentsPanel
from parastaminen_nb.apps.exploring.filters import Filters
from parastaminen_nb.apps.exploring.fresh import Fresh
from parastaminen_nb.apps.exploring.leaving import LeavingPanel
from parastaminen_nb.apps.exploring.map import MapPanel
from parastaminen_nb.apps.exploring.opening import Opening, meant_session
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.report import ReportPanel
from parastaminen_nb.apps.exploring.store import InMemory, Store
from parastaminen_nb.apps.exploring.themes import ThemesPanel
from parastaminen_nb.apps.exploring.when import WhenPanel
from parastaminen_nb.apps.exploring.words import WordsPanel
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.apps.open import Hub, told_language
from parastaminen_nb.apps.outlook import left_out_list
from parastaminen_nb.i18n import Translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, row, stack
from parastaminen_nb.ui.exploring.tabs import Tabs, panel_class
from parastaminen_nb.ui.fold import Fold
from parastaminen_nb.ui.html import Piece
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    import pandas as pd

    from parastaminen_nb.text.material import Material

LEAVING: Final = "export"
_TOLD: Final = 3
"""Columns of a file of which it is told that they were read otherwise than they stand there."""


def explorer(
    source: Session | Path | str | Sequence[Path | str] | pd.DataFrame | None = None,
    language: str | None = None,
) -> ipywidgets.Widget:
    """A page on which comments are explored.

    `source` is a workshop, a file (Excel, CSV, JSON), a folder of them, several of them, a frame
    of comments (see `parastaminen_nb.tables`), or nothing: then the workshop that this page's
    server serves. What is settled by hand is kept in the workshop's file, or beside the file of
    comments.

    In a notebook a large file is read beside the page, which is there at once; `page.wait()` goes
    on when it is read.

    >>> from parastaminen_nb import explorer, open_workshop
    >>> page = explorer(open_workshop("example"))
    """
    _ = told_language(language)
    notice = Notice(_)
    page: list[ipywidgets.Widget] = []
    with notice.watch():
        page.append(made := Explorer(source, notice, _))
        # On a page of its own the kernel waits for the browser now.
        if source is None and made.material is not None:
            from parastaminen_nb.text.ahead import find_ahead

            find_ahead(made.material)
    return page[0] if page else Page(_, notice=notice)


class Explorer(Page):
    """`sources` opens comments, `filters` narrow them, `tabs` choose how they are looked at.

    A panel of `panels` is built when its tab is first opened, and shown anew when something that
    it shows has changed.
    """

    def __init__(self, source: Any, notice: Notice, _: Translator) -> None:
        self._words = _
        self.session = meant_session(source)
        self.work = Work(notice, _, self._changed)
        self.lead, self.empty = Piece(), Piece()
        self.heard = Status("pa-sr")
        self.opening = Opening(self.work, self.session, self.show, self._asks)
        self.sources, self.mapping = self.opening.sources, self.opening.mapping
        self.left_out = stack()
        self.export = button(_("Download the table"), self._to_export, kind="sec", icon="download")
        self.fresh = (
            Fresh(self.work, self.session, self.opening.open_own, self._read_anew)
            if self.session
            else None
        )
        self.filters = Filters(self._narrow, notice, _)
        self.base_forms = BaseForms(self.work)
        self.tabs = Tabs(
            _("Ways to look at the comments"),
            [
                ("themes", _("Themes")),
                ("words", _("Words")),
                ("when", _("Time and tables")),
                ("map", _("Map")),
                ("comments", _("Comments")),
                ("report", _("Report")),
                (LEAVING, _("Download")),
            ],
        )
        self.themes, self.spoken = ThemesPanel(self.work), WordsPanel(self.work)
        self.when, self.map = WhenPanel(self.work), MapPanel(self.work, self.themes.list)
        self.comments, self.leaving = CommentsPanel(self.work), LeavingPanel(self.work)
        self.report = ReportPanel(self.work)
        self.panels: dict[str, Panel] = {
            "themes": self.themes,
            "words": self.spoken,
            "when": self.when,
            "map": self.map,
            "comments": self.comments,
            "report": self.report,
            LEAVING: self.leaving,
        }
        for key, panel in self.panels.items():
            panel.root.add_class(panel_class(key))
        self._stale = set(self.panels)
        self.body = stack(
            card(self.filters.root, self.base_forms.root),
            stack(self.tabs, *(panel.root for panel in self.panels.values())),
            classes="pa-stack-l",
        )
        super().__init__(_, notice=notice)
        for tool in (self.sources, self.export, self.tabs):
            tool.add_class("pa-noprint")  # paper holds what was found
        self.news = self._news()
        self.put(
            *self.news,
            stack(
                row(self.lead, self.export, classes="pa-between"),
                self.heard,
                self.sources,
                *([self.fresh.read] if self.fresh else []),
                self.mapping,
                self.work.working.going,
                self.left_out,
                self.empty,
                self.body,
            ),
        )
        self.add_class("pa-wrap")
        self.tabs.observe(lambda _change: self._show_panel(), "current")
        with notice.watch():
            self.opening.open_first(source)

    def wait(self) -> Explorer:
        """The page, when all that was begun on it is done: for a program that no browser shows.

        >>> from parastaminen_nb import explorer, open_workshop
        >>> len(explorer(open_workshop("example")).wait().material)
        141
        """
        with self.notice.watch():
            self.work.working.wait()
        return self

    def _news(self) -> tuple[ipywidgets.Widget, ...]:
        if self.session is None:
            return ()
        return (News(self.session, self.notice, self._words, hub=Hub.told().address, calm=True),)

    @property
    def material(self) -> Material | None:
        """The comments that are explored; None where there are none yet."""
        return self.work.material if self.work.begun else None

    # What is explored.

    def show(
        self,
        material: Material | None,
        store: Store | None = None,
        live: Session | None = None,
        invited: Sequence[str] = (),
    ) -> None:
        """Explore these comments; None where there are none yet. `live` is their workshop, where
        it goes on; `invited` are people whose names may stand in them."""
        _ = self._words
        here = material if material is not None and len(material) else None
        self.work.take(here, store or InMemory(), live, invited)
        self.opening.over()
        self.left_out.children = ()
        if self.notice.kind in {"ok", "info"}:
            self.notice.clear()  # it told of what was open before
        self._asks(False)
        if self.fresh:
            there(self.fresh.read, False)
        self.empty.show(findings.nothing(_, awaited=self.session is not None))
        self.lead.show(findings.head(here, _))
        if here is None:
            return
        self.heard.words = findings.amount(here, _)
        self.filters.offer(here)
        self.work.narrow(self.filters.wanted())
        for panel in self.panels.values():
            panel.renewed()
        self._tell_skipped(here)
        self._changed()

    def _asks(self, asking: bool) -> None:
        """One question at a time: what is open comes back where it is kept."""
        _, here = self._words, self.material is not None
        if asking and self.mapping.children:
            # It opens below what was pressed: who does not see it hears of it.
            self.heard.words = _("Which column is what?")
        for part, shown in (
            (self.body, here),
            (self.export, here),
            (self.empty, not here),
            (self.left_out, bool(self.left_out.children)),
        ):
            there(part, shown and not asking)

    def _read_anew(self) -> None:
        self.lead.show(findings.head(self.material, self._words))
        self._changed()

    # What is shown of it.

    def _narrow(self) -> None:
        with self.notice.watch():
            here = self.material
            if here is None:
                return
            if self.filters.wanted().query.strip() and not here.is_searchable:
                # Of very many comments the words are listed beside the page, once.
                self.work.working.run(
                    "search",
                    here.make_searchable,
                    lambda _made: self._searched(here),
                    self._unasked,
                )
                return
            self.work.narrow(self.filters.wanted())
            self.themes.settling.begin()
            self.comments.settling.begin()
            self._changed()

    def _searched(self, here: Material) -> None:
        if here is self.material:
            self._narrow()

    def _unasked(self) -> None:
        """A search that was stopped is as if nobody had asked for it."""
        self.filters.search.show({"query": self.work.wanted.query})

    def _changed(self) -> None:
        """Something is otherwise: the open panel is shown anew, the others when they are opened."""
        here = self.material
        if here is not None:
            self.filters.renew(here)
            self.base_forms.show()
            wanted = self.filters.wanted()
            if wanted.query.strip() and not here.is_searchable:
                wanted = replace(wanted, query="")  # it is on its way
            if wanted != self.work.wanted:
                self.work.narrow(wanted)
            rows, found = self.work.rows, self.work.found
            self.filters.tell(here, rows, wanted, found)
        self._stale = set(self.panels)
        self._show_panel()

    def _show_panel(self) -> None:
        current = self.tabs.current
        for key, panel in self.panels.items():
            there(panel.root, key == current)
        if current in self._stale:
            self._stale.discard(current)
            with self.notice.watch():
                self.panels[current].show()

    def _to_export(self, _button: object) -> None:
        self.tabs.current = LEAVING

    def _tell_skipped(self, here: Material) -> None:
        _ = self._words
        skipped = [part for part in here.skipped if not part.kept]
        there(self.left_out, bool(skipped))
        if skipped:
            words = _.plural(
                "{n} row or sheet was left out",
                "{n} rows or sheets were left out",
                n=len(skipped),
            )
            self.left_out.children = (Fold(words, lambda: Piece(left_out_list(skipped, _))),)
        told = [_.say(part.why) for part in here.skipped if part.kept][:_TOLD]
        if told:
            self.notice.say(" ".join(told), "info")
