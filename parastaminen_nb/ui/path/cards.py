"""The experiments of a path as the board shows them: what stands on each card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Experiment, Stage, Stand, Standing, stand
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon, mark
from parastaminen_nb.ui.path.aloud import day_aloud
from parastaminen_nb.ui.path.sparkline import last_counted, measure_words, sparkline
from parastaminen_nb.ui.path.words import day_words

_LOOKS: Final = {
    Standing.NO_OWNER: ("warn", "warn"),
    Standing.NO_STEP: ("warn", "warn"),
    Standing.UNDECIDED: ("warn", "warn"),
    Standing.LATE: ("clock", "danger"),
    Standing.GOING: ("check", "ok"),
    Standing.CONTINUES: ("check", "ok"),
    Standing.CHANGES: ("repeat", "ok"),
    Standing.SPREADS: ("right", "ok"),
    Standing.STOPS: ("close", ""),
}
"""The icon and the look of each standing. One that is only thought of says so by its column."""


def card_of(experiment: Experiment, live: Live, today: date, _: Translator) -> dict[str, Any]:
    """One card, for the browser."""
    how = stand(experiment, today)
    return {
        "key": experiment.key,
        "title": experiment.title,
        "stage": experiment.stage.value,
        "case": experiment.case,
        "mark": mark_of(experiment.case, live.workshop, _),
        "needs": how.needs,
        "asks": how.standing is Standing.UNDECIDED,
        "pill": pill(how, _),
        "rows": _rows(experiment, how, today, _),
        "count": _count(experiment, live, _),
        "left": _move(experiment, -1, _),
        "right": _move(experiment, 1, _),
    }


def mark_of(case: str, workshop: Workshop, _: Translator) -> str:
    """The mark of a case there is, as markup of ours; else nothing."""
    known = next((one for one in workshop.cases if one.key == case), None)
    return str(mark(known.key, _("Case {letter}", letter=known.letter))) if known else ""


def pill(how: Stand, _: Translator) -> dict[str, str]:
    """How it stands, in words, with an icon and a look; empty where the column says it all."""
    if how.standing not in _LOOKS:
        return {}
    drawing, look = _LOOKS[how.standing]
    classes = f"pa-chip--{look}" if look else ""
    return {"words": _.say(how.said()), "icon": str(icon(drawing)), "classes": classes}


def _rows(experiment: Experiment, how: Stand, today: date, _: Translator) -> list[list[str]]:
    """Name, what is shown, and, where that holds a day, how it is said aloud."""
    rows = [[_("Responsible"), experiment.responsible or _("Nobody yet")]]
    if experiment.stage is not Stage.DECIDED:
        said = (_next_step(experiment, how, today, _, words) for words in (day_words, day_aloud))
        rows.append([_("Next step"), *said])
        return rows
    if (day := experiment.decided_on) is not None:
        rows.append([_("Decided"), day_words(day, today, _), day_aloud(day, today, _)])
    if experiment.reason:
        rows.append([_("Why"), experiment.reason])
    return rows


def _next_step(
    experiment: Experiment,
    how: Stand,
    today: date,
    _: Translator,
    words: Callable[[date, date, Translator], str],
) -> str:
    if experiment.next_day is None:
        return experiment.next_step or _("Not agreed yet")
    day = words(experiment.next_day, today, _)
    if how.standing is Standing.LATE or experiment.next_day < today:
        if not experiment.next_step:
            return _("Was to happen {day}", day=day)
        return _("Was to happen {day}: {step}", day=day, step=experiment.next_step)
    return f"{day} {experiment.next_step}".strip()


def _count(experiment: Experiment, live: Live, _: Translator) -> dict[str, str]:
    readings = live.path.readings_of(experiment.key)
    if not readings:
        return {}
    return {
        "picture": str(sparkline(experiment, readings, _)),
        "last": last_counted(experiment, readings, _),
        "of": measure_words(experiment, _),
    }


def _move(experiment: Experiment, by: int, _: Translator) -> dict[str, str]:
    """The column beside: where a press of the card's button puts it."""
    order = list(Stage)
    place = order.index(experiment.stage) + by
    if not 0 <= place < len(order):
        return {}
    short = {
        Stage.IDEA: _("To the ideas"),
        Stage.TRYING: _("Try it"),
        Stage.DECIDED: _("Put up for decision"),
    }[order[place]]
    return {"stage": order[place].value, "words": short}
