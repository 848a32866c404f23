"""Who comes to a meeting: each person of the list with three answers, marked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Dict, List, Unicode

from parastaminen_nb.core.letters import Letter, addressees
from parastaminen_nb.core.names import in_order, names_of
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch

COMING = {"yes": True, "no": False, "": None}
"""The three answers as the browser tells them."""


def replies_words(workshop: Workshop, coming: Mapping[str, bool], _: Translator) -> str:
    """How many come, how many do not, and how many of those who are asked have not answered."""
    known = {person.key for person in workshop.people}
    answers = [coming[key] for key in coming if key in known]
    asked = addressees(workshop, Letter.MEETING)
    waiting = sum(one.person.key not in coming for one in asked)
    come, away = sum(answers), len(answers) - sum(answers)
    said = (
        (come, _.plural("{n} person comes.", "{n} people come.", n=come)),
        (away, _.plural("{n} person does not come.", "{n} people do not come.", n=away)),
        (waiting, _.plural("{n} has not answered.", "{n} have not answered.", n=waiting)),
    )
    return " ".join(words for number, words in said if number)


class Replies(Telling):
    """Tells "reply" (person, answer: "yes", "no" or "")."""

    _esm = script("field.js", "path/replies.js")
    _css = style("field.css", "path/path.css")
    people: List[Any] = List().tag(sync=True)
    answers: List[Any] = List().tag(sync=True)
    said = Unicode().tag(sync=True)
    words: Dict[str, str] = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            answers=[["yes", _("Comes")], ["no", _("Does not come")], ["", _("No answer")]],
            words={
                "search": _("Find a person"),
                "list": _("Who comes to the meeting"),
                "nobody": _("Nobody is on the list yet. Add people on the planning page."),
                "none": _("Nobody of that name is on the list."),
            },
        )

    def show(self, workshop: Workshop, coming: Mapping[str, bool]) -> None:
        names = names_of(workshop.people)
        told = {True: "yes", False: "no"}
        with self.hold_sync():
            self.said = replies_words(workshop, coming, self._words) if workshop.people else ""
            self.people = [
                {
                    "key": person.key,
                    "name": names[person.key],
                    "unit": person.unit,
                    "answer": told[coming[person.key]] if person.key in coming else "",
                }
                for person in sorted(workshop.people, key=lambda one: in_order(one.name))
            ]
