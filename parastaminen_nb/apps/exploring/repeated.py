"""What was said several times, joined: one statement with all the comments that made it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.apps.titles import where_and_when
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.comment_table import CommentItem, Quotes
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.text.likeness import Alike
    from parastaminen_nb.text.material import Material

_MOST: Final = 40


class Repeated:
    """`find` looks for it in all comments, `statements` shows what the filters let through, those
    that were made most often first; all of it stands in one card, `root`."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._ = _ = work.words
        self.find = button(_("Look for what was said several times"), self._find, kind="sec")
        self.told = Status()
        self.statements = Quotes(_, watch=work.notice.watch)
        self.statements.when("pick", self._pick)
        self._found: list[Alike] | None = None
        note = _(
            "Comments that say the same in nearly the same words are one statement here, with all "
            "the places where it was made. They stay as they are."
        )
        self.root = card(
            heading(_("Said several times")),
            Piece(html('<p class="pa-muted">{words}</p>', words=note)),
            row(self.find),
            self.told,
            self.statements,
        )

    def begin(self) -> None:
        """Nothing was looked for yet in other comments."""
        self._found = None

    def show(self) -> None:
        """Show what was found of what the filters let through."""
        _, here = self._, self._work.material
        there(self.find, self._found is None)
        if self._found is None:
            self.told.words = ""
            self.statements.show(())
            return
        wanted = set(self._work.rows)
        made = [[at for at in group.rows if at in wanted] for group in self._found]
        made = sorted((rows for rows in made if len(rows) > 1), key=lambda rows: -len(rows))
        said = _("Nothing was said several times in nearly the same words.")
        if made:
            said = _.plural(
                "{n} statement was made several times.",
                "{n} statements were made several times.",
                n=len(made),
            )
        if len(made) > _MOST:
            said += " " + _("The workbook has all of them.")
        self.told.words = said
        self.statements.show([self._statement(here, rows) for rows in made[:_MOST]])

    def _statement(self, here: Material, rows: list[int]) -> CommentItem:
        _ = self._
        item = findings.comment_item(here, rows[0], self._work.found, _)
        places = list(dict.fromkeys(where_and_when(here, at, _) for at in rows))
        told = findings.in_short(places, _, between="; ")
        where = _.plural("{n} time: {places}", "{n} times: {places}", n=len(rows), places=told)
        return replace(item, where=where, theme="", codes=())

    def _find(self, _button: object) -> None:
        from parastaminen_nb.text.likeness import find_alike

        with self._work.notice.watch():
            here = self._work.material

            def take(found: list[Alike]) -> None:
                if here is self._work.material:
                    self._found = found
                    self.show()

            self._work.working.run("alike", lambda going: find_alike(here.texts, going), take)

    def _pick(self, key: str) -> None:
        if key not in {
            item["key"] for item in self.statements.quotes
        }:  # a browser may say anything
            raise KeyError(key)
        self._work.pick(int(key))
