"""The strip of time: one for planner, desk and wall. Its width is minutes."""

from __future__ import annotations

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, html, joined


def ribbon(
    agenda: Agenda, _: Translator, *, here: str | None = None, ended: bool = False
) -> Markup:
    """The agenda as a strip. `here` is the key of the segment that is going on.

    A name is shown where it fits as a whole. A screen reader hears one sentence instead.
    """
    if not agenda.segments:
        return html(
            '<p class="pa-empty pa-muted">{words}</p>',
            words=_("No agenda yet. Make it on the planning page."),
        )
    place = len(agenda.segments) if ended else agenda.place(here) if here else -1
    parts = [
        _part(segment, _, "done" if number < place else "now" if number == place else "")
        for number, segment in enumerate(agenda.segments)
    ]
    if agenda.slack > 0:
        parts.append(html('<i class="slack" style="--m:{n}"></i>', n=agenda.slack))
    return html(
        '<div class="pa-ribbon" role="img" aria-label="{said}">{parts}</div>',
        said=_said(agenda, place, _),
        parts=joined(parts),
    )


def _part(segment: Segment, _: Translator, standing: str) -> Markup:
    kind = {Kind.MOVE: "move", Kind.ROUND: "round"}.get(segment.kind, "")
    # A move is hatched whatever its standing, but for the one that is going on.
    classes = standing if standing and (standing == "now" or kind != "move") else kind
    name = "" if segment.kind is Kind.MOVE and standing != "now" else _.say(segment.short_name)
    return html(
        '<i class="{classes}" style="--m:{n}"><span>{name}</span></i>',
        classes=classes,
        n=segment.minutes,
        name=name,
    )


def _said(agenda: Agenda, place: int, _: Translator) -> str:
    def names(segments: tuple[Segment, ...]) -> list[str]:
        return [_.say(s.name) for s in segments if s.kind is not Kind.MOVE]

    segments = agenda.segments
    coming = names(segments[place + 1 :])
    if place >= len(segments):
        return _("Agenda: all of it is done.")
    if place < 0:
        return _("Agenda: {parts}.", parts=coming)
    now = _.say(segments[place].name)
    if not coming:
        return _("Agenda: {now} is going on and is the last.", now=now)
    return _("Agenda: {now} is going on. Still to come: {parts}.", now=now, parts=coming)
