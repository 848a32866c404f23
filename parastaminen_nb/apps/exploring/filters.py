"""The filters of the explorer: a word, cases, rounds, and the rest for who asks for more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.time_steps import time_steps
from parastaminen_nb.apps.titles import value_title
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.filter_chips import FilterChips
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.search import Found
    from parastaminen_nb.text.wanted import Wanted

_ANY: Final = ""
_MANY: Final = 200


class Filters:
    """`search`, `cases` and `rounds` are always there, `more` opens the others in `form`.

    `changed` is called when the reader wants other comments than before.
    """

    def __init__(self, changed: Callable[[], object], notice: Notice, _: Translator) -> None:
        self._words, self._changed, self._notice = _, changed, notice
        self.search = Form(
            _,
            Field(
                "query",
                _("Search for a word"),
                "search",
                hint=_(
                    "Finds inflected forms and slips of spelling too. A phrase goes in quotation "
                    "marks."
                ),
            ),
            watch=notice.watch,
        )
        self.search.on_write(self._look_for)
        self.near = button("", self._turn_near, kind="quiet")
        self.near_row = row(self.near)
        there(self.near_row, False)
        self.cases, self.rounds = FilterChips(_("Case")), FilterChips(_("Round"))
        for chips in (self.cases, self.rounds):
            chips.observe(lambda _change: changed(), "chosen")
        self.more = button("", self._open, kind="quiet")
        self.clear = button(_("Take the filters away"), self._clear, kind="quiet")
        self.result = Status("pa-result")
        self.form: Form | None = None
        self._offered: tuple[Field, ...] = ()
        self._columns: dict[str, str] = {}
        self._place = ipywidgets.VBox([])
        self._place.add_class("pa-box")
        there(self._place, False)
        self.more.pressed = "false"
        self.more.description = self._more_words()
        self.root = stack(
            row(self.search, self.cases, self.rounds, classes="pa-filters"),
            self._place,
            row(self.more, self.clear),
            self.result,
            self.near_row,
        )

    def offer(self, here: Material) -> None:
        """Filters that fit these comments, none of them set."""
        self._empty_search()
        self.cases.offer(findings.case_options(here))
        rounds = here.values("round")
        few = len(rounds) <= findings.MANY_VALUES
        self.rounds.offer([(value, value, "") for value in rounds] if few else [])
        self._offered = ()
        self.renew(here)

    def renew(self, here: Material) -> None:
        """The same filters with the values that there are now; what is set stays."""
        fields = tuple(self._fields(here))
        there(self.more, bool(fields))
        if fields == self._offered:
            return
        kept = dict(self.form.values) if self.form and self._offered else {}
        self._offered = fields
        values = {}
        for field in fields:
            known = {option.value for option in field.options}
            value = kept.get(field.key, "")
            values[field.key] = value if not known or value in known else _ANY
        self.form = Form(self._words, *fields, watch=self._notice.watch)
        self.form.show(values)
        self.form.on_write(lambda _field, _typed: self._changed())
        self._place.children = (self.form,)

    def wanted(self) -> Wanted:
        """What the filters ask for."""
        from parastaminen_nb.text.wanted import Wanted

        values = self.form.values if self.form else {}
        return Wanted(
            query=self.search.value("query"),
            near=self.near.pressed == "true",
            cases=frozenset(self.cases.chosen),
            rounds=frozenset(self.rounds.chosen),
            values=tuple(
                (column, values[key]) for key, column in self._columns.items() if values.get(key)
            ),
            since=str(values.get("since", "")),
            until=str(values.get("until", "")),
        )

    def tell(
        self, here: Material, rows: Sequence[int], wanted: Wanted, found: Found | None
    ) -> None:
        """Say how much fits, and offer what is written nearly as what was looked for."""
        _ = self._words
        self.result.words = findings.result(here, rows, wanted, found, _)
        nearly = findings.in_short(found.nearly, _) if found else ""
        there(self.near_row, bool(nearly) or wanted.near)
        self.near.pressed = "true" if wanted.near else "false"
        words = _("What is written nearly so is there too")
        if not wanted.near:
            words = _("Find what is written nearly so as well: {words}", words=nearly)
        self.near.description = words

    def _look_for(self, _field: str, _typed: dict[str, str]) -> None:
        self.near.pressed = "false"  # it was asked of another word
        self._changed()

    def _turn_near(self, _button: object) -> None:
        self.near.pressed = "false" if self.near.pressed == "true" else "true"
        self._changed()

    def _empty_search(self) -> None:
        self.search.show({"query": ""})
        self.near.pressed = "false"

    def _fields(self, here: Material) -> Iterator[Field]:
        _ = self._words
        names = findings.column_names(here, _)
        self._columns = {}
        many = [name for name in ("case", "round") if len(here.values(name)) > findings.MANY_VALUES]
        columns = [*many, "table", "role", "prompt", "language", "code", *here.groups]
        for turn, column in enumerate(columns):
            values = here.values(column)
            if len(values) < (1 if column == "code" else 2) or len(values) > _MANY:
                continue
            key = f"column-{turn}"
            self._columns[key] = column
            options = [Option(_ANY, _("All"))]
            options += [Option(value, value_title(here, column, value, _)) for value in values]
            yield Field(key, names[column], "select", wide="third", options=tuple(options))
        if len(here.quarters) > 1:
            steps = time_steps(here.quarters, _)
            options = [Option(_ANY, _("All")), *(Option(at, said) for at, said in steps)]
            for key, label in (("since", _("From")), ("until", _("Until"))):
                yield Field(key, label, "select", wide="third", options=tuple(options))

    def _open(self, _button: object) -> None:
        opened = self.more.pressed != "true"
        self.more.pressed = "true" if opened else "false"
        there(self._place, opened)
        self.more.description = self._more_words()

    def _more_words(self) -> str:
        _ = self._words
        return _("Fewer filters") if self.more.pressed == "true" else _("More filters")

    def _clear(self, _button: object) -> None:
        with self._notice.watch():
            self._empty_search()
            self.cases.chosen, self.rounds.chosen = [], []
            if self.form:
                self.form.show({field.key: _ANY for field in self._offered})
            self._changed()
