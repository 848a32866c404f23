"""Who takes part: a list that is edited in place and filled by pasting lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from traitlets import Dict, List, Unicode

from parastaminen_nb.core.editing import person_fields
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.workshop import Person, Role
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.form import Field, Option
from parastaminen_nb.ui.telling import Telling, Watch

ROLES: Final = {
    Role.PARTICIPANT: N_("Participant"),
    Role.PRESENTER: N_("Presenter"),
    Role.HOST: N_("Table host"),
    Role.FACILITATOR: N_("Facilitator"),
}

LANGUAGE_NAMES: Final = {"fi": N_("Finnish"), "sv": N_("Swedish"), "en": N_("English")}

ANSWERS: Final = {"": N_("No answer"), "yes": N_("Comes"), "no": N_("Does not come")}


class PeopleTable(Telling):
    """Tells "add" (text), "write" (key, field, value) and "remove" (key).

    `errors` holds for the key of a person in which `field` what is `said` to be wrong.
    """

    _esm = script("field.js", "opening.js", "people_table.js")
    _css = style("field.css", "people_table.css")
    people: List[Any] = List().tag(sync=True)
    errors = Dict().tag(sync=True)
    troubles: List[Any] = List().tag(sync=True)
    added = Dict().tag(sync=True)
    roles: List[Any] = List().tag(sync=True)
    answers: List[Any] = List().tag(sync=True)
    fields: List[Any] = List().tag(sync=True)
    answered = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            roles=[[role.value, _(name)] for role, name in ROLES.items()],
            answers=[[value, _(name)] for value, name in ANSWERS.items()],
            fields=[field.spec(_) for field in _fields(_)],
            icons=icons("plus", "delete", "edit", "warn"),
            words={
                "paste": _("Paste people from Excel or a mail"),
                "hint": _(
                    "One person a line: name; unit; role; e-mail. Only the name is needed. "
                    "Cells copied from Excel will do as they are, with their header as well: "
                    "language, needs, wishes and who comes are known by it."
                ),
                "add": _("Add to the list"),
                "caption": _("The people of the workshop"),
                "head": {
                    "name": _("Name"),
                    "unit": _("Unit"),
                    "role": _("Role"),
                    "email": _("E-mail"),
                    "accepted": _("Answer"),
                    "act": _("More"),
                },
                "cell": {
                    "name": _("{name}: name", name="{name}"),
                    "unit": _("{name}: unit", name="{name}"),
                    "role": _("{name}: role", name="{name}"),
                    "email": _("{name}: e-mail", name="{name}"),
                    "accepted": _("{name}: do they come?", name="{name}"),
                },
                "more": _("{name}: more", name="{name}"),
                "details": _("{name}: language, needs and wishes", name="{name}"),
                "remove": _("Take off the list"),
            },
        )

    def show(self, people: Iterable[Person], answered: str) -> None:
        """The people, and in one sentence how many of them have answered."""
        self.answered = answered
        self.people = [{"key": person.key, **person_fields(person)} for person in people]

    def tell_added(
        self, number: int, troubles: Sequence[str], rest: str = "", *, changed: int = 0
    ) -> None:
        """Say how many were added, and of how many on the list something new was told; the lines
        that were not understood stay in the box, each with its why."""
        _ = self._words
        added = _.plural("{n} person added.", "{n} people added.", n=number)
        if changed:
            told = _.plural(
                "{n} person on the list was brought up to date.",
                "{n} people on the list were brought up to date.",
                n=changed,
            )
            added = f"{added} {told}"
        left = _.plural("Mend {n} line below.", "Mend {n} lines below.", n=len(troubles))
        self.troubles = list(troubles)
        # The turn tells two equal answers apart: the box is emptied by each.
        turn = self.added.get("turn", 0) + 1
        self.added = {
            "words": f"{added} {left}" if rest else added,
            "rest": rest,
            "turn": turn,
        }


def _fields(_: Translator) -> tuple[Field, ...]:
    """What is seldom needed of a person, by the names of `editing.person_fields`."""
    languages = (Option(code, _(name)) for code, name in LANGUAGE_NAMES.items())
    return (
        Field(
            "language",
            _("Language"),
            "select",
            wide="third",
            options=(Option("", _("Not told")), *languages),
        ),
        Field(
            "wishes",
            _("Would rather hear"),
            wide="third",
            hint=_("Letters of cases, the dearest first: C, A."),
        ),
        Field(
            "position",
            _("Position"),
            wide="third",
            hint=_("Supervisor, planner, resident: a rule can mix them at the tables."),
        ),
        Field(
            "remote",
            _("Where they are"),
            "select",
            wide="third",
            options=(Option("", _("In the room")), Option("yes", _("Takes part from elsewhere"))),
        ),
        Field(
            "needs",
            _("Needs"),
            wide="third",
            hint=_("An interpreter, a place for a wheelchair, a diet."),
        ),
    )
