"""What people wrote, newest first: to lift to the wall, to hide, to show as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

from traitlets import Dict, Int, List, Unicode

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.said import Merge
from parastaminen_nb.core.workshop import Showing
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import CASES, icons, mark
from parastaminen_nb.ui.browser import script
from parastaminen_nb.ui.desk.approving import prompt_words
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.telling import Telling

FIRST = 8
"""So many are shown until somebody asks for all."""


class Keeper(Protocol):
    """What is done with comments."""

    def pin(self, comment: str, pinned: bool = True) -> None: ...
    def hide(self, comment: str, hidden: bool = True) -> None: ...
    def merge(self, shown: str, sources: tuple[str, ...]) -> None: ...
    def part(self, merge: Merge) -> None: ...


class CommentList(Telling):
    """The comments with their buttons. The words stay words: the browser writes them as text.

    Several that say the same are picked and shown as one: the one that was picked first.
    """

    _esm = script("comments.js")
    comments = List(Dict()).tag(sync=True)
    total = Int(0).tag(sync=True)
    picked = List(Unicode()).tag(sync=True)
    words = Dict().tag(sync=True)
    drawings = Dict().tag(sync=True)

    def __init__(self, session: Keeper, notice: Notice, _: Translator) -> None:
        self._, self._session = _, session
        self._limit: int | None = FIRST
        self._live = Live()
        super().__init__(
            watch=notice.watch,
            drawings={
                **icons("pin", "hide", "show", "merge", "split"),
                **{case: str(mark(case, small=True)) for case in CASES},
            },
        )
        self.when("pin", self._known(session.pin))
        self.when("hide", self._known(session.hide))
        self.when("pick", self._known(self.pick))
        self.when("part", self._part)
        self.when("merge", self.merge)
        self.when("clear", lambda: self.pick("", False))
        self.when("all", self.show_all)

    def render(self, live: Live) -> None:
        self._live = live
        there = {comment.key for comment in live.comments} if self.picked else set()
        agreeing = live.agreeing()
        with self.hold_sync():
            self.picked = [key for key in self.picked if key in there]
            chosen = islice(self._chosen(), self._limit)
            self.comments = [self._row(comment, agreeing[comment.key]) for comment in chosen]
            self.total = len(live.comments)
            self.words = self._said()

    def pin(self, key: str, pinned: bool = True) -> None:
        """What the button does; a test presses so too."""
        self.do("pin", key=key, on=pinned)

    def hide(self, key: str, hidden: bool = True) -> None:
        self.do("hide", key=key, on=hidden)

    def pick(self, key: str, picked: bool = True) -> None:
        """Pick a comment for `merge`, or no longer; without a key, none is picked any more."""
        others = [other for other in self.picked if other != key] if key else []
        self.picked = [*others, key] if picked else others
        self.words = self._said()

    def merge(self) -> None:
        """Show the first that was picked for all that were. Raises `WorkshopError` where they are
        about several cases: under one, the words about the other would be gone from the wall.
        """
        cases = {comment.case for comment in self._live.comments if comment.key in self.picked}
        if len(cases) > 1:
            raise WorkshopError(
                N_("These comments are about different cases. Show as one only comments about one.")
            )
        if len(self.picked) > 1:
            shown, *sources = self.picked
            self.picked = []
            self._session.merge(shown, tuple(sources))

    def show_all(self) -> None:
        self._limit = None
        self.render(self._live)

    def _known(self, act: Callable[[str, bool], object]) -> Callable[[str, bool], None]:
        def done(key: str, on: bool) -> None:
            if key in {row["key"] for row in self.comments}:  # a browser may send anything
                act(key, on)

        return done

    def _part(self, key: str) -> None:
        for merge in self._live.merges:
            if merge.shown == key:
                self._session.part(merge)

    def _chosen(self) -> Iterator[Comment]:
        return reversed(self._live.comments)

    def _row(self, comment: Comment, agree: int) -> dict[str, object]:
        _, live = self._, self._live
        at = live.workshop.local(comment.at) if comment.at else None
        merge = next((one for one in live.merges if one.shown == comment.key), None)
        return {
            "key": comment.key,
            "case": comment.case,
            "where": _("Table {label}", label=comment.label),
            "at": _.time(at) if at else "",
            "text": comment.text,
            "prompt": prompt_words(live, comment.prompt, _),
            "pinned": comment.key in live.pinned,
            "hidden": comment.key in live.hidden,
            "merged": len(merge.sources) + 1 if merge else 0,
            "state": self._state(comment),
            "about": self._about(comment, agree),
        }

    def _state(self, comment: Comment) -> str:
        """What keeps a comment from others, or has lifted it, in words; mostly empty."""
        _, live = self._, self._live
        if comment.key in live.hidden:
            return _("Hidden from wall and phones")
        if any(comment.key in merge.sources for merge in live.merges):
            return _("Shown as one with another")
        if comment.key in live.pinned:
            return _("On the wall")
        if not live.waits(comment):
            return ""
        if live.how_shown is Showing.AFTER_ROUND:
            return _("Shown after the round")
        return _("Waits for approval")

    def _about(self, comment: Comment, agree: int) -> str:
        _, live = self._, self._live
        said = []
        if agree:
            said.append(_.plural("{n} agrees", "{n} agree", n=agree))
        if comment.key in live.thanked:
            said.append(_("The presenter thanks"))
        if answer := live.answer(comment.key):
            said.append(_("The presenter answers: {answer}", answer=answer))
        return " · ".join(said)

    def _said(self) -> dict[str, str]:
        _, live = self._, self._live
        if live.phase is Phase.ENDED:
            nothing = _("Nobody wrote a comment.")
        else:
            nothing = _("No comments yet. They appear here when the first round starts.")
        return {
            "nothing": nothing,
            "all": _.plural("Show all {n} comment", "Show all {n} comments", n=len(live.comments)),
            "pin": _("Lift to the wall"),
            "unpin": _("Take off the wall"),
            "hide": _("Hide"),
            "unhide": _("Show again"),
            "pick": _("Pick to show as one"),
            "unpick": _("Picked"),
            "merge": _("Show {n} as one", n=len(self.picked)),
            "clear": _("Pick none"),
            "part": _("Show each again"),
            "merged": _("{n} as one", n="{n}"),
        }
