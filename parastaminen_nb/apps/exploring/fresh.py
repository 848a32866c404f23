"""What comes while comments are explored: what others wrote is offered, what they settled shown."""

from __future__ import annotations

from collections.abc import Callable

from parastaminen_nb.apps.exploring.opening import own_comments
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.anonymity import as_they_leave
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button


class Fresh:
    """`read` is offered where a workshop has other comments than those that are explored.

    `open_own` explores them where there were none, `changed` is called when they were read.
    """

    def __init__(
        self,
        work: Work,
        session: Session,
        open_own: Callable[[], object],
        changed: Callable[[], object],
    ) -> None:
        self._work, self._session = work, session
        self._open_own, self._changed = open_own, changed
        self.read = button("", self._read, kind="sec", icon="comment")
        session.observe(lambda _change: self._heard(), "state")

    def _heard(self) -> None:
        """What others settled is shown at once, what they wrote is offered."""
        if self._work.live is not self._session:
            return
        with self._work.notice.watch():
            self._work.heard()
            self._offer()

    def _offer(self) -> None:
        live = self._session.state
        if not self._work.begun:
            if live.comments:
                self._open_own()
            return
        here = self._work.material
        new = len(live.comments) - len(here)
        changed = (
            new != 0 or [c.text for c in as_they_leave(live.workshop, live.comments)] != here.texts
        )
        there(self.read, changed)
        _ = self._work.words
        if new > 0:
            self.read.description = _.plural(
                "{n} new comment: read it", "{n} new comments: read them", n=new
            )
        elif changed:
            self.read.description = _("Comments have changed: read them again")

    def _read(self, _button: object) -> None:
        """The comments as they are now; filters and tab stay as they are."""
        work = self._work
        with work.notice.watch():
            material = own_comments(self._session, work.words)
            if work.begun:
                material.lemmas = work.material.lemmas
            work.take(material if len(material) else None, work.store, self._session)
            there(self.read, False)
            self._changed()
