"""The tab of words: one in context, what sets parts apart, how the talk changed, the usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.counting import changes
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.word_comparing import WordComparing
from parastaminen_nb.apps.exploring.word_context import WordContext
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.exploring.tables import frequency_table, pairs_table, word_picture
from parastaminen_nb.ui.html import Piece, html

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.spoken import Spoken

_USUAL: Final = 25
_PICTURED: Final = 60
_PAIRS: Final = 20
_LOOKED_AT: Final = 200


class WordsPanel(Panel):
    """`context` looks at one word, `comparing` at what sets parts apart; `changes`, `picture`,
    `usual` and `pairs` are of all words. `again` counts them after they were stopped."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.again = button(self._("Count the words"), self._count, kind="sec")
        there(self.again, False)
        self.context, self.comparing = WordContext(work, row(self.again)), WordComparing(work)
        self.changes = Piece()
        self.picture, self.usual, self.pairs = Piece(), Piece(), Piece()
        self._counted: tuple[Spoken, ...] = ()

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        self.changed = card(heading(_("How the talk changed")), self.changes)
        halves = ipywidgets.Box(
            [
                card(heading(_("The most usual words")), self.picture, self.usual),
                card(heading(_("Words that go together")), self.pairs),
            ]
        )
        for name in ("pa-box", "pa-grid", "pa-grid--half"):
            halves.add_class(name)
        return (self.context.root, self.comparing.root, self.changed, halves)

    def renewed(self) -> None:
        self._counted = ()
        self.context.begin()
        self.comparing.begin()

    def render(self) -> None:
        here, rows = self.work.material, self.work.rows
        known = next((own for own in self._counted if own.is_of(here, rows)), None)
        if known is not None:
            self._show(known)
            return
        by = self.comparing.asked(here)
        self.work.working.run(
            "words",
            lambda going: _counted(here, rows, by, going),
            lambda spoken: self._take(here, rows, spoken),
            self._stopped,
        )
        if not any(own.is_of(here, rows) for own in self._counted):
            # Under way. Work whose place it took was not stopped by the reader.
            self.context.result.words = self._("Loading the words…")
            there(self.again, False)

    def _take(self, here: Material, rows: Sequence[int], spoken: Spoken) -> None:
        # Where something else is wanted now, that is on its way.
        if here is self.work.material and rows is self.work.rows:
            # Those of all comments come back when the filters are taken away.
            whole = [own for own in self._counted if len(own.rows) == len(here)]
            self._counted = (spoken, *whole[:1])
            self._show(spoken)

    def _show(self, spoken: Spoken) -> None:
        there(self.again, False)
        if wanted := self.work.wanted.query:
            self.context.write(wanted)
        self.comparing.show(spoken)
        self._show_changes(spoken)
        self._show_usual(spoken)
        self.context.look()

    def _stopped(self) -> None:
        self.context.result.words = self._("The words have not been counted.")
        there(self.again, True)

    def _count(self, _button: object) -> None:
        with self.work.notice.watch():
            self.render()

    def _show_changes(self, spoken: Spoken) -> None:
        rounds = _compared_rounds(spoken.here)
        there(self.changed, bool(rounds))
        if rounds:
            self.changes.show(changes(spoken, rounds, self._))

    def _show_usual(self, spoken: Spoken) -> None:
        from parastaminen_nb.text.pairs import varied
        from parastaminen_nb.text.picture import HEIGHT, WIDTH, picture

        _, counts, spelled = self._, spoken.counts(), spoken.spelled
        ordered = sorted(counts.times, key=lambda word: (-counts.times[word], word))
        self.picture.show(
            word_picture(
                picture([(spelled(word), counts.times[word]) for word in ordered[:_PICTURED]]),
                WIDTH,
                HEIGHT,
                _,
            )
        )
        usual = ordered[:_USUAL]
        rows = [(spelled(word), counts.times[word], counts.comments[word]) for word in usual]
        self.usual.show(
            html(
                '<details class="pa-fold"><summary>{show}</summary>{table}</details>',
                show=_("Show as a table"),
                table=frequency_table(rows, _),
            )
        )
        pairs = [
            replace(pair, one=spelled(pair.one), other=spelled(pair.other))
            for pair in varied(spoken.pairs(_LOOKED_AT), _PAIRS)
        ]
        self.pairs.show(pairs_table(pairs, _))


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
    spoken.spelled("")  # how words are written is told by all of them, once
    if by:
        spoken.by(by, parting)
    if _compared_rounds(here):
        spoken.by("round", turning)
    spoken.pairs(_LOOKED_AT, pairing)
    return spoken
