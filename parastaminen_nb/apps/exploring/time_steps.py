"""Times between which comments are chosen, in steps that a list has room for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from parastaminen_nb.i18n import Translator


def time_steps(quarters: list[datetime], _: Translator) -> list[tuple[str, str]]:
    """The times at which somebody wrote, as ISO and in words; see `_steps`.

    >>> from parastaminen_nb.i18n import translator
    >>> time_steps([datetime(2027, 3, 11, 13, 15)], translator("fi"))
    [('2027-03-11T13:15', '13.15')]
    """
    return list(_said(_steps(quarters), _))


def _steps(quarters: list[datetime]) -> list[str]:
    """Times to choose from, as ISO: each quarter of an hour in which somebody wrote, or each day,
    month or year where there would be too many."""
    for length in (16, 10, 7, 4):
        steps = sorted({moment.isoformat()[:length] for moment in quarters})
        if len(steps) <= 60:
            break
    return steps


def _said(steps: list[str], _: Translator) -> Iterator[tuple[str, str]]:
    one_day = len({step[:10] for step in steps}) == 1
    for step in steps:
        if len(step) > 10:
            moment = datetime.fromisoformat(step)
            hour = _.time(moment)
            yield step, hour if one_day else f"{_.short_date(moment)} {hour}"
        elif len(step) == 10:
            yield step, _.short_date(date.fromisoformat(step))
        else:
            yield step, ".".join(str(int(part)) for part in reversed(step.split("-")))
