"""The messages of a stream: the clock, a comment, a plan that changed, as server-sent events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.live import Live
from parastaminen_nb.hub.place import Place

MILLISECOND = timedelta(milliseconds=1)


def message(event: str, data: Mapping[str, object], place: Place) -> bytes:
    """One event of a stream. Who has read it and loses the connection comes back with `place`."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {place}\nevent: {event}\ndata: {body}\n\n".encode()


def clock_of(live: Live, now: datetime) -> dict[str, object]:
    """What a screen must know to show the clock by itself. Times in milliseconds (UTC epoch)."""
    segment, clock = live.segment, live.clock
    return {
        "now": milliseconds(now),
        "phase": live.phase.value,
        "segment": segment.key if segment else None,
        "kind": segment.kind.value if segment else None,
        "round": live.round,
        "ends_at": milliseconds(clock.ends_at) if clock.ends_at else None,
        "left": clock.left // MILLISECOND if clock.left is not None else None,
        "pace": clock.pace(now).value,
    }


def comment_of(live: Live, comment: Comment, agreeing: Mapping[str, int]) -> dict[str, object]:
    """A comment as screens show it. `agreeing` tells for each comment how many agree."""
    return {
        "key": comment.key,
        "case": comment.case,
        "round": comment.round,
        "table": comment.table,
        "label": comment.label,
        "text": comment.text,
        **_told_about(live, comment, agreeing),
    }


def _told_about(live: Live, comment: Comment, agreeing: Mapping[str, int]) -> dict[str, object]:
    """What stands beside a comment: the prompt it answers, how many agree, the presenter's answer
    and thanks, and how many others say the same. Only what there is."""
    same = next((len(one.sources) for one in live.merges if one.shown == comment.key), 0)
    said = {
        "prompt": comment.prompt,
        "agreed": agreeing.get(comment.key, 0),
        "answer": live.answer(comment.key),
        "thanked": comment.key in live.thanked,
        "same": same,
    }
    return {name: value for name, value in said.items() if value}


def milliseconds(moment: datetime) -> int:
    """An aware moment in milliseconds since 1970."""
    return round(moment.timestamp() * 1000)
