"""How far a plan is: how each part of it stands, and the card of what is missing and done."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets

from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import Readiness
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import heading
from parastaminen_nb.ui.checklist import Checklist, Item
from parastaminen_nb.ui.notice import Notice


def part_names(_: Translator) -> dict[Part, str]:
    """What the parts of a plan are called, in their order."""
    return {
        Part.BASICS: _("Basics"),
        Part.CASES: _("Cases"),
        Part.AGENDA: _("Agenda"),
        Part.PEOPLE: _("People"),
        Part.ROTATION: _("Rotation"),
        Part.INVITATIONS: _("Invitations"),
        Part.MATERIALS: _("Materials"),
        Part.CHECKLIST: _("Checklist"),
    }


def part_standing(part: Part, lacking: Readiness, _: Translator) -> tuple[str, str]:
    """How a part stands by what it lacks: the state of its step, and words for it."""
    gaps = len(lacking.of(part))
    if not gaps:
        return "ok", _("Ready")
    if part not in lacking.begun:
        return "", _("Not begun")
    return "warn", _.plural("{n} thing is missing", "{n} things are missing", n=gaps)


class ReadinessCard(ipywidgets.VBox):
    """`checklist` leads to where each thing is mended: it tells "go" (part)."""

    def __init__(self, notice: Notice, _: Translator) -> None:
        self._words = _
        self.checklist = Checklist(watch=notice.watch)
        super().__init__([heading(_("Readiness")), self.checklist])
        for name in ("pa-box", "pa-card"):
            self.add_class(name)

    def render(self, live: Live, lacking: Readiness, late: Sequence[str]) -> None:
        """`late` are the things to do that should have been done, in words."""
        _, number = self._words, len(lacking.missing)
        items = [Item(_.say(gap), gap.part.value) for gap in lacking.missing]
        found = crowd_of(live.workshop)
        if found and found.presenters:
            items.append(Item(_.say(found.presenters), Part.BASICS.value))
        items += [Item(words, Part.CHECKLIST.value) for words in late]
        items += [Item(done) for part, done in _done(_).items() if not lacking.of(part)]
        if number:
            summary = _.plural("{n} thing is missing.", "{n} things are missing.", n=number)
            self.checklist.show(summary, _("After that the workshop can be held."), items)
        elif late:
            more = _.plural(
                "{n} thing on the checklist is late.",
                "{n} things on the checklist are late.",
                n=len(late),
            )
            self.checklist.show(_("The plan is ready."), more, items)
        else:
            more = _("Open the doors on the page Facilitate when the day comes.")
            self.checklist.show(_("Everything is ready."), more, items)


def _done(_: Translator) -> dict[Part, str]:
    return {
        Part.BASICS: _("The basics are decided"),
        Part.CASES: _("Every case has its story and its presenter"),
        Part.AGENDA: _("The agenda fits into the time"),
        Part.PEOPLE: _("There are people enough for every table"),
        Part.ROTATION: _("Everyone has a seat in every round"),
    }
