"""Entering what was written on paper: many lines at once, by case and round."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.paper import comments_of, lines_of
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.desk.announcing import whom
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.status import Status


class Paper(ipywidgets.VBox):
    """`form` (case, round, the lines), `count`, `enter`, and `undo` for what was entered last."""

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        self._last: tuple[str, ...] = ()
        live = session.state
        rounds = max(live.agenda.rounds, live.rotation.rounds if live.rotation else 0, 1)
        self.form = Form(
            _,
            Field(
                "case",
                _("Case"),
                "select",
                options=tuple(Option(c.key, whom(live, c.key, _)) for c in live.workshop.cases),
            ),
            Field(
                "round",
                _("Round"),
                "select",
                wide="half",
                options=tuple(Option(str(n), str(n)) for n in range(1, rounds + 1)),
            ),
            Field("text", _("Comments, one a line"), "area", rows=6),
            label=_("Comments from paper"),
        )
        self.form.on_write(lambda _field, _typed: self._count())
        first = live.workshop.cases[0].key if live.workshop.cases else ""
        self.form.show({"case": first, "round": str(live.round or 1), "text": ""})
        self.count = Status("pa-small")
        self.enter = button("", self._enter, icon="check")
        self.undo = button(_("Take back what was entered"), self._undo, kind="quiet", icon="undo")
        super().__init__([self.form, self.count, row(self.enter, self.undo)])
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self._count()

    def render(self, live: Live) -> None:
        there = {comment.key for comment in live.comments} if self._last else set()
        self._last = tuple(key for key in self._last if key in there)
        self.undo.layout.display = "" if self._last else "none"

    def _count(self) -> None:
        _, lines = self._words, lines_of(self.form.value("text"))
        n = len(lines)
        said = _.plural("Enter {n} comment", "Enter {n} comments", n=n)
        self.enter.description = said if n else _("Enter the comments")
        self.undo.layout.display = "" if self._last else "none"

    def _enter(self, _button: object) -> None:
        with self._notice.watch():
            live, _ = self._session.state, self._words
            text, case = self.form.value("text"), self.form.value("case")
            number = int(self.form.value("round"))
            if not case:
                raise WorkshopError(N_("Add at least one case."))
            comments = comments_of(text, case=case, round=number, at=self._session.now())
            if not comments:
                raise WorkshopError(N_("Write the comments first, one a line."))
            self._session.enter(*comments)
            self._last = tuple(comment.key for comment in comments)
            self.form.show({"text": ""})
            where = whom(live, case, self._words)
            self.count.words = _.plural(
                "{n} comment is entered: {case}, round {round}.",
                "{n} comments are entered: {case}, round {round}.",
                n=len(comments),
                case=where,
                round=number,
            )
            self._count()

    def _undo(self, _button: object) -> None:
        with self._notice.watch():
            self._session.withdraw(*self._last)
            n, self._last = len(self._last), ()
            self.count.words = self._words.plural(
                "{n} comment is taken back.", "{n} comments are taken back.", n=n
            )
            self._count()
