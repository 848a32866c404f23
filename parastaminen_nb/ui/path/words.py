"""How days and distances of a path are said, short enough for a card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Decision, Meeting, meeting_name, next_meeting
from parastaminen_nb.core.workshop import Person
from parastaminen_nb.i18n import Translator

_WEEK: Final = 7
_FEW_DAYS: Final = 14
"""Up to here a distance is told in days."""
_MOST_NAMED: Final = 10


def day_words(day: date, today: date, _: Translator) -> str:
    """A day as short as it can be read: "to 10.6.", with its year where that is another one."""
    return _.date(day) if day.year != today.year else _.day(day)


def ahead_words(day: date, today: date, _: Translator) -> str:
    """How far ahead a day is: "in 6 weeks"."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < _FEW_DAYS:
        return _.plural("in {n} day", "in {n} days", n=days)
    return _.plural("in {n} week", "in {n} weeks", n=round(days / _WEEK))


def way_words(live: Live, today: date, _: Translator) -> str:
    """How far from the workshop the path has come, and which meeting is next; nothing while the
    workshop has no day: "7 weeks since the workshop, next Midway review in 6 weeks."."""
    day, following = live.workshop.day, next_meeting(live.path.meetings, today)
    if day is None:
        return ""
    since = _since(day, today, _)
    if following is None:
        return _("{since}.", since=since)
    blanks = {"meeting": called(following, _), "when": ahead_words(following.day, today, _)}
    return _("{since}, next {meeting} {when}.", since=since, **blanks)


def _since(day: date, today: date, _: Translator) -> str:
    days = (today - day).days
    if days <= 0:
        return _("The workshop is {when}", when=ahead_words(day, today, _))
    if days < _FEW_DAYS:
        return _.plural("{n} day since the workshop", "{n} days since the workshop", n=days)
    weeks = round(days / _WEEK)
    return _.plural("{n} week since the workshop", "{n} weeks since the workshop", n=weeks)


def called(meeting: Meeting, _: Translator) -> str:
    """What a meeting is called, in the reader's words or in those of whoever named it."""
    return _.say(meeting_name(meeting))


def people_named(people: Sequence[Person], _: Translator) -> list[str]:
    """What people are called in a sentence; of many the first, and how many others."""
    if len(people) <= _MOST_NAMED:
        return [one.name for one in people]
    named = [one.name for one in people[: _MOST_NAMED - 1]]
    others = len(people) - len(named)
    return [*named, _.plural("{n} other", "{n} others", n=others)]


def decision_words(_: Translator) -> dict[Decision, tuple[str, str]]:
    """What can become of an experiment, and what that means."""
    return {
        Decision.CONTINUES: (_("It continues for good"), _("As it was tried.")),
        Decision.CHANGES: (_("It goes on in another form"), _("Something is done differently.")),
        Decision.SPREADS: (_("It is taken up elsewhere"), _("Others begin it as well.")),
        Decision.STOPS: (_("It ends"), _("Something was learned all the same.")),
    }
