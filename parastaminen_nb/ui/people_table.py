"""Who takes part: a list that is edited in place and filled by pasting lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from traitlets import Dict, List

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.people import Trouble
from parastaminen_nb.core.workshop import Person, Role
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch

ROLES: Final = {
    Role.PARTICIPANT: N_("Participant"),
    Role.PRESENTER: N_("Presenter"),
    Role.HOST: N_("Table host"),
    Role.FACILITATOR: N_("Facilitator"),
}


class PeopleTable(Telling):
    """Tells "add" (text), "write" (key, field, value) and "remove" (key)."""

    _esm = script("field.js", "people_table.js")
    _css = style("field.css", "people_table.css")
    people: List[Any] = List().tag(sync=True)
    errors = Dict().tag(sync=True)
    troubles: List[Any] = List().tag(sync=True)
    added = Dict().tag(sync=True)
    roles: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            roles=[[role.value, _(name)] for role, name in ROLES.items()],
            icons={name: str(icon(name)) for name in ("plus", "delete")},
            words={
                "paste": _("Paste people from Excel or a mail"),
                "hint": _(
                    "One person a line: name; unit; role; e-mail. Only the name is needed. "
                    "Cells copied from Excel will do as they are."
                ),
                "add": _("Add to the list"),
                "caption": _("The people of the workshop"),
                "head": {
                    "name": _("Name"),
                    "unit": _("Unit"),
                    "role": _("Role"),
                    "email": _("E-mail"),
                    "act": _("Delete"),
                },
                "cell": {
                    "name": _("{name}: name", name="{name}"),
                    "unit": _("{name}: unit", name="{name}"),
                    "role": _("{name}: role", name="{name}"),
                    "email": _("{name}: e-mail", name="{name}"),
                },
                "remove": _("{name}: take off the list", name="{name}"),
            },
        )

    def show(self, people: Iterable[Person]) -> None:
        self.people = [
            {
                "key": person.key,
                "name": person.name,
                "unit": person.unit,
                "role": person.role.value,
                "email": person.email,
            }
            for person in people
        ]

    def tell_added(self, number: int, troubles: tuple[Trouble, ...], rest: str) -> None:
        """Say how many were added; the lines that were not stay in the box, each with its why."""
        _ = self._words
        added = _.plural("{n} person added.", "{n} people added.", n=number)
        left = _.plural("Mend {n} line below.", "Mend {n} lines below.", n=len(troubles))
        self.troubles = [_.say(trouble.why) for trouble in troubles]
        # The turn tells two equal answers apart: the box is emptied by each.
        turn = self.added.get("turn", 0) + 1
        self.added = {
            "words": f"{added} {left}" if troubles else added,
            "rest": rest,
            "turn": turn,
        }
