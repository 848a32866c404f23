"""A table of comments in which each can be settled: its theme, and its codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.telling import why_words
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.comment_table import CommentTable, Opened

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
        self.table.show_opened(self._told(int(self._opened)) if self._opened else None)

    def _told(self, row: int) -> Opened:
        from parastaminen_nb.text.material import NOWHERE

        _, here = self._work.words, self._work.material
        themes = here.find_themes()
        assert here.edited is not None
        names = [
            (key, theme.name) for key, theme in zip(here.edited.keys, themes.themes, strict=True)
        ]
        codes = here.codes(row)
        why = here.why(row)
        return Opened(
            key=str(row),
            theme=here.key_of(row) or NOWHERE,
            themes=(
                *names,
                (NOWHERE, _("Belongs to no theme")),
                (_NEW, _("A new theme of its own")),
            ),
            codes=codes,
            suggested=tuple(here.suggested_codes(row)),
            known=tuple(code for code in here.edits.all_codes if code not in codes),
            why=why_words(here, row, why, _),
            near=tuple(here.texts[other] for other in why.near),
        )

    def _row(self, key: str) -> int:
        # A browser may say anything: only what is shown can be settled.
        if key not in {item["key"] for item in self.table.comments}:
            raise KeyError(key)
        return int(key)

    def _move(self, key: str, to: str) -> None:
        from parastaminen_nb.text.material import NOWHERE

        here = self._work.material
        row = self._row(key)
        if to == _NEW:
            self._work.settle(here.in_hand().begun([here.ids[row]]))
            return
        target = "" if to == NOWHERE else to
        if target != here.key_of(row):
            self._work.settle(here.in_hand().moved([here.ids[row]], target))

    def _code(self, key: str, code: str) -> None:
        here = self._work.material
        self._work.settle(here.edits.coded(here.ids[self._row(key)], code))

    def _pick(self, key: str) -> None:
        self._work.pick(self._row(key))

    def _uncode(self, key: str, code: str) -> None:
        here = self._work.material
        self._work.settle(here.edits.uncoded(here.ids[self._row(key)], code))
