"""What each level of anonymity means, in words for those who write and those who read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.workshop import Anonymity, Workshop

AT_THE_DESK: Final = {
    Anonymity.NAMED: N_("Comments carry their writer's name."),
    Anonymity.FACILITATORS: N_("Only facilitators see who wrote a comment."),
    Anonymity.UNNAMED: N_("Comments are stored without names, with the time they came."),
    Anonymity.ANONYMOUS: N_(
        "Comments are anonymous: no writer, phone, time or order is stored. "
        "This cannot be changed any more once the doors are open."
    ),
}
"""What the facilitator may answer to "who sees who wrote?"."""


def as_they_leave(workshop: Workshop, comments: Iterable[Comment]) -> list[Comment]:
    """Comments in the order in which they may stand in a file or a table: as they came, or, where
    they are anonymous, by round and table and within it in an order that says nothing.

    A page that was open all the time has seen them come. What it hands on must not tell that.
    """
    if workshop.anonymity is not Anonymity.ANONYMOUS:
        return list(comments)
    return sorted(comments, key=lambda one: (one.round, one.case, one.table, one.key))
