"""What was counted of an experiment, drawn small: a line, its last point, and what is hoped for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parastaminen_nb.core.pathway import Experiment, Reading
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, html

_WIDE, _HIGH = 124, 42
_SIDE, _TOP, _BOTTOM = 6.0, 6.0, 36.0
MOST_TOLD: Final = 12
"""So many of the last readings are read aloud."""


def sparkline(experiment: Experiment, readings: Sequence[Reading], _: Translator) -> Markup:
    """Readings by their days, from zero to the largest or the target; nothing where none were.

    The last value, measure and target are told beside it: its label tells what was before, and
    of a single reading nothing.
    """
    if not readings:
        return Markup()
    values = [reading.value for reading in readings]
    drawn = [*values, experiment.target] if experiment.target is not None else values
    low, high = min(0.0, *drawn), max(0.0, *drawn)
    first, last = readings[0].day, readings[-1].day
    days = (last - first).days or 1

    def x(reading: Reading) -> float:
        across = (reading.day - first).days / days if first != last else 1.0
        return _SIDE + across * (_WIDE - 2 * _SIDE)

    def y(value: float) -> float:
        return _BOTTOM - (value - low) / ((high - low) or 1.0) * (_BOTTOM - _TOP)

    points = [(x(reading), y(reading.value)) for reading in readings]
    goal, line = Markup(), Markup()
    if experiment.target is not None:
        goal = html(
            '<path class="pa-goal" d="M0 {y}h{wide}"/>', y=_at(y(experiment.target)), wide=_WIDE
        )
    if len(points) > 1:
        told = " ".join(f"{_at(across)},{_at(down)}" for across, down in points)
        line = html('<polyline points="{points}"/>', points=told)
    return html(
        '<svg class="pa-spark" viewBox="0 0 {wide} {high}" {label}>'
        '{goal}{line}<circle cx="{x}" cy="{y}" r="4"/></svg>',
        wide=_WIDE,
        high=_HIGH,
        label=_labelled(readings[:-1], _),
        goal=goal,
        line=line,
        x=_at(points[-1][0]),
        y=_at(points[-1][1]),
    )


def _labelled(before: Sequence[Reading], _: Translator) -> Markup:
    if not before:
        return Markup('aria-hidden="true"')
    values = ", ".join(_.number(reading.value, 2) for reading in before[-MOST_TOLD:])
    return html('role="img" aria-label="{label}"', label=_("Before that: {values}.", values=values))


def last_counted(experiment: Experiment, readings: Sequence[Reading], _: Translator) -> str:
    """The last value with its unit: "17 visitors"."""
    value = _.number(readings[-1].value, 2)
    return f"{value} {experiment.unit}".strip()


def measure_words(experiment: Experiment, _: Translator) -> str:
    """What is counted and how much is hoped for: "Visitors at a time, target 20"."""
    if experiment.target is None:
        return experiment.measure
    target = _.number(experiment.target, 2)
    if not experiment.measure:
        return _("Target {target}", target=target)
    return _("{measure}, target {target}", measure=experiment.measure, target=target)


def _at(place: float) -> str:
    return f"{place:.1f}".removesuffix(".0")
