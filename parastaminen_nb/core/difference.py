"""One thing that is otherwise in another version of a plan, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, StrEnum
from typing import Final

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.workshop import GroupSize

Said = Sentence | str
"""Words of the program, or somebody's own."""


class Portion(StrEnum):
    """What of a plan can be taken by itself. The time there is belongs to the basics."""

    BASICS = "basics"
    CASES = "cases"
    PROMPTS = "prompts"
    AGENDA = "agenda"
    PEOPLE = "people"
    CHECKLIST = "checklist"


PORTIONS: Final = {
    Portion.BASICS: N_("Basics"),
    Portion.CASES: N_("Cases"),
    Portion.PROMPTS: N_("Prompts"),
    Portion.AGENDA: N_("Agenda"),
    Portion.PEOPLE: N_("People"),
    Portion.CHECKLIST: N_("Checklist"),
}


class PathPortion(StrEnum):
    """The parts of a path after a workshop."""

    MEETINGS = "meetings"
    EXPERIMENTS = "experiments"
    READINGS = "readings"
    REPORTS = "reports"


PATH_PORTIONS: Final = {
    PathPortion.MEETINGS: N_("Meetings"),
    PathPortion.EXPERIMENTS: N_("Experiments"),
    PathPortion.READINGS: N_("Readings"),
    PathPortion.REPORTS: N_("Told at meetings"),
}


class Change(Enum):
    """What has become of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """One thing that is otherwise. `of` is the thing ("Aino K.", "Round 2"), `field` what of it;
    both are empty where there is only one. Of what was moved, `after` is where it is now."""

    portion: Portion | PathPortion
    change: Change
    of: Said = ""
    field: Said = ""
    before: Said = ""
    after: Said = ""

    @property
    def said(self) -> Sentence:
        """The difference in one sentence: "Aino K., Unit: Kirjasto → Koulu"."""
        blanks = {
            "of": self.of,
            "field": self.field,
            "before": self.before or NOTHING,
            "after": self.after or NOTHING,
        }
        if self.change is Change.ADDED:
            return Sentence(N_("{of}: added"), blanks)
        if self.change is Change.REMOVED:
            return Sentence(N_("{of}: removed"), blanks)
        if self.change is Change.MOVED:
            return Sentence(N_("{of}: moved, {after}"), blanks)
        if not self.of:
            return Sentence(N_("{field}: {before} → {after}"), blanks)
        return Sentence(N_("{of}, {field}: {before} → {after}"), blanks)


NOTHING: Final = Sentence(N_("nothing"))

OTHER: Final = Sentence(N_("other details"))
"""A field that nobody has named yet; its change is told all the same."""


def said_value(value: object) -> Said:
    """A value of a plan in words; what is empty stays empty."""
    match value:
        case None:
            said: Said = ""
        case bool():
            said = Sentence(words.YES_NO[value])
        case StrEnum():
            said = words.choice(value)
        case GroupSize():
            ends = dict.fromkeys((value.least, value.most))  # one number where they are one
            said = "–".join(map(str, ends))
        case datetime():
            blanks = {"day": value.date(), "hour": value.time()}
            said = Sentence(N_("{day} at {hour}"), blanks)
        case time():
            said = Sentence("{hour}", {"hour": value})
        case date():
            said = Sentence("{day}", {"day": value})
        case float():
            said = Sentence("{number}", {"number": value})
        case tuple():
            said = ", ".join(str(part) for part in value)
        case _:
            said = str(value)
    return said
