"""What sets parts of the comments apart: the words that one says more than all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.apps.titles import value_title
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.html import Piece
from parastaminen_nb.ui.keyness_table import KeynessRow, keyness_table

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.spoken import Spoken


class WordComparing:
    """`by` says what the comments are divided by, `value` which part is held against all others;
    `keyness` shows their words. All of it stands in one card, `root`."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._ = _ = work.words
        self.by, self.value = Chips(_("Compare by")), Chips(_("Which one"))
        self.by.observe(work.on(self._offer_values), "value")
        self.value.observe(work.on(self._show_keyness), "value")
        self.keyness = Piece()
        self.root = card(
            row(heading(_("What sets a part apart")), self.by, classes="pa-between"),
            self.value,
            self.keyness,
        )
        self._spoken: Spoken | None = None

    def begin(self) -> None:
        """No words are counted yet."""
        self._spoken = None

    def asked(self, here: Material) -> str:
        """The column by which these comments are to be divided; empty where there is none."""
        columns = self._columns(here)
        return self.by.value if self.by.value in columns else next(iter(columns), "")

    def show(self, spoken: Spoken) -> None:
        """Compare the parts of these words."""
        self._spoken = spoken
        columns = self._columns(spoken.here)
        there(self.root, bool(columns))
        self.by.offer(list(columns.items()))
        self._offer_values()

    def _columns(self, here: Material) -> dict[str, str]:
        """What parts can be compared by, with the names of it."""
        names = findings.column_names(here, self._)
        return {name: names[name] for name in findings.compared(here)}

    def _offer_values(self) -> None:
        """The values of the column by which parts are compared, once its words are counted."""
        spoken, column = self._spoken, self.by.value
        if spoken is None or not column:
            return
        if not spoken.knows(column):
            self._work.working.run(
                "compared",
                lambda going: spoken.by(column, going),
                lambda _counts: self._offer_values(),
            )
            return
        here = spoken.here
        values = here.values(column)[: findings.MANY_VALUES]
        self.value.offer([(value, value_title(here, column, value, self._)) for value in values])
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
