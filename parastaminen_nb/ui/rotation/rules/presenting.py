"""Who presents which case in which round: the presenter, or somebody else who hears the others."""

from __future__ import annotations

from typing import Any

from traitlets import Dict, List

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.workshop import Role, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import mark
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.telling import Telling, Watch


class Presenting(Telling):
    """A select for every case and round. Tells "present" (case, round, person); an empty person
    is the presenter whom the case names."""

    _esm = script("field.js", "rotation/rules/presenting.js")
    _css = style("rotation/rotation.css")
    cases: List[Any] = List().tag(sync=True)
    people: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            words={
                "hint": _(
                    "Whoever presents in some rounds hears the other cases in the rest, if they "
                    "are on the list as participants."
                ),
                "nobody": _("Nobody named"),
                "none": _("Add cases on the planning page first."),
            },
        )

    def show(self, workshop: Workshop, choices: Choices) -> None:
        """The presenters of every case, and who else presents in which round."""
        _, names = self._words, names_of(workshop.people)
        presenting = {
            (host.case, round): host.person
            for host in choices.rules.hosts
            if host.table is None
            for round in host.rounds
        }
        with self.hold_sync():
            people = [p for p in workshop.people if p.role is not Role.FACILITATOR]
            people.sort(key=lambda person: names[person.key])
            self.people = [{"key": p.key, "name": names[p.key]} for p in people]
            self.cases = [
                {
                    "key": case.key,
                    "mark": str(mark(case.key)),
                    "title": case.full_name,
                    "presenter": case.presenter.strip(),
                    "rounds": [
                        {
                            "key": str(number),
                            "label": _("Round {round}", round=number),
                            "person": presenting.get((case.key, number), ""),
                        }
                        for number in range(1, choices.rounds + 1)
                    ],
                }
                for case in workshop.cases
            ]
