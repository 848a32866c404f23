"""The tab of time and places: when comments came, how many from where, and who was silent."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.counting import counts_table, quiet, value_counts_table
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.blocks import nothing
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.chart import Chart
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.exploring.timeline import Part, timeline
from parastaminen_nb.ui.html import Piece

_PLANNED: Final = "planned"
"""Cases and rounds: what the workshop's plan divides comments by."""


class WhenPanel(Panel):
    """`time` is the course of the comments, `chart` and `counts` how many there are from where:
    by cases and rounds, or `by` another column."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.time, self.counts, self.quiet = Piece(), Piece(), Piece()
        self.by = Chips(self._("Count by"))
        self.by.observe(work.on(self._show_counts), "value")
        self.chart = Chart(self._, watch=work.notice.watch)

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        self.counted = card(
            row(heading(_("How many comments")), self.by, classes="pa-between"),
            self.chart,
            self.counts,
        )
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
        if rows:
            self.time.show(timeline(bars, self._parts(), _))
        else:
            self.time.show(nothing(_("No comment fits the filters.")))
        ways = self._ways()
        self.by.offer(list(ways.items()))
        there(self.by, len(ways) > 1)
        self._show_counts()
        tables = here.values("table")
        there(self.silent, bool(rows) and bool(tables) and bool(here.values("round")))
        if tables and rows:
            self.quiet.show(quiet(here, rows, self._planned(), _))

    def _show_counts(self) -> None:
        from parastaminen_nb.charts import (
            bars_figure,
            bars_sentence,
            counts_figure,
            counts_sentence,
        )

        _, here, rows, by = self._, self.work.material, self.work.rows, self.by.value
        there(self.counted, bool(by) and bool(rows))
        if not by or not rows:
            return
        comments = here.comments.iloc[list(rows)]
        if by == _PLANNED:
            said = counts_sentence(comments, _)
            self.chart.show(lambda look: counts_figure(comments, _, look), said)
            self.counts.show(counts_table(here, comments, _))
        else:
            said = bars_sentence(comments, by, _)
            self.chart.show(lambda look: bars_figure(comments, by, _, look), said)
            self.counts.show(value_counts_table(here, rows, by, _))

    def _ways(self) -> dict[str, str]:
        """What comments can be counted by, with the names of it: cases and rounds together."""
        from parastaminen_nb.tables import spread_columns

        here, names = self.work.material, findings.column_names(self.work.material, self._)
        told = [name for name in ("case", "round") if here.values(name)]
        first = self._("Case and round") if len(told) > 1 else "".join(names[c] for c in told)
        ways = {_PLANNED: first} if told else {}
        for column in spread_columns(here.comments):
            if column not in ("case", "round") and len(here.values(column)) > 1:
                ways[column] = names.get(column, column)
        return ways

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
