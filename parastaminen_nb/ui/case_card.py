"""The cases as cards that are written in, each with what it still lacks."""

from __future__ import annotations

from typing import Any, Final

from traitlets import Dict, List

from parastaminen_nb.core.readiness import Readiness
from parastaminen_nb.core.workshop import CARD_QUESTIONS, Case, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon, mark
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.form import Field
from parastaminen_nb.ui.telling import Telling, Watch

FEW_WORDS: Final = 60
"""A description that is read at the table in half a minute."""

FEW_IN_AN_ANSWER: Final = 30
"""Seven answers of this length are read in two minutes."""

WRITTEN: Final = ("title", "presenter", "unit", "description")


class CaseCards(Telling):
    """Tells "write" (key, field, value), "move" (key, by) and "remove" (key)."""

    _esm = script("field.js", "case_card.js")
    _css = style("field.css", "case_card.css")
    cases: List[Any] = List().tag(sync=True)
    fields: List[Any] = List().tag(sync=True)
    answers: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        fields = (
            Field("title", _("Title of the case")),
            Field("presenter", _("Who presents it?")),
            Field("unit", _("From which unit?")),
            Field(
                "description",
                _("What is done, for whom, and what comes of it?"),
                "area",
                hint=_("Two or three sentences. They are read at the table and on the phone."),
                most=FEW_WORDS,
                rows=4,
            ),
        )
        answers = (
            Field(f"card.{name}", _(question), "area", most=FEW_IN_AN_ANSWER, rows=2)
            for name, question in CARD_QUESTIONS.items()
        )
        super().__init__(
            watch=watch,
            fields=[field.spec(_) for field in fields],
            answers=[field.spec(_) for field in answers],
            icons={
                "up": str(icon("up")),
                "down": str(icon("down")),
                "remove": str(icon("delete")),
                "delete": str(icon("delete")),
                "ok": str(icon("check")),
                "warn": str(icon("warn")),
                "print": str(icon("print")),
            },
            words={
                "card": _("The good-practice card"),
                "print": _("Print the card"),
                "up": _("{name}: move it earlier", name="{name}"),
                "down": _("{name}: move it later", name="{name}"),
                "remove": _("{name}: delete it", name="{name}"),
                "moved": _(
                    "{name} is now case {place} of {count}.",
                    name="{name}",
                    place="{place}",
                    count="{count}",
                ),
            },
        )

    def show(self, workshop: Workshop, lacking: Readiness) -> None:
        _, last = self._words, len(workshop.cases) - 1
        self.cases = [
            {
                "key": case.key,
                "mark": str(mark(case.key)),
                "name": case.title or _("Case {letter}", letter=case.letter),
                "values": {name: getattr(case, name) for name in WRITTEN}
                | {f"card.{name}": getattr(case.card, name) for name in CARD_QUESTIONS},
                "answered": self._answered(case),
                "first": place == 0,
                "last": place == last,
                **self._state(case, lacking),
            }
            for place, case in enumerate(workshop.cases)
        ]

    def arrive(self, place: int) -> None:
        """Say to who moved a case that it is now at `place` (from 0; below it, it did not go)."""
        self.send({"moved": place})

    def _answered(self, case: Case) -> str:
        _ = self._words
        return _(
            "{answered} of {questions} answered",
            answered=sum(1 for _question in case.card.filled()),
            questions=len(CARD_QUESTIONS),
        )

    def _state(self, case: Case, lacking: Readiness) -> dict[str, str]:
        _, gaps = self._words, len(lacking.of_case(case.key))
        if not gaps:
            return {"state": "ok", "words": _("Ready")}
        words = _.plural("{n} thing is missing", "{n} things are missing", n=gaps)
        return {"state": "warn", "words": words}
