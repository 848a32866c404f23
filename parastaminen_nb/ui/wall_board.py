"""The columns of the wall: a case each, who sits at its tables, what people write about it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import anywidget
from traitlets import Dict

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.names import in_order, names_of
from parastaminen_nb.core.workshop import Case
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import mark
from parastaminen_nb.ui.browser import script

MOST = 8
"""Comments that are sent for one case; the browser shows as many as there is room for."""


class WallBoard(anywidget.AnyWidget):
    """One column a case, one to eight. Words stay words, and nothing scrolls: what has no room
    is made smaller, and of the comments the newest are shown, pinned ones first. Whoever stands
    at the wall holds the comments by the space bar and lets them go on by it; `words` tell so.
    """

    _esm = script("wall.js")
    board = Dict().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator) -> None:
        held = _("The comments stand still. The space bar lets them go on.")
        super().__init__(words={"held": held})
        self._ = _
        self._seen = Live()
        self._held: frozenset[str] | None = None

    def render(self, live: Live) -> None:
        kind = live.segment.kind if live.segment else None
        seated = kind in {Kind.ROUND, Kind.MOVE}
        if not live.wall_held:
            self._held = None
        elif self._held is None:
            before = self._seen if self._seen.workshop.key else live
            self._held = frozenset(comment.key for comment in before.shown_comments())
        self._seen = live
        agreeing = live.agreeing()
        self.board = {
            "big": kind is Kind.MOVE,
            "nothing": self._nothing(kind),
            "columns": [
                {
                    "key": case.key,
                    "title": case.title,
                    "mark": str(mark(case.key, self._("Case {letter}", letter=case.letter))),
                    "presenter": case.presenter if kind is Kind.CASES else "",
                    "story": case.description if kind is Kind.CASES else "",
                    "tables": self._tables(live, case) if seated else [],
                    "comments": []
                    if kind in {Kind.MOVE, Kind.CASES}
                    else self._comments(live, case, agreeing),
                }
                for case in cases_shown(live)
            ],
        }

    def _nothing(self, kind: Kind | None) -> str:
        """What stands in the place of comments where there are none."""
        _ = self._
        if kind in {Kind.MOVE, Kind.CASES}:
            return ""
        return _("No comments.") if kind is Kind.SUMMARY else _("Comments appear here.")

    def _comments(
        self, live: Live, case: Case, agreeing: Mapping[str, int]
    ) -> list[dict[str, object]]:
        """Each with what stands small under it: the prompt it answers, and how many agree."""
        _ = self._
        rows = comments_of(live, case, only=self._held)
        prompts = {prompt.key: prompt for prompt in live.workshop.prompts}
        asked = {comment.key: comment.prompt for comment in live.comments if comment.prompt}
        for shown in rows:
            key = str(shown["key"])
            said = []
            if prompt := prompts.get(asked.get(key, "")):
                said.append(_.say(prompt.said(_.language)))
            if n := agreeing.get(key, 0):
                said.append(_.plural("{n} agrees", "{n} agree", n=n))
            shown["about"] = " · ".join(said)
        return rows

    def _tables(self, live: Live, case: Case) -> list[dict[str, object]]:
        if live.rotation is None or not live.round or live.round > live.rotation.rounds:
            return []
        names = names_of(live.workshop.people)
        return [
            {
                "key": table.label,
                "label": table.label,
                "people": ", ".join(
                    unbroken(name)
                    for name in sorted((names.get(key, key) for key in table.people), key=in_order)
                ),
            }
            for table in live.rotation.groups_at(case.key, live.round)
        ]


def unbroken(name: str) -> str:
    """The name with spaces and hyphens at which no line ends."""
    return name.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")


def cases_shown(live: Live) -> tuple[Case, ...]:
    """All cases, or in a round only those that have a table."""
    cases, rotation, round = live.workshop.cases, live.rotation, live.round
    if rotation is None or not round or round > rotation.rounds:
        return cases
    met = {table.case for table in rotation.tables(round)}
    return tuple(case for case in cases if case.key in met) or cases


def comments_of(
    live: Live, case: Case, *, only: frozenset[str] | None = None
) -> list[dict[str, object]]:
    """What may be seen of a case: pinned ones first, each part newest first.

    While the wall is held, `only` are the keys of those that stood there, and pinned ones.
    """

    def shown(comment: Comment) -> dict[str, object]:
        pinned = comment.key in live.pinned
        return {"key": comment.key, "text": comment.text, "pinned": pinned}

    visible = [
        comment
        for comment in live.shown_comments(case=case.key)
        if only is None or comment.key in only or comment.key in live.pinned
    ]
    pinned = [comment for comment in visible if comment.key in live.pinned]
    others = (comment for comment in visible if comment.key not in live.pinned)
    return [shown(comment) for comment in islice((*pinned, *others), MOST)]
