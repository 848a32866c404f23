"""The strip of time: one for planner, desk and wall. Its width is minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.core.turns import Track
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import nothing
from parastaminen_nb.ui.html import Markup, html, joined


def ribbon(  # noqa: PLR0913  what is on a strip
    agenda: Agenda,
    _: Translator,
    *,
    here: str | None = None,
    ended: bool = False,
    tracks: Sequence[Track] = (),
    slack: int | None = None,
    waits: Mapping[str, int] | None = None,
) -> Markup:
    """The agenda as a strip, tracks side by side under one another. `here` is the key of the
    segment that is going on, `tracks` what is on in the tracks that are. `slack` is how many
    minutes are left before the end on the day itself; by the plan where nobody says. `waits` are
    those of them that people wait before a leg.

    A name is shown where it fits as a whole. A screen reader hears one sentence instead.
    """
    if not agenda.segments:
        return nothing(_("No agenda yet. Make it on the planning page."))
    legs, waits = agenda.legs, waits or {}
    going_on = agenda.leg(here) if here else None
    place = len(legs) if ended else legs.index(going_on) if going_on else -1
    turns = (turn for track in tracks for turn in track.turns)
    on = {turn.segment.key: "now" if turn.on else "done" if turn.over else "" for turn in turns}
    parts = []
    for number, leg in enumerate(legs):
        standing = "done" if number < place else "now" if number == place else ""
        standings = {segment.key: standing for segment in leg.segments}
        if standing == "now":
            standings |= on
        if leg.key in waits:
            parts.append(_slack(waits[leg.key]))
        if leg.move:
            parts.append(html('<i class="move" style="--m:{n}"></i>', n=leg.move))
        if len(leg.tracks) == 1:
            parts += [_part(segment, _, standings[segment.key]) for segment in leg.segments]
        else:
            parts.append(_strands(leg, _, standings))
    # Who is far ahead has more than was planned; the names of the parts need the room.
    left = min(agenda.slack, agenda.slack if slack is None else slack) - sum(waits.values())
    if left > 0 and not ended:
        parts.append(_slack(left))
    most = max(len(leg.tracks) for leg in legs)
    return html(
        '<div class="pa-ribbon{abreast}"{tall} role="img" aria-label="{said}">{parts}</div>',
        abreast=" has-strands" if most > 1 else "",
        tall=html(' style="--strands:{n}"', n=most) if most > 1 else "",
        said=_said(legs, place, _),
        parts=joined(parts),
    )


def _slack(minutes: int) -> Markup:
    return html('<i class="slack" style="--m:{n}"></i>', n=minutes)


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


def _strands(leg: Leg, _: Translator, standings: Mapping[str, str]) -> Markup:
    strands = (
        html('<i class="pa-strand">{parts}</i>', parts=joined(_strand(leg, track, _, standings)))
        for track in leg.tracks.values()
    )
    return html(
        '<i class="pa-strands" style="--m:{n}">{strands}</i>',
        n=leg.minutes,
        strands=joined(strands),
    )


def _strand(
    leg: Leg, track: Sequence[Segment], _: Translator, standings: Mapping[str, str]
) -> Iterator[Markup]:
    begins = dict(zip((segment.key for segment in leg.segments), leg.offsets, strict=True))
    at = 0
    for segment in track:
        if begins[segment.key] > at:
            yield html('<i class="move" style="--m:{n}"></i>', n=begins[segment.key] - at)
        yield _part(segment, _, standings[segment.key])
        at = begins[segment.key] + segment.minutes
    if at < leg.minutes:
        yield html('<i class="pa-strand-end" style="--m:{n}"></i>', n=leg.minutes - at)


def _said(legs: Sequence[Leg], place: int, _: Translator) -> str:
    def names(legs: Sequence[Leg]) -> list[str]:
        return [_.say(leg.name) for leg in legs if leg.first.kind is not Kind.MOVE]

    coming = names(legs[place + 1 :])
    if place >= len(legs):
        return _("Agenda: all of it is done.")
    if place < 0:
        return _("Agenda: {parts}.", parts=coming)
    now = _.say(legs[place].name)
    if not coming:
        return _("Agenda: {now} is going on and is the last.", now=now)
    return _("Agenda: {now} is going on. Still to come: {parts}.", now=now, parts=coming)
