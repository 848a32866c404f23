"""The tab of words: one in context, what sets parts apart, how the talk changed, the usual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    from parastaminen_nb.text.spoken import Spoken

_LINES: Final = 40
_USUAL: Final = 25
_PICTURED: Final = 60
_PAIRS: Final = 20
_LOOKED_AT: Final = 200


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
        self.again = button(_("Count the words"), self._count, kind="sec")
        there(self.again, False)
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
        self._spoken: Spoken | None = None
        self._counted: tuple[Spoken, ...] = ()
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
            card(
                heading(_("The word in context")),
                self.word,
                self.result,
                row(self.again),
                self.looked,
            ),
            self.compared,
            self.changed,
            halves,
        )

    def renewed(self) -> None:
        self._spoken, self._counted = None, ()
        self.word.show({"word": ""})
        self.work.word = ""

    def render(self) -> None:
        here, rows = self.work.material, self.work.rows
        known = next((own for own in self._counted if own.is_of(here, rows)), None)
        if known is not None:
            self._spoken = known
            self._show(known)
            return
        columns = self._columns(here)
        by = self.by.value if self.by.value in columns else next(iter(columns), "")
        self.work.working.run(
            "words",
            lambda going: _counted(here, rows, by, going),
            lambda spoken: self._take(here, rows, spoken),
            self._stopped,
        )
        if self._spoken is None or not self._spoken.is_of(here, rows):
            # Under way. Work whose place it took was not stopped by the reader.
            self.result.words = self._("Loading the words…")
            there(self.again, False)

    def _take(self, here: Material, rows: Sequence[int], spoken: Spoken) -> None:
        # Where something else is wanted now, that is on its way.
        if here is self.work.material and rows is self.work.rows:
            # Those of all comments come back when the filters are taken away.
            whole = [own for own in self._counted if len(own.rows) == len(here)]
            self._spoken, self._counted = spoken, (spoken, *whole[:1])
            self._show(spoken)

    def _show(self, spoken: Spoken) -> None:
        here, wanted = spoken.here, self.work.wanted.query
        there(self.again, False)
        if wanted:
            self.word.show({"word": wanted})
        columns = self._columns(here)
        there(self.compared, bool(columns))
        self.by.offer(list(columns.items()))
        self._offer_values()
        self._show_changes(spoken)
        self._show_usual(spoken)
        self._look_anew()

    def _columns(self, here: Material) -> dict[str, str]:
        """What parts can be compared by, with the names of it."""
        names = findings.column_names(here, self._)
        return {name: names[name] for name in findings.compared(here)}

    def _stopped(self) -> None:
        self.result.words = self._("The words have not been counted.")
        there(self.again, True)

    def _count(self, _button: object) -> None:
        with self.work.notice.watch():
            self.render()

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
        """The values of the column by which parts are compared, once its words are counted."""
        spoken, column = self._spoken, self.by.value
        if spoken is None or not column:
            return
        if not spoken.knows(column):
            self.work.working.run(
                "compared",
                lambda going: spoken.by(column, going),
                lambda _counts: self._offer_values(),
            )
            return
        here = spoken.here
        values = here.values(column)[: findings.MANY_VALUES]
        self.value.offer(
            [(value, findings.value_title(here, column, value, self._)) for value in values]
        )
        self._show_keyness()

    def _show_keyness(self) -> None:
        spoken, column, value = self._spoken, self.by.value, self.value.value
        if spoken is None or not column or not value or not spoken.knows(column):
            return
        more, less = spoken.keyness(value, column)
        rows = [KeynessRow(k.word, k.here, k.elsewhere, k.difference) for k in more[:10]]
        # Said more elsewhere is said less here.
        rows += [KeynessRow(k.word, k.elsewhere, k.here, -k.difference) for k in less[:6]]
        key = spoken.here.case_keys.get(value, "") if column == "case" else ""
        self.keyness.show(keyness_table(rows, key, spoken.sizes(value, column), self._))

    def _show_changes(self, spoken: Spoken) -> None:
        rounds = _compared_rounds(spoken.here)
        there(self.changed, bool(rounds))
        if rounds:
            self.changes.show(changes(spoken, rounds, self._))

    def _show_usual(self, spoken: Spoken) -> None:
        from parastaminen_nb.text.pairs import varied
        from parastaminen_nb.text.picture import HEIGHT, WIDTH, picture

        _, counts = self._, spoken.counts()
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
        self.pairs.show(pairs_table(varied(spoken.pairs(_LOOKED_AT), _PAIRS), _))

    def _on(self, show: Callable[[], object]) -> Callable[[object], None]:
        def act(_change: object) -> None:
            with self.work.notice.watch():
                if self.work.begun:
                    show()

        return act


def _compared_rounds(here: Material) -> list[str]:
    """The rounds, where there are several and few enough to be held against each other."""
    rounds = here.values("round")
    return rounds if 1 < len(rounds) <= findings.MANY_VALUES else []


def _counted(here: Material, rows: Sequence[int], by: str, going: Progress) -> Spoken:
    """The words of the wanted comments, counted as the tab shows them."""
    from parastaminen_nb.text.spoken import Spoken

    reading, listing, counting, parting, turning, pairing = going.split(8, 5, 1, 1, 1, 2)
    here.read(reading)
    here.make_searchable(listing)
    spoken = Spoken(here, rows)
    spoken.counts(counting)
    if by:
        spoken.by(by, parting)
    if _compared_rounds(here):
        spoken.by("round", turning)
    spoken.pairs(_LOOKED_AT, pairing)
    return spoken
