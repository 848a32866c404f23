"""One word in its context: the lines in which it was said, and how people went on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.exploring.context import ContextTable
from parastaminen_nb.ui.exploring.tree import TreeView
from parastaminen_nb.ui.form import Field, Form
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.text.context import Line

_LINES: Final = 40


class WordContext:
    """`word` is looked at in a `table` of lines and as a `tree`; `result` says how often it was
    said. All of it stands in one card, `root`, with `below` under the result."""

    def __init__(self, work: Work, below: ipywidgets.Widget) -> None:
        self._work = work
        self._ = _ = work.words
        self.word = Form(
            _,
            Field(
                "word",
                _("Word or phrase"),
                "search",
                hint=_("Looks at one word without leaving any comment away."),
            ),
            watch=work.notice.watch,
        )
        self.word.on_write(lambda _field, _typed: self.look())
        self.result = Status("pa-result")
        self.order = Chips(
            _("Order of the lines"),
            [
                ("order", _("As written")),
                ("before", _("By the word before")),
                ("after", _("By the word after")),
            ],
            "order",
        )
        self.order.observe(work.on(self._show_lines), "value")
        self.table = ContextTable(_)
        self.more = button(_("Show all"), self._all, kind="sec")
        self.way = Chips(
            _("Direction of the tree"),
            [("after", _("What follows")), ("before", _("What comes before"))],
            "after",
        )
        self.way.observe(work.on(self._show_tree), "value")
        self.tree = TreeView()
        self._looked = stack(
            self.order,
            self.table,
            self.more,
            row(heading(_("How people go on")), self.way, classes="pa-between"),
            self.tree,
        )
        self.root = card(
            heading(_("The word in context")), self.word, self.result, below, self._looked
        )
        self._whole = False
        self._lines: list[Line] = []

    def begin(self) -> None:
        """No word is looked at yet."""
        self.write("")
        there(self._looked, False)
        self._work.word = ""

    def write(self, word: str) -> None:
        """Put a word into the field, as if somebody had written it."""
        self.word.show({"word": word})

    def look(self) -> None:
        """Look at the word that stands in the field."""
        self._whole = False
        self._show_lines()
        self._show_tree()

    def _show_lines(self) -> None:
        from parastaminen_nb.text.context import in_context

        _, here, query = self._, self._work.material, self.word.value("word").strip()
        self._work.word = query
        there(self._looked, bool(query))
        self._lines = []
        if not query:
            self.result.words = _("Write a word to see what was said around it.")
            return
        found = self._work.find(query, here)
        self._lines = in_context(here.texts, found, self._work.rows, self.order.value)  # type: ignore[arg-type]
        shown = self._lines if self._whole else self._lines[:_LINES]
        self.table.show(
            [findings.context_line(here, line, turn, _) for turn, line in enumerate(shown)]
        )
        there(self.more, len(shown) < len(self._lines))
        self.more.description = _("Show all {n} lines", n=len(self._lines))
        self.result.words = findings.said_times(self._lines, query, _)
        there(self._looked, bool(self._lines))

    def _show_tree(self) -> None:
        from parastaminen_nb.text.tree import word_tree

        here, query = self._work.material, self.word.value("word").strip()
        if not query:
            self.tree.show("", None)
            return
        forwards = self.way.value == "after"
        found = self._work.find(query, here)
        tree = word_tree(here.texts, found, self._work.rows, forwards=forwards)
        self.tree.show(query, tree, forwards=forwards)

    def _all(self, _button: object) -> None:
        self._whole = True
        with self._work.notice.watch():
            self._show_lines()
