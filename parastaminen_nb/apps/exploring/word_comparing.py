"""What sets parts of the comments apart: the words that one says more than all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.apps.titles import value_title
from parastaminen_nb.ui.blocks import nothing
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Piece
from parastaminen_nb.ui.keyness_table import KeynessRow, keyness_table

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.spoken import Spoken


class WordComparing:
    """`by` says what the comments are divided by, `value` which part is held against all others,
    where there are very many of them chosen from the list `many`; `keyness` shows their words. All
    of it stands in one card, `root`."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._ = _ = work.words
        self.by, self.value = Chips(_("Compare by")), Chips(_("Which one"))
        self.by.observe(work.on(self._offer_values), "value")
        self.value.observe(work.on(self._show_keyness), "value")
        self.many: Form | None = None
        self._listed: tuple[Option, ...] = ()
        self._place = ipywidgets.VBox([])
        self._place.add_class("pa-box")
        self.keyness = Piece()
        self.root = card(
            row(heading(_("What sets a part apart")), self.by, classes="pa-between"),
            self.value,
            self._place,
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
        said = spoken.by(column)
        values = [value for value in here.values(column) if value in said]
        titles = [(value, value_title(here, column, value, self._)) for value in values]
        many = len(values) > findings.MANY_VALUES
        there(self.value, not many and len(values) > 1)
        there(self._place, many)
        if many:
            self._list(tuple(Option(value, title) for value, title in titles))
        self.value.offer(titles)
        self._show_keyness()

    def _list(self, options: tuple[Option, ...]) -> None:
        """Offer these values in a list: too many for a row of buttons."""
        if options != self._listed:
            self._listed = options
            # A form's fields are fixed: other values are another form.
            label = self._("Which one")
            field = Field("value", label, "select", wide="half", options=options)
            self.many = Form(self._, field, watch=self._work.notice.watch)
            self.many.on_write(self._choose)
            self._place.children = (self.many,)
        known = {option.value for option in options}
        if self.many:
            chosen = self.value.value if self.value.value in known else options[0].value
            self.many.show({"value": chosen})

    def _choose(self, _field: str, typed: dict[str, str]) -> None:
        self.value.value = typed["value"]

    def _show_keyness(self) -> None:
        spoken, column, value = self._spoken, self.by.value, self.value.value
        if spoken is None or not column or not spoken.knows(column):
            return
        if not value:
            self.keyness.show(nothing(self._("No comment fits the filters.")))
            return
        if len(self.value.options) == 1:
            words = self._(
                "All that the filters let through is {value}: there is nothing to compare it with.",
                value=value_title(spoken.here, column, value, self._),
            )
            self.keyness.show(nothing(words))
            return
        more, less = spoken.keyness(value, column)
        rows = [KeynessRow(k.word, k.here, k.elsewhere, k.difference) for k in more[:10]]
        # Said more elsewhere is said less here.
        rows += [KeynessRow(k.word, k.elsewhere, k.here, -k.difference) for k in less[:6]]
        key = spoken.here.case_keys.get(value, "") if column == "case" else ""
        self.keyness.show(keyness_table(rows, key, spoken.sizes(value, column), self._))
