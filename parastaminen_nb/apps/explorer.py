"""The explorer: what was said, where, how often, and which themes run through it."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.open import Hub, told_language, told_session
from parastaminen_nb.apps.source import Mapping, Sources
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.log import SUFFIX
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, heading_markup, row, stack
from parastaminen_nb.ui.chart import Chart
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.comment_table import CommentTable, Quotes
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.filter_chips import FilterChips
from parastaminen_nb.ui.form import Field, Form
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.keyness_table import KeynessRow, keyness_table
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.status import Status
from parastaminen_nb.ui.theme_list import ThemeList

if TYPE_CHECKING:
    import pandas as pd

    from parastaminen_nb.text.material import Material, Wanted

AT_FIRST: Final = 6
AT_A_TIME: Final = 50
"""Comments that the table shows before it is asked for more, and how many more it shows then."""


def explorer(
    source: Session | Path | str | pd.DataFrame | None = None, language: str | None = None
) -> ipywidgets.Widget:
    """A page on which comments are explored.

    `source` is a workshop, a workbook or CSV file, a frame of comments (see
    `parastaminen_nb.tables`), or nothing: then the workshop that this page's server serves.

    >>> from parastaminen_nb import explorer, open_workshop
    >>> page = explorer(open_workshop("example"))
    """
    _ = told_language(language)
    notice = Notice(_)
    page: list[ipywidgets.Widget] = []
    with notice.watch():
        page.append(Explorer(source, notice, _))
    return page[0] if page else Page(_, notice=notice)


class Explorer(Page):
    """`sources` opens comments; the rest shows `material`, narrowed by search and chips."""

    def __init__(self, source: Any, notice: Notice, _: Translator) -> None:
        self._words = _
        self.material: Material | None = None
        self.session = _session(source)
        self._shown = AT_FIRST
        self._seen = False
        self.lead = Piece()
        self.sources = Sources(
            self._open_file,
            self._open_example,
            self._open_own if self.session else None,
            notice,
            _,
        )
        self.mapping = stack()
        self.export = Download(
            _("Download the table"), self._workbook, notice, busy_words=_("Writing the file…")
        )
        self.search = Form(
            _,
            Field(
                "query",
                _("Search for a word"),
                "search",
                hint=_("Finds inflected forms too. A phrase goes in quotation marks."),
            ),
            watch=notice.watch,
        )
        self.search.on_write(lambda _field, _typed: self._narrow())
        self.cases, self.rounds = FilterChips(_("Case")), FilterChips(_("Round"))
        self.clear = button(_("Take the filters away"), self._clear, kind="quiet")
        self.result = Status("pa-result")
        self.themes = ThemeList(watch=notice.watch)
        self.themes.when("shown", self._find_themes)
        self.quotes, self.quotes_heading = Quotes(), Piece()
        self.chart, self.counts = Chart(_, watch=notice.watch), Piece()
        self.table = CommentTable(_, watch=notice.watch)
        self.table.when("more", self._more)
        self.key_case, self.keyness = Chips(_("Case")), Piece()
        self.empty = Piece()
        self.counts_card = card(heading(_("How many comments")), self.chart, self.counts)
        self.body = self._body()
        super().__init__(_, notice=notice)
        self.news = self._news()
        self.put(
            *self.news,
            stack(
                row(self.lead, self.export, classes="pa-between"),
                self.sources,
                self.mapping,
                self.empty,
                self.body,
            ),
        )
        self.add_class("pa-wrap")
        for chips in (self.cases, self.rounds):
            chips.observe(lambda _change: self._narrow(), "chosen")
        self.themes.observe(lambda _change: self._choose_theme(), "chosen")
        self.key_case.observe(lambda _change: self._show_keyness(), "value")
        self.show(_first(source, self.session))

    def _body(self) -> ipywidgets.Widget:
        _ = self._words
        filters = card(
            row(self.search, self.cases, self.rounds, self.clear, classes="pa-filters"),
            self.result,
            self.table,
        )
        halves = ipywidgets.Box(
            [
                stack(heading(_("Themes")), self.themes),
                stack(card(self.quotes_heading, self.quotes), self.counts_card),
            ]
        )
        for name in ("pa-box", "pa-grid", "pa-grid--half"):
            halves.add_class(name)
        self.keyness_card = card(
            row(heading(_("What sets a case apart")), self.key_case, classes="pa-between"),
            self.keyness,
        )
        return stack(
            filters,
            halves,
            self.keyness_card,
            classes="pa-stack-l",
        )

    def _news(self) -> tuple[ipywidgets.Widget, ...]:
        if self.session is None:
            return ()
        return (News(self.session, self.notice, self._words, hub=Hub.told().address, calm=True),)

    # What is explored.

    def show(self, material: Material | None) -> None:
        """Explore these comments; None where there are none yet."""
        _ = self._words
        self.material = material if material is not None and len(material) else None
        self.mapping.children = ()
        here = self.material
        for part in (self.body, self.export):
            part.layout.display = "" if here else "none"
        self.empty.layout.display = "none" if here else ""
        self.empty.show(findings.nothing(_))
        self.lead.show(findings.head(here, _))
        if here is None:
            return
        self._shown = AT_FIRST
        self.search.show({"query": ""})
        self.cases.offer(findings.case_options(here))
        rounds = here.values("round")
        few = len(rounds) <= findings.MANY_VALUES
        self.rounds.offer([(value, value, "") for value in rounds] if few else [])
        self.themes.show((), _("The themes are found when the page is open."))
        self._show_counts(here)
        self._narrow()
        cases = here.values("case")
        self.key_case.offer([(case, findings.case_title(here, case)) for case in cases])
        self.keyness_card.layout.display = "" if len(cases) > 1 else "none"
        self._tell_skipped(here)
        if self._seen:
            self._find_themes()

    def _open_file(self, name: str, content: bytes) -> None:
        mapping = Mapping(name, content, self.show, self._leave, self.notice, self._words)
        self.mapping.children = (mapping,)

    def _leave(self) -> None:
        self.mapping.children = ()

    def _open_example(self) -> None:
        self.show(_example())

    def _open_own(self) -> None:
        if self.session:
            self.session.catch_up()
            if not self.session.state.comments:
                raise WorkshopError(N_("The workshop has no comments yet."))
            self.show(_own(self.session))

    # What is shown of it.

    @property
    def wanted(self) -> Wanted:
        from parastaminen_nb.text.material import Wanted

        return Wanted(
            query=self.search.value("query"),
            cases=frozenset(self.cases.chosen),
            rounds=frozenset(self.rounds.chosen),
            theme=int(self.themes.chosen) if self.themes.chosen else None,
        )

    def _narrow(self) -> None:
        with self.notice.watch():
            self._shown = AT_FIRST
            self._show_comments()

    def _more(self) -> None:
        self._shown += AT_A_TIME
        self._show_comments()

    def _show_comments(self) -> None:
        _, here = self._words, self.material
        if here is None:
            return
        wanted = self.wanted
        rows, found = here.rows(wanted)
        left = len(rows) - self._shown
        more = _("Show {n} more", n=min(left, AT_A_TIME)) if left > 0 else ""
        shown = [findings.comment_item(here, r, found, _) for r in rows[: self._shown]]
        self.table.show(shown, more)
        self.result.words = findings.result(len(rows), wanted, found, _)

    def _clear(self, _button: object) -> None:
        self.search.show({"query": ""})
        self.cases.chosen, self.rounds.chosen, self.themes.chosen = [], [], ""
        self._narrow()

    def _find_themes(self) -> None:
        _, here = self._words, self.material
        self._seen = True
        if here is None:
            return
        if here.themes is None:
            self.themes.work(_("Loading the words…"))
            here.find_themes(lambda sentence: self.themes.work(_.say(sentence)))
        self._show_themes(here)
        self._show_comments()
        self._show_keyness()

    def _show_themes(self, here: Material) -> None:
        _, themes = self._words, here.find_themes()
        said = ""
        if not themes.themes:
            said = _("No themes were found: there are too few comments, or they share no words.")
        elif themes.nowhere:
            said = _.plural(
                "{n} comment belongs to no theme.",
                "{n} comments belong to no theme.",
                n=themes.nowhere,
            )
        self.themes.show([findings.theme_item(here, theme, _) for theme in themes.themes], said)
        self._show_quotes()

    def _choose_theme(self) -> None:
        with self.notice.watch():
            self._show_quotes()
            self._shown = AT_FIRST
            self._show_comments()

    def _show_quotes(self) -> None:
        _, here = self._words, self.material
        themes = here.themes.themes if here and here.themes else ()
        chosen = self.themes.chosen
        theme = next((theme for theme in themes if str(theme.id) == chosen), None)
        if theme is None or here is None:
            self.quotes_heading.show(
                heading_markup(_("Quotes"))
                + html('<p class="pa-muted">{w}</p>', w=_("Choose a theme to see its quotes."))
            )
            self.quotes.show(())
            return
        places = {label: place for place, label in enumerate(here.comments.index)}
        self.quotes_heading.show(heading_markup(_("{theme}: quotes", theme=theme.name)))
        self.quotes.show(
            [findings.quote_item(here, places[q.row], q.text, _) for q in theme.quotes]
        )

    def _show_counts(self, here: Material) -> None:
        _ = self._words
        if not here.values("case") and not here.values("round"):
            self.counts_card.layout.display = "none"
            return
        from parastaminen_nb.charts import counts_figure, counts_sentence

        self.counts_card.layout.display = ""
        comments = here.comments
        self.chart.show(lambda look: counts_figure(comments, _, look), counts_sentence(comments, _))
        self.counts.show(findings.counts_table(here, _))

    def _show_keyness(self) -> None:
        _, here = self._words, self.material
        # The words are loaded with the themes, so that the page is there before them.
        if here is None or here.themes is None or not self.key_case.value:
            return
        value = self.key_case.value
        more, less = here.keyness(value)
        rows = [KeynessRow(k.word, k.here, k.elsewhere, k.difference) for k in more[:8]]
        # Said more elsewhere is said less here.
        rows += [KeynessRow(k.word, k.elsewhere, k.here, -k.difference) for k in less[:5]]
        self.keyness.show(keyness_table(rows, here.case_keys.get(value, ""), _))

    def _tell_skipped(self, here: Material) -> None:
        if here.skipped:
            _ = self._words
            self.notice.say(
                _.plural(
                    "{n} row or sheet was left out. The downloaded table lists it.",
                    "{n} rows or sheets were left out. The downloaded table lists them.",
                    n=len(here.skipped),
                ),
                "info",
            )

    def _workbook(self) -> Made:
        from parastaminen_nb.exchange.workbook import write_comments

        here = self.material
        if here is None:
            raise WorkshopError(N_("There are no comments to download yet."))
        file, _ = BytesIO(), self._words
        write_comments(file, here.comments, here.find_themes(), skipped=here.skipped, _=_)
        return Made(_("comments and themes") + ".xlsx", file.getvalue())


def _session(source: Any) -> Session | None:
    """The workshop that is meant: the one given, or the one this page's server serves."""
    if isinstance(source, Session):
        return source
    if isinstance(source, str | Path) and str(source).endswith(SUFFIX):
        return Session.opened(source)
    if source is None and os.environ.get("PARASTAMINEN_WORKSHOP"):
        return told_session()
    return None


def _first(source: Any, session: Session | None) -> Material | None:
    """What is explored first; None where the reader has to choose."""
    if session is not None:
        return _own(session)
    if source is None:
        return None
    from parastaminen_nb.exchange.reading import read_comments
    from parastaminen_nb.text.material import Material

    if isinstance(source, str | Path):
        reading = read_comments([source])
        return Material(reading.comments, reading.skipped, name=Path(source).name)
    return Material(source)


def _own(session: Session) -> Material:
    from parastaminen_nb.tables import workshop_comments
    from parastaminen_nb.text.material import Material

    live = session.state
    return Material(workshop_comments(live.workshop, live.comments), name=live.workshop.title)


def _example() -> Material:
    from parastaminen_nb.example import example_comments, example_workshop
    from parastaminen_nb.tables import workshop_comments
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.workshops import EXAMPLE_DAY

    workshop = example_workshop(EXAMPLE_DAY)
    return Material(workshop_comments(workshop, example_comments(EXAMPLE_DAY)), name=workshop.title)
