"""The tab of words: one in context, what sets parts apart, how the talk changed, the usual."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.counting import changes
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.exploring.context import ContextTable
from parastaminen_nb.ui.exploring.tables import frequency_table, pairs_table, word_picture
from parastaminen_nb.ui.exploring.tree import TreeView
from parastaminen_nb.ui.form import Field, Form
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.keyness_table import KeynessRow, keyness_table
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.text.context import Line
    from parastaminen_nb.text.material import Material

_LINES: Final = 40
_USUAL: Final = 25
_PICTURED: Final = 60
_PAIRS: Final = 20
_LOOKED_AT: Final = 200


def _readied(here: Material, going: Progress) -> None:
    reading, listing = going.split(2, 1)
    here.read(reading)
    here.make_searchable(listing)


class WordsPanel(Panel):
    """`word` is looked at in `context` and as a `tree`; `by` and `value` say what is compared."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        _ = self._
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
        self.word.on_write(lambda _field, _typed: self._look_anew())
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
        self.order.observe(self._on(self._show_context), "value")
        self.context = ContextTable(_)
        self.more = button(_("Show all"), self._all, kind="sec")
        self.way = Chips(
            _("Direction of the tree"),
            [("after", _("What follows")), ("before", _("What comes before"))],
            "after",
        )
        self.way.observe(self._on(self._show_tree), "value")
        self.tree = TreeView()
        self.by, self.value = Chips(_("Compare by")), Chips(_("Which one"))
        self.by.observe(self._on(self._offer_values), "value")
        self.value.observe(self._on(self._show_keyness), "value")
        self.keyness, self.changes = Piece(), Piece()
        self.picture, self.usual, self.pairs = Piece(), Piece(), Piece()
        self._whole = False
        self.lines: list[Line] = []

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        self.looked = stack(
            self.order,
            self.context,
            self.more,
            row(heading(_("How people go on")), self.way, classes="pa-between"),
            self.tree,
        )
        self.compared = card(
            row(heading(_("What sets a part apart")), self.by, classes="pa-between"),
            self.value,
            self.keyness,
        )
        self.changed = card(heading(_("How the talk changed")), self.changes)
        halves = ipywidgets.Box(
            [
                card(heading(_("The most usual words")), self.picture, self.usual),
                card(heading(_("Words that go together")), self.pairs),
            ]
        )
        for name in ("pa-box", "pa-grid", "pa-grid--half"):
            halves.add_class(name)
        return (
            card(heading(_("The word in context")), self.word, self.result, self.looked),
            self.compared,
            self.changed,
            halves,
        )

    def renewed(self) -> None:
        self.word.show({"word": ""})
        self.work.word = ""

    def render(self) -> None:
        here = self.work.material
        if not (here.is_read and here.is_searchable):
            self.result.words = self._("Loading the words…")
            self.work.working.run(
                "words",
                lambda going: _readied(here, going),
                lambda _read: self._read(here),
                self._stopped,
            )
            return
        wanted = self.work.wanted.query
        if wanted:
            self.word.show({"word": wanted})
        _ = self._
        names = findings.column_names(here, _)
        columns = [(name, names[name]) for name in findings.compared(here)]
        there(self.compared, bool(columns))
        self.by.offer(columns)
        self._offer_values()
        self._show_changes(here)
        self._show_usual(here)
        self._look_anew()

    def _read(self, here: Material) -> None:
        if here is self.work.material:
            self.render()

    def _stopped(self) -> None:
        self.result.words = self._("The words have not been read. Open another tab and come back.")

    def _look_anew(self) -> None:
        self._whole = False
        self._show_context()
        self._show_tree()

    def _show_context(self) -> None:
        from parastaminen_nb.text.context import in_context

        _, here, query = self._, self.work.material, self.word.value("word").strip()
        self.work.word = query
        there(self.looked, bool(query))
        self.lines = []
        if not query:
            self.result.words = _("Write a word to see what was said around it.")
            return
        found = here.search.find(query)
        self.lines = in_context(here.texts, found, self.work.rows, self.order.value)  # type: ignore[arg-type]
        shown = self.lines if self._whole else self.lines[:_LINES]
        self.context.show(
            [findings.context_line(here, line, turn, _) for turn, line in enumerate(shown)]
        )
        there(self.more, len(shown) < len(self.lines))
        self.more.description = _("Show all {n} lines", n=len(self.lines))
        self.result.words = findings.said_times(len(self.lines), query, found.forms, _)
        there(self.looked, bool(self.lines))

    def _show_tree(self) -> None:
        from parastaminen_nb.text.tree import word_tree

        here, query = self.work.material, self.word.value("word").strip()
        if not query:
            self.tree.show("", None)
            return
        forwards = self.way.value == "after"
        found = here.search.find(query)
        tree = word_tree(here.texts, found, self.work.rows, forwards=forwards)
        self.tree.show(query, tree, forwards=forwards)

    def _all(self, _button: object) -> None:
        self._whole = True
        with self.work.notice.watch():
            self._show_context()

    def _offer_values(self) -> None:
        here, column = self.work.material, self.by.value
        if column:
            values = here.values(column)[: findings.MANY_VALUES]
            titles = [
                (value, findings.value_title(here, column, value, self._)) for value in values
            ]
            self.value.offer(titles)
            self._show_keyness()

    def _show_keyness(self) -> None:
        here, column, value = self.work.material, self.by.value, self.value.value
        if not column or not value:
            return
        more, less = here.keyness(value, column, self.work.rows)
        rows = [KeynessRow(k.word, k.here, k.elsewhere, k.difference) for k in more[:10]]
        # Said more elsewhere is said less here.
        rows += [KeynessRow(k.word, k.elsewhere, k.here, -k.difference) for k in less[:6]]
        key = here.case_keys.get(value, "") if column == "case" else ""
        cells, here_words, elsewhere = here.column(column), 0, 0
        for place in self.work.rows:
            n = len(here.documents[place].lemmas)
            if cells[place] == value:
                here_words += n
            else:
                elsewhere += n
        self.keyness.show(keyness_table(rows, key, (here_words, elsewhere), self._))

    def _show_changes(self, here: Material) -> None:
        rounds = here.values("round")
        there(self.changed, 1 < len(rounds) <= findings.MANY_VALUES)
        if 1 < len(rounds) <= findings.MANY_VALUES:
            self.changes.show(changes(here, rounds, self.work.rows, self._))

    def _show_usual(self, here: Material) -> None:
        from parastaminen_nb.text.pairs import pairs, varied
        from parastaminen_nb.text.picture import HEIGHT, WIDTH, picture

        _, counts = self._, here.frequencies(self.work.rows)
        ordered = sorted(counts.times, key=lambda word: (-counts.times[word], word))
        self.picture.show(
            word_picture(
                picture([(word, counts.times[word]) for word in ordered[:_PICTURED]]),
                WIDTH,
                HEIGHT,
                _,
            )
        )
        rows = [(word, counts.times[word], counts.comments[word]) for word in ordered[:_USUAL]]
        self.usual.show(
            html(
                '<details class="pa-fold"><summary>{show}</summary>{table}</details>',
                show=_("Show as a table"),
                table=frequency_table(rows, _),
            )
        )
        # What is written several times in the same words is one statement, and not a habit.
        said = dict.fromkeys(here.documents[place].lemmas for place in self.work.rows)
        self.pairs.show(pairs_table(varied(pairs(said, most=_LOOKED_AT), _PAIRS), _))

    def _on(self, show: Callable[[], object]) -> Callable[[object], None]:
        def act(_change: object) -> None:
            with self.work.notice.watch():
                if self.work.begun:
                    show()

        return act
