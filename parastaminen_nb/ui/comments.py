"""What people wrote, newest first, to pin on the wall or to hide from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import anywidget
from traitlets import Dict, Int, List

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import CASES, icon, mark
from parastaminen_nb.ui.browser import script

FIRST = 8
"""So many are shown until somebody asks for all."""


class CommentList(anywidget.AnyWidget):
    """The comments with their buttons. The words stay words: the browser writes them as text.

    `on_pin(key, pinned)` and `on_hide(key, hidden)` are called when a button is pressed.
    """

    _esm = script("comments.js")
    comments = List(Dict()).tag(sync=True)
    total = Int(0).tag(sync=True)
    words = Dict().tag(sync=True)
    drawings = Dict().tag(sync=True)

    def __init__(
        self,
        _: Translator,
        on_pin: Callable[[str, bool], object],
        on_hide: Callable[[str, bool], object],
    ) -> None:
        self._, self._on_pin, self._on_hide = _, on_pin, on_hide
        self._limit: int | None = FIRST
        self._live = Live()
        super().__init__(
            drawings={
                **{name: str(icon(name)) for name in ("pin", "hide", "show")},
                **{case: str(mark(case, small=True)) for case in CASES},
            },
        )
        self.on_msg(self._told)

    def render(self, live: Live) -> None:
        self._live = live
        with self.hold_sync():
            self.comments = [self._row(comment) for comment in islice(self._chosen(), self._limit)]
            self.total = len(live.comments)
            self.words = self._said()

    def pin(self, key: str, pinned: bool = True) -> None:
        """What the button does; a test presses so too."""
        self._on_pin(key, pinned)

    def hide(self, key: str, hidden: bool = True) -> None:
        self._on_hide(key, hidden)

    def show_all(self) -> None:
        self._limit = None
        self.render(self._live)

    def _chosen(self) -> Iterator[Comment]:
        return reversed(self._live.comments)

    def _row(self, comment: Comment) -> dict[str, object]:
        _, live = self._, self._live
        at = live.workshop.local(comment.at) if comment.at else None
        return {
            "key": comment.key,
            "case": comment.case,
            "where": _("Table {label}", label=comment.label),
            "at": _.time(at) if at else "",
            "text": comment.text,
            "pinned": comment.key in live.pinned,
            "hidden": comment.key in live.hidden,
        }

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
            "pinned": _("On the wall"),
            "hidden": _("Hidden from wall and phones"),
        }

    def _told(self, _widget: object, content: object, _buffers: object) -> None:
        known = {row["key"] for row in self.comments}
        match content:
            case {"pin": str(key), "on": bool(on)} if key in known:
                self.pin(key, on)
            case {"hide": str(key), "on": bool(on)} if key in known:
                self.hide(key, on)
            case "all":
                self.show_all()
