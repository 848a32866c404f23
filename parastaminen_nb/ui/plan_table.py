"""Planned and real times of the agenda, side by side."""

from __future__ import annotations

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.timetable import Line, Standing, Timetable
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import nothing
from parastaminen_nb.ui.html import Markup, html, joined


def plan_table(table: Timetable, _: Translator) -> Markup:
    """One row a part, moves left out (they belong to their round); the current row is marked."""
    shown = [line for line in table.lines if not _is_move(line) or line.standing is Standing.NOW]
    if len(shown) <= 1:
        return nothing(_("No agenda yet. Make it on the planning page."))
    heads = (_("Part"), _("Planned"), _("Real"), _("Difference"))
    return html(
        '<table class="pa-table pa-plan"><thead><tr><th scope="col">{part}</th>{rest}</tr></thead>'
        "<tbody>{rows}</tbody></table>",
        part=heads[0],
        rest=joined(html('<th scope="col" class="n">{head}</th>', head=head) for head in heads[1:]),
        rows=joined(_row(line, table, _) for line in shown),
    )


def _is_move(line: Line) -> bool:
    return line.segment is not None and line.segment.kind is Kind.MOVE


def _row(line: Line, table: Timetable, _: Translator) -> Markup:
    now = line.standing is Standing.NOW
    real = html("{time}", time=_.time(line.real) if line.real else "–")
    if line.estimated:
        real = html(
            '<span class="pa-sr">{word} </span><span aria-hidden="true">~</span>{time}',
            word=_("expected"),
            time=real,
        )
    return html(
        '<tr{now}><th scope="row">{name}{track}</th><td class="n">{planned}</td>'
        '<td class="n">{real}</td><td class="n">{difference}</td></tr>',
        now=html(' class="is-now" aria-current="step"') if now else "",
        name=_.say(line.segment.name) if line.segment else _("End"),
        track=_track(line, _),
        planned=_.time(line.planned) if line.planned else "–",
        real=real,
        difference=_difference(line, table, _),
    )


def _track(line: Line, _: Translator) -> Markup:
    if line.segment is None or not line.segment.held_in:
        return Markup()
    words = _("Track {track}", track=line.segment.held_in)
    return html('<span class="pa-track-name">{words}</span>', words=words)


def _difference(line: Line, table: Timetable, _: Translator) -> str:
    minutes = line.minutes_late
    if line.standing is Standing.SKIPPED:
        return _("left out")
    if minutes is None:
        return "–"
    if line.segment is None and minutes <= 0:
        return _("{n} min to spare", n=-minutes)
    if minutes == 0:
        return _("on time")
    return _("{sign}{n} min", sign="+" if minutes > 0 else "−", n=abs(minutes))
