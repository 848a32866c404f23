"""The tab of time and places: when comments came, how many from where, and who was silent."""

from __future__ import annotations

from datetime import datetime

import ipywidgets

from parastaminen_nb.apps.exploring.counting import counts_table, quiet
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.card import card, heading
from parastaminen_nb.ui.chart import Chart
from parastaminen_nb.ui.exploring.timeline import Part, timeline
from parastaminen_nb.ui.html import Piece


class WhenPanel(Panel):
    """`time` is the course of the comments, `chart` and `counts` how many there are from where."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.time, self.counts, self.quiet = Piece(), Piece(), Piece()
        self.chart = Chart(self._, watch=work.notice.watch)

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        self.counted = card(heading(_("How many comments")), self.chart, self.counts)
        self.silent = card(heading(_("Who has been silent")), self.quiet)
        return (
            card(heading(_("When the comments came")), self.time),
            self.counted,
            self.silent,
        )

    def render(self) -> None:
        from parastaminen_nb.text.over_time import over_time

        _, here, rows = self._, self.work.material, self.work.rows
        bars = over_time(here.moments[row] for row in rows)
        self.time.show(timeline(bars, self._parts(), _))
        self._show_counts()
        tables = here.values("table")
        there(self.silent, bool(tables) and bool(here.values("round")))
        if tables:
            self.quiet.show(quiet(here, rows, self._planned(), _))

    def _show_counts(self) -> None:
        from parastaminen_nb.charts import counts_figure, counts_sentence

        _, here = self._, self.work.material
        known = bool(here.values("case") or here.values("round"))
        there(self.counted, known and bool(self.work.rows))
        if not known or not self.work.rows:
            return
        comments = here.comments.iloc[list(self.work.rows)]
        self.chart.show(lambda look: counts_figure(comments, _, look), counts_sentence(comments, _))
        self.counts.show(counts_table(here, comments, _))

    def _parts(self) -> list[Part]:
        """The parts of the workshop as they really went, by the clock on its wall."""
        if self.work.live is None:
            return []
        live, now = self.work.live.state, self.work.live.now()
        began = sorted(live.started, key=lambda one: one[1])
        if not began:
            return []
        legs = {segment.key: leg for leg in live.agenda.legs for segment in leg.segments}
        ends = [at for _key, at in began[1:]] + [live.ended_at or now]

        def local(at: datetime) -> datetime:
            return live.workshop.local(at).replace(tzinfo=None)

        return [
            (self._.say(legs[key].short_name), local(at), local(end))
            for (key, at), end in zip(began, ends, strict=True)
            if key in legs
        ]

    def _planned(self) -> list[tuple[str, str]]:
        """The tables that each round had, so that one that wrote nothing is known."""
        live = self.work.live.state if self.work.live else None
        if live is None or live.rotation is None:
            return []
        said = set(self.work.material.values("round"))
        return [
            (str(number), table.label)
            for number in range(1, live.rotation.rounds + 1)
            if str(number) in said  # what has not begun is not silent
            for table in live.rotation.tables(number)
        ]
