"""The first step: title, day, length, question, variant and the size of the groups."""

from __future__ import annotations

from parastaminen_nb.core import editing
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Part, Variant
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import card
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.step import PlanStep, Writer
from parastaminen_nb.ui.size_fields import size_fields


class BasicsStep(PlanStep):
    """Title, day, length, question, variant and the size of the groups."""

    part = Part.BASICS

    def __init__(self, planning: Writer, notice: Notice, _: Translator) -> None:
        super().__init__(planning, notice, _)
        self.form = Form(_, *_basics(_), label=_("Basics"), watch=notice.watch)
        self.form.on_write(self._write)
        around = card(self.form)
        self.children = (self._heading(_("Basics")), around)

    def render(self, live: Live) -> None:
        self.form.show(editing.basics_of(live.workshop))

    def _write(self, field: str, typed: dict[str, str]) -> None:
        self._change(editing.with_basics(self._workshop, typed, field), of=field)


def _basics(_: Translator) -> tuple[Field, ...]:
    return (
        Field("title", _("Title of the workshop")),
        Field("organisation", _("Who holds it?"), hint=_("The municipality or organisation.")),
        Field("day", _("Day"), "date", wide="third", group="moment"),
        Field("start", _("Begins at"), "time", wide="third", group="moment"),
        Field("minutes", _("Length"), "number", wide="third", unit=_("min"), min=15, max=1440),
        Field(
            "question",
            _("What do the tables discuss?"),
            hint=_("One question that helps to take the practice home."),
        ),
        Field(
            "variant",
            _("How are the cases heard?"),
            "choice",
            options=(
                Option(
                    Variant.COMMON.value,
                    _("All together"),
                    _("Everyone hears every case first. The rounds are for discussion."),
                ),
                Option(
                    Variant.ROTATING.value,
                    _("Table by table"),
                    _("A group hears a case when it comes to its table."),
                ),
            ),
        ),
        *size_fields(_),
    )
