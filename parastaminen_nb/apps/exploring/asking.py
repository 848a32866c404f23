"""The card of the language model: what would go where, a press that sends it, and the answer.

It is there only where somebody has set up a model of their own. Nothing goes before the press.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parastaminen_nb.apps.exploring.asked import sentences_of, what_would_go, who_wrote
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.model_call import Call, Message
from parastaminen_nb.model_server import ModelServer
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.exploring.waiting import Waiting
from parastaminen_nb.ui.exploring.written import Exactly, Written
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.exchange.question import Question
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.model import Answer, Retold

_THEME: Final = "theme"


class Asking:
    """`choice` says about which comments, `told` and `exact` what would be sent, `go` sends it.

    While the model thinks, `waiting` counts and stops. `written` shows the answer, `trouble` why
    there is none. Answers leave with the workbook, on a sheet that says who wrote them, until
    `drop` takes them back.
    """

    def __init__(self, work: Work, server: ModelServer) -> None:
        self._work, self._server = work, server
        _, watch = work.words, work.notice.watch
        self.told, self.mark = Piece(), Piece()
        self.exact, self.written = Exactly(_), Written()
        self.trouble = Status("pa-small", icon="warn")
        self.choice = Form(
            _,
            Field(
                "which",
                _("About which comments?"),
                "choice",
                options=(
                    Option(_THEME, _("This theme")),
                    Option("wanted", _("All that fit the filters")),
                ),
            ),
            watch=watch,
        )
        self.personal = Form(
            _,
            Field(
                "personal",
                _("What becomes of personal data?"),
                "choice",
                options=(
                    Option("out", _("Take it out")),
                    Option("stays", _("Leave it in"), _("Only where you may send it there.")),
                ),
            ),
            watch=watch,
        )
        for form, values in (
            (self.choice, {"which": _THEME}),
            (self.personal, {"personal": "out"}),
        ):
            form.show(values)
            form.on_write(lambda _field, _typed: self._offer())
        self.go = button(_("Send and ask for a summary"), self._send, icon="comment")
        self.waiting = Waiting(_, watch=watch)
        self.waiting.when("look", self._look)
        self.waiting.when("stop", self._stop)
        self.drop = button(_("Throw this answer away"), self._drop, kind="quiet")
        self.root = card(
            heading(_("Ask your own language model")),
            *(self.told, self.choice, self.personal, self.exact),
            row(self.go),
            *(self.waiting, self.trouble, self.mark, self.written, self.drop),
        )
        self._here: Material | None = None
        self._authors: set[str] = set()
        self._question: Question | None = None
        self._call: tuple[Question, Call] | None = None
        self._theme: tuple[str, tuple[int, ...]] = ("", ())
        self._answers: dict[str, tuple[Question, Answer, Retold]] = {}

    def show(self, theme: str, rows: Sequence[int]) -> None:
        """Offer to ask about this theme: its name, and its comments that fit the filters."""
        if self._here is not self._work.material:
            # What was asked about other comments is over.
            self._stop()
            self._answers.clear()
            self.trouble.words = ""
            self._here = self._work.material
            self._authors = {name for name in self._here.column("author") if name}
        self._theme = theme, tuple(rows)
        self._offer()

    # What would be sent.

    def _offer(self) -> None:
        _, server = self._work.words, self._server
        there(self.personal, not self._anonymous)
        self._question = None
        try:
            question = self._question = self._made()
        except WorkshopError as why:
            self.told.show(html("<p>{why}</p>", why=_.say(why)))
            self.exact.text = ""
        else:
            self.told.show(what_would_go(question, server, _, redacted=self._redacted))
            self.exact.text = question.whole
        if server.here:
            self.go.label = _(
                "Send and ask for a summary: {host} on this machine", host=server.host
            )
        else:
            self.go.label = _("Send and ask for a summary: {host}", host=server.host)
        self._may_send()
        self._show_answer()

    def _made(self) -> Question:
        from parastaminen_nb.exchange.question import question

        _, here = self._work.words, self._work.material
        theme, rows = self._theme
        what = _("the theme {theme}", theme=theme)
        if self.choice.value("which") != _THEME:
            what, rows = _("the comments that fit the filters"), self._work.rows
            if self._work.wanted.everything:
                what = _("all comments")
        comments = here.comments.iloc[list(rows)].copy()
        comments["language"] = [here.languages[place] or None for place in rows]
        return question(
            what,
            comments,
            _,
            characters=self._server.characters,
            people=[*self._work.people(), *self._authors],
            redact=self._redacted,
        )

    @property
    def _anonymous(self) -> bool:
        live = self._work.live
        return live is not None and live.state.workshop.anonymity is Anonymity.ANONYMOUS

    @property
    def _redacted(self) -> bool:
        """Whether personal data is taken out: nobody may leave it in what is anonymous."""
        return self._anonymous or self.personal.value("personal") != "stays"

    # Asking.

    def _may_send(self) -> None:
        _, busy = self._work.words, self._call is not None
        self.go.disabled = self._question is None or busy
        self.go.reason = _("One question at a time.") if busy else ""

    def _send(self, _button: object) -> None:
        with self._work.notice.watch():
            question = self._question
            if question is None or self._call is not None:
                return
            _ = self._work.words
            self.trouble.words = ""
            messages = [Message("system", question.task), Message("user", question.comments)]
            self._call = question, Call(self._server, messages).start()
            self.waiting.begin(_("Waiting for {host}…", host=self._server.host))
            self._may_send()

    def _look(self) -> None:
        if self._call is None or not self._call[1].done:
            return
        question, call = self._call
        self._over()
        try:
            self._keep(question, call)
        except WorkshopError as why:
            self.trouble.words = self._work.words.say(why)

    def _keep(self, question: Question, call: Call) -> None:
        from parastaminen_nb.exchange.question import read_answer, retold

        said = call.result()
        answer = read_answer(said.text, question, self._work.material.lemmas, cut=said.cut)
        kept = retold(answer, question, self._server.model, self._server.host)
        self._answers[question.comments] = question, answer, kept
        self._tell_leaving()
        self._show_answer()

    def _stop(self) -> None:
        if self._call is not None:
            _, (_question, call) = self._work.words, self._call
            call.stop()
            self._over()
            self.trouble.words = _("Stopped. What had been sent may have reached the model.")

    def _over(self) -> None:
        self._call = None
        self.waiting.end()
        self._may_send()

    # What was answered.

    def _show_answer(self) -> None:
        known = self._answers.get(self._question.comments) if self._question else None
        there(self.drop, known is not None)
        if known is None:
            self.mark.show(html(""))
            self.written.show(())
            return
        question, answer, kept = known
        _ = self._work.words
        self.mark.show(who_wrote(answer, kept, _))
        self.written.show(sentences_of(answer, question, self._work.material, _))

    def _drop(self, _button: object) -> None:
        with self._work.notice.watch():
            if self._question is not None:
                self._answers.pop(self._question.comments, None)
                self._tell_leaving()
                self._show_answer()

    def _tell_leaving(self) -> None:
        self._work.retold = tuple(kept for _question, _answer, kept in self._answers.values())
