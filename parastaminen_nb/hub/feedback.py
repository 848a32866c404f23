"""Feedback at the end: two scales and one open question, by nobody in particular."""

from __future__ import annotations

from dataclasses import replace

from parastaminen_nb.core.comments import cleaned
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.feedback import OPEN, SCALES
from parastaminen_nb.hub.base import RefusedError
from parastaminen_nb.hub.comments import Inside
from parastaminen_nb.hub.guard import is_key, new_key
from parastaminen_nb.hub.view import feedback_open


class Feedback(Inside):
    """`/feedback`. The answers go where no event goes: without time, order, name or device."""

    def get(self) -> None:
        if self.who.answered:
            self.page("thanks.html")
        elif feedback_open(self.live, self.moment):
            self._form()
        else:
            self.go("/me")

    async def post(self) -> None:
        if self.who.answered:
            self.go("/feedback")
            return
        if not feedback_open(self.live, self.moment):
            raise RefusedError(409, N_("Feedback is not being asked now."))
        try:
            answers = self._answers()
        except WorkshopError as error:
            self.set_status(400)
            self._form(error.sentence)
            return
        await self._store(self.text("key"), answers)
        self.remember(replace(self.who, answered=True))
        self.go("/feedback")

    async def _store(self, key: str, answers: dict[str, str | int]) -> None:
        if not is_key(key):
            raise RefusedError(400, N_("Open the feedback page again and send it from there."))
        # The file knows the form again, even where the hub fell before it could say thank you.
        await self.hub.store_answer(answers, key)

    def _answers(self) -> dict[str, str | int]:
        given: dict[str, str | int] = {
            name: int(said)
            for name in SCALES
            if (said := self.text(name)) in {"1", "2", "3", "4", "5"}
        }
        if self.text(OPEN).strip():
            given[OPEN] = cleaned(self.text(OPEN))
        if not given:
            raise WorkshopError(N_("Answer at least one question."))
        return given

    def _form(self, trouble: Sentence | None = None) -> None:
        self.page(
            "feedback.html",
            scales=SCALES,
            open_name=OPEN,
            given={name: self.text(name) for name in (*SCALES, OPEN)},
            trouble=trouble,
            key=new_key(),
        )
