"""Which column of a foreign file is what: guessed, shown, confirmed, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

import ipywidgets

from parastaminen_nb.apps.exploring.foreign import ASKED, Opened, likeliest, unwanted
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.outlook import beginning, sample, told_outlook
from parastaminen_nb.apps.working import Working
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import heading, row
from parastaminen_nb.ui.comment_table import CommentTable
from parastaminen_nb.ui.filter_chips import FilterChips
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Piece, html

if TYPE_CHECKING:
    from parastaminen_nb.exchange.columns import Columns
    from parastaminen_nb.text.material import Material

_NONE: Final = "-"
_MOST_GROUPS: Final = 12


class Mapping(ipywidgets.VBox):
    """Which column of a foreign file is what: guessed, shown with its first rows, confirmed."""

    def __init__(
        self,
        opened: Opened,
        working: Working,
        read: Callable[[Material], object],
        leave: Callable[[], object],
        _: Translator,
    ) -> None:
        self._working, notice = working, working.notice
        self._opened, self._read, self._notice, self._words = opened, read, notice, _
        name = opened.files.name
        self._table, guess = likeliest(opened.tables)
        self._profiles = opened.files.profiles
        known = self._profiles.find(self._table.columns) if self._profiles else None
        self._found, guess = guess, known or guess
        self._chosen = {role: getattr(guess, role) or _NONE for role in ASKED}
        self._guess = guess
        columns = tuple(Option(column, column) for column in self._table.columns)
        none = Option(_NONE, _("no column"))
        self.form = Form(
            _,
            *(
                Field(role, label, "select", wide="third", options=(none, *columns))
                for role, label in self._labels().items()
            ),
            label=_("Which column is what?"),
            watch=notice.watch,
        )
        self.form.on_write(self._choose)
        self.also = FilterChips(_("These columns hold texts too. Read them as comments?"))
        self.groups = FilterChips(_("Filter and count by these as well?"))
        for chips in (self.also, self.groups):
            chips.alone = True
        self.sample, self.told = CommentTable(_, watch=notice.watch), Piece()
        self.beginning = Piece()
        self.go = button(_("Read the comments"), self._go)
        self.stay = button(_("Keep what is open"), lambda _button: leave(), kind="quiet")
        lead = Piece(
            html(
                '<p class="pa-muted">{words}</p>',
                words=_("The columns of {file} are taken as you settled them before.", file=name)
                if known
                else _("The columns were guessed from {file}. Check them.", file=name),
            )
        )
        title = heading(_("Which column is what?"))
        parts = [title, lead, self.form, self.also, self.groups]
        parts += [self.beginning, self.sample, self.told]
        super().__init__([*parts, row(self.go, self.stay)])
        for style in ("pa-box", "pa-card"):
            self.add_class(style)
        self._render()
        self.also.chosen, self.groups.chosen = list(guess.also), list(guess.groups)
        self._tell()
        self.also.observe(lambda _change: self._tell(), "chosen")

    def _labels(self) -> dict[str, str]:
        _ = self._words
        return {
            "text": _("Comment"),
            "case": _("Case or other group"),
            "prompt": _("Question"),
            "round": _("Round"),
            "table": _("Table"),
            "role": _("Role of the writer"),
            "author": _("Author"),
            "at": _("Time"),
            "codes": _("Codes"),
        }

    def _choose(self, field: str, typed: dict[str, str]) -> None:
        column = typed[field]
        if column != _NONE and column not in self._table.columns:
            raise KeyError(column)
        # A column is one thing: what had it before gives it up.
        for role, taken in self._chosen.items():
            if column != _NONE and taken == column:
                self._chosen[role] = _NONE
        self._chosen[field] = column
        also, groups = self.also.chosen, self.groups.chosen
        self._render()
        self.also.chosen, self.groups.chosen = also, groups
        self._tell()

    def _render(self) -> None:
        self.form.show(self._chosen)
        self.go.disabled = self._chosen["text"] == _NONE
        _ = self._words
        self.go.reason = _("Choose the column that holds the comments.")
        self._offer_others()
        chosen = self._chosen["text"] != _NONE
        there(self.sample, chosen)
        there(self.beginning, not chosen)
        if chosen:
            self.sample.show(sample(self._table, self._taken()))
        else:
            self.beginning.show(beginning(self._table, self._words))

    def _taken(self) -> dict[str, str]:
        """The roles that have a column."""
        return {role: column for role, column in self._chosen.items() if column != _NONE}

    def _tell(self) -> None:
        """How many comments that is, and what is left out."""
        from parastaminen_nb.exchange.fitting import outlook

        seen = outlook(self._opened.tables, self._columns())
        self.told.show(told_outlook(seen, self._opened.skipped, self._words))

    def _offer_others(self) -> None:
        from parastaminen_nb.exchange.columns import Columns, few_values, other_texts

        chosen: dict[str, Any] = dict(self._taken())
        taken = Columns(**chosen)
        texts = other_texts(self._table, taken) if taken.text else []
        texts += [c for c in self._guess.also if c not in (*texts, *chosen.values())]
        few = [column for column in few_values(self._table, taken) if column not in texts]
        self.also.offer([(column, column, "") for column in texts])
        self.groups.offer([(column, column, "") for column in few[:_MOST_GROUPS]])

    def _columns(self) -> Columns:
        from parastaminen_nb.exchange.columns import Columns

        chosen = self._taken()
        guessed = {
            field.name: getattr(self._guess, field.name)
            for field in fields(self._guess)
            if field.name not in ASKED and getattr(self._guess, field.name) not in chosen.values()
        }
        also, groups = tuple(self.also.chosen), tuple(self.groups.chosen)
        return Columns(**{**guessed, **chosen, "also": also, "groups": groups})

    def _go(self, _button: object) -> None:
        with self._notice.watch():
            if self._chosen["text"] == _NONE:
                raise WorkshopError(N_("Choose the column that holds the comments."))
            columns = self._columns()
            # What the reader wants no column for is not guessed again.
            without = unwanted(self._found, columns)
            self.go.busy = True
            self._working.run(
                "reading",
                lambda going: self._opened.files.material(going, columns, without),
                lambda material: self._take(material, columns),
                self._stopped,
            )

    def _stopped(self) -> None:
        self.go.busy = False

    def _take(self, material: Material, columns: Columns) -> None:
        self._stopped()
        self._read(material)
        if self._profiles:
            self._profiles.keep(self._table.columns, columns)
