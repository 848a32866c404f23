"""What can be said of a part of an agenda besides its name, its length and who leads it."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.agenda_editing import LEAST_IMPORTANT, LONGEST_MOVE
from parastaminen_nb.core.editing import LONGEST_DAY
from parastaminen_nb.core.errors import N_
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.form import Field, Option

KINDS: Final = {
    Kind.TOGETHER: N_("All together"),
    Kind.CASES: N_("Presentations of the cases"),
    Kind.WRITING: N_("Everyone writes"),
    Kind.MOVE: N_("Moving"),
    Kind.ROUND: N_("Round at the tables"),
    Kind.BREAK: N_("Break"),
    Kind.SUMMARY: N_("Discussion together"),
    Kind.FEEDBACK: N_("Feedback"),
}

PRIORITIES: Final = (
    N_("1 – shortened last"),
    N_("2 – important"),
    N_("3 – gives way"),
    N_("4 – shortened first"),
)


def segment_fields(_: Translator) -> tuple[Field, ...]:
    """Fields by the names of `agenda_editing.fields_of`; an empty one means as usual."""
    return (
        _minutes("least", _("At least"), _),
        _minutes("preferred", _("Should be"), _),
        _minutes("most", _("At most"), _),
        Field(
            "fixed_start",
            _("Begins at a fixed hour"),
            "time",
            wide="third",
            hint=_("For lunch or a guest. Empty: when what is before it ends."),
        ),
        Field(
            "move",
            _("Move before it"),
            "number",
            wide="third",
            unit=_("min"),
            min=0,
            max=LONGEST_MOVE,
            hint=_("Minutes to change tables, where that is no part of its own."),
        ),
        Field(
            "priority",
            _("If time runs short"),
            "select",
            wide="third",
            options=(Option("", _("As usual for its kind")), *_priorities(_)),
            hint=_("What matters least is shortened first."),
        ),
        Field(
            "kind",
            _("What is it?"),
            "select",
            wide="third",
            options=tuple(Option(kind.value, _(name)) for kind, name in KINDS.items()),
            hint=_("It decides what wall and phones show meanwhile."),
        ),
        Field(
            "track",
            _("Track"),
            wide="third",
            hint=_(
                "Neighbours in different tracks are held at the same time. The name can say for "
                "whom: Managers. Empty: for everyone."
            ),
        ),
        Field(
            "equal",
            _("As long as"),
            "select",
            wide="third",
            options=(
                Option("", _("It has a length of its own")),
                Option("rounds", _("The rounds")),
                *(Option(name, _("Group {name}", name=name.upper())) for name in "xyz"),
            ),
            hint=_("Parts of one group stay equally long when the agenda is laid anew."),
        ),
        Field(
            "instructions",
            _("What to say and do"),
            "area",
            wide="half",
            rows=3,
            hint=_("It stands in the run sheet."),
        ),
        Field(
            "materials",
            _("To have at hand"),
            "area",
            wide="half",
            rows=3,
            hint=_("One a line."),
        ),
    )


def _minutes(name: str, label: str, _: Translator) -> Field:
    return Field(name, label, "number", wide="third", unit=_("min"), min=1, max=LONGEST_DAY)


def _priorities(_: Translator) -> tuple[Option, ...]:
    numbers = range(1, LEAST_IMPORTANT + 1)
    return tuple(Option(str(n), _(PRIORITIES[n - 1])) for n in numbers)
