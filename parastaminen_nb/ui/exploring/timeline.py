"""When comments came: bars over time, with the parts of the workshop beneath them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import nothing, numbers_table, scrolled
from parastaminen_nb.ui.html import Markup, html, joined


class Bar(Protocol):
    """How many comments came from `start` on, within `length`."""

    @property
    def start(self) -> datetime: ...
    @property
    def length(self) -> timedelta: ...
    @property
    def n(self) -> int: ...


_TICKS = 7

Part = tuple[str, datetime, datetime]
"""A part of the workshop: its name, when it really began and when the next one did."""


def timeline(bars: Sequence[Bar], parts: Sequence[Part], _: Translator) -> Markup:
    """Bars, parts and ticks as a picture, and the same as a table below it."""
    if not bars:
        return nothing(_("These comments were stored without the time at which they came."))
    begin, end = bars[0].start, bars[-1].start + bars[-1].length
    whole, most = (end - begin) / timedelta(seconds=1), max(bar.n for bar in bars)

    def share(moment: datetime) -> float:
        seconds = (min(max(moment, begin), end) - begin) / timedelta(seconds=1)
        return round(100 * seconds / whole, 2)

    shown = [part for part in parts if part[1] < end and part[2] > begin]
    busiest = max(bars, key=lambda bar: bar.n)
    blanks = {
        "n": sum(bar.n for bar in bars),
        "begin": _moment(begin, bars, _),
        "most": most,
        "busiest": _moment(busiest.start, bars, _),
    }
    if bars[0].length == timedelta(days=1):
        last = _moment(bars[-1].start, bars, _)
        told = _(
            "{n} comments from {begin} to {last}, the most ({most}) on {busiest}.",
            last=last,
            **blanks,
        )
    else:
        told = _(
            "{n} comments between {begin} and {end}, the most ({most}) from {busiest} on.",
            end=_moment(end, bars, _),
            **blanks,
        )
    return html(
        '<p>{told}</p>{figure}<details class="pa-fold"><summary>{show}</summary>{table}</details>',
        told=told,
        figure=scrolled(
            _("Comments over time, can be scrolled sideways"),
            html(
                '<div class="pa-time"><svg viewBox="0 0 100 100" preserveAspectRatio="none" '
                'role="img" aria-label="{told}"><line x1="0" x2="100" y1="99.5" y2="99.5"/>{bars}'
                '</svg>{parts}<div class="pa-time-ticks" aria-hidden="true">{ticks}</div></div>',
                told=told,
                bars=joined(_bar(bar, share, most) for bar in bars if bar.n),
                parts=_parts(shown, share) if shown else "",
                ticks=joined(
                    html(
                        '<span style="left:{left}%">{at}</span>',
                        left=share(bar.start),
                        at=_moment(bar.start, bars, _),
                    )
                    for bar in bars[:: -(-len(bars) // _TICKS)]
                ),
            ),
        ),
        show=_("Show as a table"),
        table=_table(bars, _),
    )


def _bar(bar: Bar, share: object, most: int) -> Markup:
    assert callable(share)
    x, end = share(bar.start), share(bar.start + bar.length)
    high = round(96 * bar.n / most, 2)
    return html(
        '<rect x="{x}" y="{y}" width="{width}" height="{high}"/>',
        x=round(x + 0.1 * (end - x), 2),
        y=round(99.5 - high, 2),
        width=round(0.8 * (end - x), 2),
        high=high,
    )


def _parts(parts: Sequence[Part], share: object) -> Markup:
    assert callable(share)
    return html(
        '<ol class="pa-time-parts">{parts}</ol>',
        parts=joined(
            html(
                '<li style="left:{left}%;width:{width}%" title="{name}">{name}</li>',
                left=share(begin),
                width=round(share(end) - share(begin), 2),
                name=name,
            )
            for name, begin, end in parts
        ),
    )


def _table(bars: Sequence[Bar], _: Translator) -> Markup:
    return scrolled(
        _("Comments over time"),
        numbers_table(
            (_("From"), _("Comments")), ((_moment(bar.start, bars, _), bar.n) for bar in bars)
        ),
    )


def _moment(moment: datetime, bars: Sequence[Bar], _: Translator) -> str:
    """The hour where all is within a day; else the date, and the hour where bars need it."""
    if bars[-1].start + bars[-1].length - bars[0].start <= timedelta(days=1):
        return _.time(moment)
    day = _.short_date(moment)
    return day if bars[0].length >= timedelta(days=1) else f"{day} {_.time(moment)}"
