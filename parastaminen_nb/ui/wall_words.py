"""What the wall says in words: the task of the moment, or one big sentence for all."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.timetable import Standing, Timetable
from parastaminen_nb.core.workshop import Variant, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.blocks import items
from parastaminen_nb.ui.html import Markup, html, joined

LONG: Final = 48
"""Characters of a question that still fit into two large lines."""

LONG_NAME: Final = 20
"""Characters of what comes next that leave room for the strip of time."""


class Scene(StrEnum):
    """How the wall is laid out."""

    DOOR = "door"
    """Before the beginning: welcome, and how to join, large."""
    COLUMNS = "columns"
    """Clock and task above, cases below."""
    POSTER = "poster"
    """Clock, and one thing said large."""
    TRACKS = "tracks"
    """Clock above, a card for each track below."""
    FEEDBACK = "feedback"
    """Clock, and the picture that leads to the feedback, large."""
    END = "end"


_SCENES = {
    Kind.CASES: Scene.COLUMNS,
    Kind.MOVE: Scene.COLUMNS,
    Kind.ROUND: Scene.COLUMNS,
    Kind.SUMMARY: Scene.COLUMNS,
    Kind.FEEDBACK: Scene.FEEDBACK,
}


def scene_of(live: Live) -> Scene:
    if live.phase is Phase.ENDED:
        return Scene.END
    if live.phase is not Phase.RUNNING or live.segment is None:
        return Scene.DOOR
    if live.leg and len(live.leg.segments) > 1:
        return Scene.TRACKS
    return _SCENES.get(live.segment.kind, Scene.POSTER)


def headline(live: Live, table: Timetable, _: Translator, *, phones: bool) -> Markup:
    """The largest words on the wall, and up to three short lines under them."""
    title, lines = task(live, table, _, phones=phones)
    return html(
        "<h1{size}>{title}</h1>{lines}",
        size=html(' class="is-long"') if len(title) > LONG else "",
        title=title,
        lines=html("<ol>{items}</ol>", items=items(lines))
        if len(lines) > 1
        else joined(html("<p>{l}</p>", l=line) for line in lines),
    )


def task(  # noqa: PLR0911
    live: Live, table: Timetable, _: Translator, *, phones: bool
) -> tuple[str, list[str]]:
    """What people do now: a few large words, and up to three lines.

    Without `phones` people write on paper or elsewhere, and nothing sends them to their phones.
    """
    workshop, segment = live.workshop, live.segment
    if live.phase is Phase.ENDED:
        return _("Thank you"), [_("What you wrote is kept. Try one thing at home.")]
    if live.phase is not Phase.RUNNING or segment is None:
        return workshop.title, _before(live, _)
    go_on = _next_line(live, table, _)
    if live.leg and len(live.leg.segments) > 1:
        return _.say(live.leg.name), go_on
    match segment.kind:
        case Kind.ROUND:
            return workshop.question or _.say(segment.name), [
                _("Read the card.")
                if workshop.variant is Variant.COMMON
                else _("Listen to the case."),
                _("Talk. Everyone may speak."),
                _writing(workshop, _, phones=phones),
            ]
        case Kind.MOVE:
            return _("Find your name and go to that table"), go_on
        case Kind.CASES:
            return _.say(segment.name), [_("Listen first. There is time to talk at the tables.")]
        case Kind.WRITING:
            return workshop.question or _.say(segment.name), [_("Write first by yourself.")]
        case Kind.BREAK:
            return _.say(segment.name), go_on
        case Kind.SUMMARY:
            return _.say(segment.name), [_("Choose one thing that you try in your own work.")]
        case Kind.FEEDBACK:
            return _("Tell how it went"), [
                _("Answer with your phone. It takes two minutes, and nobody sees who answered.")
                if phones
                else _("The facilitator tells where to answer. It takes two minutes.")
            ]
    return workshop.title if not segment.title else segment.title, (
        [workshop.aim] if workshop.aim else go_on
    )


def _writing(workshop: Workshop, _: Translator, *, phones: bool) -> str:
    if not phones:
        return _("Write one comment. The facilitator tells where.")
    if workshop.secretary:
        return _("One of you writes for the table with a phone.")
    return _("Write one comment with your phone.")


def _before(live: Live, _: Translator) -> list[str]:
    starts_at = live.workshop.starts_at
    if starts_at is None:
        return [_("Welcome")]
    return [_("Welcome. We start at {time}.", time=_.time(live.workshop.local(starts_at)))]


def _next_line(live: Live, table: Timetable, _: Translator) -> list[str]:
    coming = next((line for line in table.lines if line.standing is Standing.COMING), None)
    if coming is None or coming.segment is None or coming.real is None:
        return []
    name = live.agenda.leg(coming.segment.key).name
    return [_("{part} begins at {time}.", part=name, time=_.time(coming.real))]


def announced(live: Live, _: Translator) -> Markup:
    """What the facilitator tells everyone, in a band over the columns; mostly nothing."""
    said = joined(html("<p>{text}</p>", text=one.text) for one in live.told())
    if not said:
        return Markup()
    return html(
        '<div class="pa-wall-band" role="status">{icon}<div>{said}</div></div>',
        icon=icon("info", _("Announcement")),
        said=said,
    )


def coming(live: Live, table: Timetable, _: Translator) -> Markup:
    """What comes next and when, beside the strip of time, while something goes on."""
    line = next((one for one in table.lines if one.standing is Standing.COMING), None)
    if live.phase is not Phase.RUNNING or line is None or line.real is None:
        return Markup()
    leg = live.agenda.leg(line.segment.key) if line.segment else None
    name = _.say(leg.name) if leg else _("End")
    if leg and len(name) > LONG_NAME:  # the strip beside it needs the room for its own names
        name = _.say(leg.short_name)
    return html(
        '<p><span class="pa-muted">{when}</span> <b>{name}</b></p>',
        when=_("Next at {time}", time=_.time(line.real)),
        name=name,
    )


def wall_hint(live: Live, _: Translator) -> Markup:
    """What the keyboard of the wall's own machine is good for; gone once somebody has used it."""
    if live.muted:
        words = _("The space bar holds the comments still.")
    else:
        words = _("Click here once, and the wall sounds. The space bar holds the comments still.")
    return html('<p class="pa-wall-hint">{words}</p>', words=words)


def here_words(live: Live, _: Translator) -> str:
    """How many have come; empty before anybody has."""
    if not live.present:
        return ""
    people = {person.key for person in live.workshop.participants}
    return _("Here {here} / {all}", here=len(people & live.present), all=len(people))
