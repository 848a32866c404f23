"""The explorer: what was said, where, how often, and which themes run through it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.base_forms import BaseForms
from parastaminen_nb.apps.exploring.comments import CommentsPanel
from parastaminen_nb.apps.exploring.filters import Filters
from parastaminen_nb.apps.exploring.leaving import LeavingPanel
from parastaminen_nb.apps.exploring.map import MapPanel
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.report import ReportPanel
from parastaminen_nb.apps.exploring.store import InMemory, InWorkshop, Store, beside
from parastaminen_nb.apps.exploring.themes import ThemesPanel
from parastaminen_nb.apps.exploring.when import WhenPanel
from parastaminen_nb.apps.exploring.words import WordsPanel
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.apps.mapping import Mapping, Opened
from parastaminen_nb.apps.open import Hub, told_language, told_session
from parastaminen_nb.apps.outlook import left_out_list, told_unknown
from parastaminen_nb.apps.source import Sources
from parastaminen_nb.core.anonymity import as_they_leave
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.own_comments import is_database, read_workshop, workshop_frame
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, row, stack
from parastaminen_nb.ui.exploring.tabs import Tabs, panel_class
from parastaminen_nb.ui.fold import Fold
from parastaminen_nb.ui.html import Piece
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page
from parastaminen_nb.workshop_file import SUFFIX

if TYPE_CHECKING:
    import pandas as pd

    from parastaminen_nb.exchange.table import Skipped, Table
    from parastaminen_nb.text.material import Material

LEAVING: Final = "export"
_TOLD: Final = 3
"""Columns of a file of which it is told that they were read otherwise than they stand there."""


def explorer(
    source: Session | Path | str | pd.DataFrame | None = None, language: str | None = None
) -> ipywidgets.Widget:
    """A page on which comments are explored.

    `source` is a workshop, a workbook or CSV file, a frame of comments (see
    `parastaminen_nb.tables`), or nothing: then the workshop that this page's server serves. What
    is settled by hand is kept in the workshop's file, or beside the file of comments.

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
        self.session = _session(source)
        self.work = Work(notice, _, self._changed)
        self.lead, self.empty = Piece(), Piece()
        self.sources = Sources(
            self._open_files,
            self._open_example,
            self._open_own if self.session else None,
            notice,
            _,
        )
        self.mapping, self.left_out = stack(), stack()
        self.export = button(_("Download the table"), self._to_export, kind="sec", icon="download")
        self.fresh = button("", self._read_fresh, kind="sec", icon="comment")
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
        self.news = self._news()
        self.put(
            *self.news,
            stack(
                row(self.lead, self.export, classes="pa-between"),
                self.sources,
                self.fresh,
                self.mapping,
                self.work.working.going,
                self.left_out,
                self.empty,
                self.body,
            ),
        )
        self.add_class("pa-wrap")
        self.tabs.observe(lambda _change: self._show_panel(), "current")
        if self.session is not None:
            self.session.observe(lambda _change: self._heard(), "state")
        self._open_first(source)

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
        self.mapping.children = self.left_out.children = ()
        if self.notice.kind in {"ok", "info"}:
            self.notice.clear()  # it told of what was open before
        there(self.body, here is not None)
        there(self.export, here is not None)
        there(self.empty, here is None)
        there(self.fresh, False)
        self.empty.show(findings.nothing(_))
        self.lead.show(findings.head(here, _))
        if here is None:
            return
        self.filters.offer(here)
        self.work.narrow(self.filters.wanted())
        for panel in self.panels.values():
            panel.renewed()
        self._tell_skipped(here)
        self._changed()

    def _open_first(self, source: Any) -> None:
        """What is explored first; nothing where the reader has to choose."""
        if self.session is not None:
            self.show(_own(self.session, self._words), InWorkshop(self.session), self.session)
        elif source is None:
            self.show(None)
        elif isinstance(source, str | Path):
            from parastaminen_nb.exchange.reading import read_comments
            from parastaminen_nb.text.material import Material

            reading = read_comments([source])
            path = Path(source)
            material = Material(reading.comments, reading.skipped, name=path.name)
            self.show(material, beside(path, material.ids) if path.is_file() else None)
        else:
            from parastaminen_nb.text.material import Material

            self.show(Material(source))

    def _open_files(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Foreign files that were chosen together, or one workshop of ours."""
        workshop = next((name for name, content in files if is_database(content)), "")
        if workshop and len(files) > 1:
            raise WorkshopError(N_("{file} is a workshop. Open it by itself."), file=workshop)
        if workshop:
            self._open_workshop(*files[0])
            return
        from parastaminen_nb.exchange.profiles import NAME, Profiles
        from parastaminen_nb.exchange.reading import open_several
        from parastaminen_nb.tables import natural

        ordered = sorted(files, key=lambda file: natural(file[0]))
        served = os.environ.get("PARASTAMINEN_WORKSHOP", "")
        profiles = Profiles(Path(served).with_name(NAME)) if served else None

        def mapped(found: tuple[list[Table], list[Skipped]]) -> None:
            mapping = Mapping(
                Opened(ordered, *found),
                self.work.working,
                self._read_file,
                self._leave,
                self._words,
                profiles,
            )
            self.mapping.children = (mapping,)
            # One question at a time; what is open comes back where it is kept.
            for part in (self.empty, self.left_out, self.export, self.body):
                there(part, False)

        self.work.working.run("reading", lambda going: open_several(ordered, going), mapped)

    def _open_workshop(self, name: str, content: bytes) -> None:
        """Another workshop's file, such as last year's: what was settled in it is begun from."""
        from parastaminen_nb.text.material import Material

        with TemporaryDirectory(prefix="parastaminen-") as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(content)
            own = read_workshop(path, self._words)
        material = Material(own.comments, name=own.title)
        store = self._beside(name, material)
        if store.edits == Edits():
            store.keep(own.edits)
        self.show(material, store, invited=own.people)

    def _read_file(self, material: Material) -> None:
        self.show(material, self._beside(material.name, material))
        if unknown := told_unknown(material.languages, self._words):
            self.notice.say(f"{unknown} {self.notice.text}".strip(), "info")

    def _beside(self, name: str, material: Material) -> Store:
        """An opened file has no folder of its own here: its work is kept beside the workshop."""
        served = os.environ.get("PARASTAMINEN_WORKSHOP", "")
        if not served:
            return InMemory()
        return beside(Path(served).with_name(Path(name).name), material.ids)

    def _leave(self) -> None:
        self.mapping.children = ()
        there(self.empty, self.material is None)
        for part in (self.export, self.body):
            there(part, self.material is not None)
        there(self.left_out, bool(self.left_out.children))

    def _open_example(self) -> None:
        self.show(_example(self._words))

    def _open_own(self) -> None:
        if self.session:
            self.session.catch_up()
            if not self.session.state.comments:
                raise WorkshopError(N_("The workshop has no comments yet."))
            self.show(_own(self.session, self._words), InWorkshop(self.session), self.session)

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
            self.filters.result.words = findings.result(len(rows), wanted, found, self._words)
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

    # What comes while the page is open.

    def _heard(self) -> None:
        """What others settled is shown at once, what they wrote is offered."""
        if self.session is None or self.work.live is not self.session:
            return
        with self.notice.watch():
            self.work.heard()
            self._offer_fresh()

    def _offer_fresh(self) -> None:
        assert self.session is not None
        here, live = self.material, self.session.state
        if here is None:
            if live.comments:
                self._open_own()
            return
        new = len(live.comments) - len(here)
        changed = (
            new != 0 or [c.text for c in as_they_leave(live.workshop, live.comments)] != here.texts
        )
        there(self.fresh, changed)
        _ = self._words
        if new > 0:
            self.fresh.description = _.plural(
                "{n} new comment: read it", "{n} new comments: read them", n=new
            )
        elif changed:
            self.fresh.description = _("Comments have changed: read them again")

    def _read_fresh(self, _button: object) -> None:
        """The comments as they are now; filters and tab stay as they are."""
        with self.notice.watch():
            assert self.session is not None
            material = _own(self.session, self._words)
            if self.material is not None:
                material.lemmas = self.material.lemmas
            self.work.take(material if len(material) else None, self.work.store, self.session)
            self.lead.show(findings.head(self.material, self._words))
            there(self.fresh, False)
            self._changed()

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


def _session(source: Any) -> Session | None:
    """The workshop that is meant: the one given, or the one this page's server serves."""
    if isinstance(source, Session):
        return source
    if isinstance(source, str | Path) and str(source).endswith(SUFFIX):
        return Session.opened(source)
    if source is None and os.environ.get("PARASTAMINEN_WORKSHOP"):
        return told_session()
    return None


def _own(session: Session, _: Translator) -> Material:
    live = session.state
    return _of(live.workshop, live.comments, _)


def _example(_: Translator) -> Material:
    from parastaminen_nb.example import example_comments, example_workshop
    from parastaminen_nb.workshops import EXAMPLE_DAY

    return _of(example_workshop(EXAMPLE_DAY), list(example_comments(EXAMPLE_DAY)), _)


def _of(workshop: Workshop, comments: Sequence[Comment], _: Translator) -> Material:
    from parastaminen_nb.text.material import Material

    return Material(workshop_frame(workshop, comments, _), name=workshop.title)
