"""How what people write changes a workshop: comments, prompts, marks, answers, notes."""

from __future__ import annotations

from dataclasses import replace

from parastaminen_nb.core.events import (
    CommentAgreed,
    CommentAnswered,
    CommentEdited,
    CommentHidden,
    CommentPinned,
    CommentsApproved,
    CommentsMerged,
    CommentsSorted,
    CommentTakenBack,
    CommentThanked,
    CommentWritten,
    Event,
    NoteWritten,
    PromptOpened,
    ShowingChosen,
)
from parastaminen_nb.core.said import Merge
from parastaminen_nb.core.state import Live, after
from parastaminen_nb.core.workshop import Showing

CHANGES_BACK = 20


@after.register
def _(event: CommentWritten, live: Live) -> Live:
    return replace(live, comments=live.comments.grown(event.comment))


@after.register
def _(event: CommentHidden, live: Live) -> Live:
    return replace(live, hidden=_toggled(live.hidden, event.comment, event.hidden))


@after.register
def _(event: CommentPinned, live: Live) -> Live:
    return replace(live, pinned=_toggled(live.pinned, event.comment, event.pinned))


@after.register
def _(event: CommentsSorted, live: Live) -> Live:
    if event.edits == live.edits:
        return live
    before = live.edits_before
    if before and before[-1] == event.edits:
        return replace(live, edits=event.edits, edits_before=before[:-1])  # taken back
    return replace(live, edits=event.edits, edits_before=(*before, live.edits)[-CHANGES_BACK:])


@after.register
def _(event: CommentEdited, live: Live) -> Live:
    place = _place(live, event.comment)
    if place is None or live.comments[place].text == event.text:
        return live
    edited = replace(live.comments[place], text=event.text)
    # What was approved or lifted to the wall were the old words.
    return replace(
        live,
        comments=live.comments.changed(place, edited),
        approved=live.approved - {event.comment},
        pinned=live.pinned - {event.comment},
    )


@after.register
def _(event: CommentTakenBack, live: Live) -> Live:
    place = _place(live, event.comment)
    if place is None:
        return live
    return replace(
        live, comments=live.comments.without(place), merges=_unmerged(live.merges, event.comment)
    )


@after.register
def _(event: CommentsApproved, live: Live) -> Live:
    keys = frozenset(event.comments)
    return replace(live, approved=live.approved | keys if event.approved else live.approved - keys)


@after.register
def _(event: CommentsMerged, live: Live) -> Live:
    merge = event.merge
    # A comment is behind one other at most, and none stands for others from behind.
    kept = tuple(one for one in live.merges if one.shown not in {merge.shown, *merge.sources})
    for key in (merge.shown, *merge.sources):
        kept = _unmerged(kept, key)
    return replace(live, merges=(*kept, merge) if event.merged else kept)


@after.register
def _(event: CommentAgreed, live: Live) -> Live:
    return replace(live, agreements=live.agreements.grown(event.agreement))


@after.register
def _(event: CommentAnswered, live: Live) -> Live:
    others = tuple(one for one in live.answers if one.comment != event.answer.comment)
    return replace(live, answers=(*others, event.answer) if event.answer.text else others)


@after.register
def _(event: CommentThanked, live: Live) -> Live:
    return replace(live, thanked=_toggled(live.thanked, event.comment, event.thanked))


@after.register
def _(event: ShowingChosen, live: Live) -> Live:
    return replace(live, showing=event.showing)


@after.register
def _(event: PromptOpened, live: Live) -> Live:
    return replace(live, open_prompts=_toggled(live.open_prompts, event.prompt, event.open))


@after.register
def _(event: NoteWritten, live: Live) -> Live:
    notes = {note.key: note for note in live.notes}
    notes[event.note.key] = event.note
    return replace(live, notes=tuple(note for note in notes.values() if note.text))


def _place(live: Live, key: str) -> int | None:
    """Where a comment stands. What is changed is mostly new: it is looked for from the end."""
    places = range(len(live.comments) - 1, -1, -1)
    return next((place for place in places if live.comments[place].key == key), None)


def _unmerged(merges: tuple[Merge, ...], key: str) -> tuple[Merge, ...]:
    """The merges without one comment; what stood behind it, or alone before it, is free again."""
    left = (
        replace(merge, sources=tuple(source for source in merge.sources if source != key))
        for merge in merges
        if merge.shown != key
    )
    return tuple(merge for merge in left if merge.sources)


def _toggled(keys: frozenset[str], key: str, on: bool) -> frozenset[str]:
    return keys | {key} if on else keys - {key}


def touched(event: Event, before: Live, live: Live) -> tuple[str, ...]:
    """The comments that others see otherwise after an event: new, changed, shown, not any more.

    Told with the workshop before the event and after it.
    """
    keys: tuple[str, ...] = ()
    match event:
        case CommentWritten(comment):
            keys = (comment.key,)
        case (
            CommentEdited(key)
            | CommentTakenBack(key)
            | CommentHidden(key)
            | CommentPinned(key)
            | CommentThanked(key)
        ):
            keys = (key,)
        case CommentAnswered(answer):
            keys = (answer.comment,)
        case CommentAgreed(agreement):
            keys = (agreement.comment,)
        case CommentsApproved(approved):
            keys = approved
        case CommentsMerged(merge):
            parted = (one for one in before.merges if one not in live.merges)
            keys = tuple({k: k for one in (merge, *parted) for k in (one.shown, *one.sources)})
        case _ if before.how_shown is not live.how_shown or live.how_shown is Showing.AFTER_ROUND:
            keys = tuple(c.key for c in live.comments if before.waits(c) != live.waits(c))
    return keys
