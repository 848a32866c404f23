"""Tracks that are going on side by side: what is on in each, until when, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parastaminen_nb.core.turns import Track
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, html, joined


def track_cards(tracks: Sequence[Track], _: Translator) -> Markup:
    """A card for each track; nothing where none is going on. Desk and wall give them their size."""
    if not tracks:
        return Markup()
    return html(
        '<ul class="pa-tracks" data-count="{n}">{cards}</ul>',
        n=len(tracks),
        cards=joined(
            html(
                '<li><p class="pa-track-name">{name}</p>{now}{later}</li>',
                name=_("Track {track}", track=track.name),
                now=_now(track, _),
                later=_later(track, _),
            )
            for track in tracks
        ),
    )


def _now(track: Track, _: Translator) -> Markup:
    turn = track.on
    if turn is None:
        said = _("Break between parts") if track.following else _("This track is over")
        return html('<p class="pa-track-now is-idle"><b>{said}</b></p>', said=said)
    return html(
        '<p class="pa-track-now"><b>{name}</b> <span class="pa-nobr">{until}</span></p>',
        name=_.say(turn.segment.name),
        until=_("until {time}", time=_.time(turn.ends)),
    )


def _later(track: Track, _: Translator) -> Markup:
    lines = joined(_lines(track, _))
    return html('<ol class="pa-track-later">{lines}</ol>', lines=lines) if lines else Markup()


def _lines(track: Track, _: Translator) -> Iterator[Markup]:
    for turn in track.turns:
        if not turn.on and not turn.over:
            time, name = _.time(turn.begins), _.say(turn.segment.name)
            yield html('<li><span class="pa-num">{time}</span> {name}</li>', time=time, name=name)
