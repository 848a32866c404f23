"""A table of comments in which each can be settled: its theme, and its codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.telling import why_words
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.comment_table import CommentTable, Opened

if TYPE_CHECKING:
    from parastaminen_nb.text.belonging import Why
    from parastaminen_nb.text.editing import Edited
    from parastaminen_nb.text.material import Material

AT_FIRST: Final = 6
AT_A_TIME: Final = 50
"""Comments that the table shows before it is asked for more, and how many more it shows then."""

_NEW: Final = "+"
"""Asks for a theme of its own, where a theme is chosen."""


class Settling:
    """`table` shows some comments of the work, a few at first. Where all of them are of one theme
    it is not said beside each (`of_one`)."""

    def __init__(self, work: Work, *, of_one: bool = False) -> None:
        self._work, self._of_one = work, of_one
        self.table = CommentTable(work.words, watch=work.notice.watch, settles=True)
        self.table.when("more", self._more)
        self.table.when("open", self._open)
        self.table.when("move", self._move)
        self.table.when("code", self._code)
        self.table.when("uncode", self._uncode)
        self.table.when("pick", self._pick)
        self._rows: Sequence[int] = ()
        self._shown = AT_FIRST
        self._opened = ""
        self._why: tuple[int, Edited, Why] | None = None

    def begin(self) -> None:
        """Show a few again: the reader looks for something else."""
        self._shown = AT_FIRST

    def show(self, rows: Sequence[int]) -> None:
        _, here = self._work.words, self._work.material
        self._rows = rows
        left = len(rows) - self._shown
        more = _("Show {n} more", n=min(left, AT_A_TIME)) if left > 0 else ""
        found = self._work.found
        shown = [findings.comment_item(here, r, found, _) for r in rows[: self._shown]]
        if self._of_one:
            shown = [replace(item, theme="") for item in shown]
        self.table.show(shown, more)
        self._show_opened()

    def _more(self) -> None:
        self._shown += AT_A_TIME
        self.show(self._rows)

    def _open(self, key: str) -> None:
        self._opened = key
        self._show_opened()

    def _show_opened(self) -> None:
        if self._opened not in {item["key"] for item in self.table.comments}:
            self._opened = ""
        if not self._opened:
            self.table.show_opened(None)
        elif self._work.material.themes is None:
            self._work.with_themes(self._work.show, self._close)
        else:
            self.table.show_opened(self._told(int(self._opened)))

    def _close(self) -> None:
        self._opened = ""
        self._show_opened()

    def _told(self, row: int) -> Opened:
        from parastaminen_nb.text.belonging import suggested_codes
        from parastaminen_nb.text.wanted import NOWHERE

        _, here = self._work.words, self._work.material
        themes = here.find_themes()
        assert here.edited is not None
        names = [
            (key, theme.name) for key, theme in zip(here.edited.keys, themes.themes, strict=True)
        ]
        codes = here.codes(row)
        told = self._why_there(here, row)
        return Opened(
            key=str(row),
            theme=here.key_of(row) or NOWHERE,
            themes=(
                *names,
                (NOWHERE, _("Belongs to no theme")),
                (_NEW, _("A new theme of its own")),
            ),
            codes=codes,
            suggested=tuple(suggested_codes(here, row)),
            known=tuple(code for code in here.edits.all_codes if code not in codes),
            why=why_words(here, row, told, _),
            near=tuple(here.texts[other] for other in told.near),
        )

    def _why_there(self, here: Material, row: int) -> Why:
        from parastaminen_nb.text.belonging import why

        known, edited = self._why, here.edited
        assert edited is not None
        if known is None or known[0] != row or known[1] is not edited:
            known = self._why = row, edited, why(here, row)
        return known[2]

    def _row(self, key: str) -> int:
        # A browser may say anything: only what is shown can be settled.
        if key not in {item["key"] for item in self.table.comments}:
            raise KeyError(key)
        return int(key)

    def _move(self, key: str, to: str) -> None:
        from parastaminen_nb.text.wanted import NOWHERE

        here = self._work.material
        row = self._row(key)
        id, target = here.ids[row], "" if to == NOWHERE else to
        if to == _NEW:
            self._work.settle_themes(lambda edits: edits.begun([id]))
        elif target != here.key_of(row):
            self._work.settle_themes(lambda edits: edits.moved([id], target))

    def _code(self, key: str, code: str) -> None:
        id = self._work.material.ids[self._row(key)]
        self._work.settle(lambda edits: edits.coded(id, code))

    def _pick(self, key: str) -> None:
        self._work.pick(self._row(key))

    def _uncode(self, key: str, code: str) -> None:
        id = self._work.material.ids[self._row(key)]
        self._work.settle(lambda edits: edits.uncoded(id, code))
