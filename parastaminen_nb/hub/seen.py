"""What one phone shows of the comments: one's own, those of others, those to one's own case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.prompts import Prompt
from parastaminen_nb.core.workshop import Case, Showing
from parastaminen_nb.hub.who import Who

MOST_SHOWN: Final = 40
MOST_PRESENTED: Final = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A comment and what stands beside it. `by_me` says whether this phone agreed with it."""

    comment: Comment
    prompt: Prompt | None = None
    agreed: int = 0
    by_me: bool = False
    answer: str = ""
    thanked: bool = False
    same: int = 0


@dataclass(frozen=True, slots=True)
class Mine:
    """A comment of one's own: why others do not see it yet, if so, and whether it can be changed
    still."""

    seen: Seen
    waits: Sentence | None = None
    open: bool = False


def seen(
    live: Live, comments: Iterable[Comment], who: Who, agreeing: Counter[str]
) -> tuple[Seen, ...]:
    """These comments, each with what stands beside it. `agreeing` is `live.agreeing()`."""
    return tuple(_seen(live, comment, who, agreeing) for comment in comments)


def others(
    live: Live, who: Who, case: str, round: int, agreeing: Counter[str]
) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """What others wrote about a case, newest first: in this round, and in the rounds before.

    Looks no further back than to the comments that there is room for.
    """
    mine = set(who.mine)
    now: list[Comment] = []
    before: list[Comment] = []
    for comment in live.shown_comments(case=case):
        place = now if comment.round == round else before
        if comment.key not in mine and len(place) < MOST_SHOWN:
            place.append(comment)
        if len(before) == MOST_SHOWN:
            break
    return seen(live, now, who, agreeing), seen(live, before, who, agreeing)


def own(live: Live, who: Who, agreeing: Counter[str]) -> tuple[Mine, ...]:
    """What was written with this phone, newest first."""
    mine = set(who.mine)
    kept = [comment for comment in reversed(live.comments) if comment.key in mine]
    return tuple(
        Mine(one, waiting_words(live, one.comment), may_change(live, one.comment))
        for one in seen(live, kept, who, agreeing)
    )


def presented(
    live: Live, who: Who, cases: tuple[Case, ...], agreeing: Counter[str]
) -> tuple[Seen, ...]:
    """What may be seen of what was written about these cases, newest first."""
    keys = {case.key for case in cases}
    shown = (comment for comment in live.shown_comments() if comment.case in keys)
    return seen(live, islice(shown, MOST_PRESENTED), who, agreeing)


def may_change(live: Live, comment: Comment) -> bool:
    """Whether its writer may still change a comment or take it back: while its round goes on."""
    segment = live.segment
    return (
        live.phase is Phase.RUNNING
        and segment is not None
        and segment.kind is Kind.ROUND
        and segment.round == comment.round
    )


def waiting_words(live: Live, comment: Comment) -> Sentence | None:
    """Why others do not see a comment yet; None where they do, or where it was hidden."""
    if comment.key in live.hidden or not live.waits(comment):
        return None
    if live.how_shown is Showing.AFTER_ROUND:
        return Sentence(N_("Others see it after the round"))
    return Sentence(N_("Waits for the facilitator's approval"))


def presents(live: Live, who: Who) -> tuple[Case, ...]:
    """The cases that somebody presents: by their name on the list, as they said at the door, or
    as a host of some rounds."""
    rules = live.rotation.rules.hosts if live.rotation else ()
    hosted = {host.case for host in rules if host.person == who.person and host.table is None}
    named = next((person for person in live.workshop.people if person.key == who.person), None)
    names = {_plain(named.name), _plain(named.short_name)} if named else set()
    return tuple(
        case
        for case in live.workshop.cases
        if case.key in {who.presents, *hosted}
        or (case.presenter and _plain(case.presenter) in names)
    )


def unlisted_presenters(live: Live) -> tuple[Case, ...]:
    """The cases whose presenter cannot be found on the list of people by their name."""
    people = live.workshop.people
    listed = {_plain(name) for person in people for name in (person.name, person.short_name)}
    cases = live.workshop.cases
    return tuple(c for c in cases if c.presenter.strip() and _plain(c.presenter) not in listed)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(".", "").split())


def _seen(live: Live, comment: Comment, who: Who, agreeing: Counter[str]) -> Seen:
    prompts = {prompt.key: prompt for prompt in live.workshop.prompts}
    return Seen(
        comment,
        prompts.get(comment.prompt),
        agreeing[comment.key],
        comment.key in who.agreed,
        live.answer(comment.key),
        comment.key in live.thanked,
        next((len(one.sources) for one in live.merges if one.shown == comment.key), 0),
    )
