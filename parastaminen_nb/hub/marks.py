"""Small marks from a phone: I agree; I write for our table."""

from __future__ import annotations

from hashlib import sha256

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.events import CommentAgreed, SecretaryTook
from parastaminen_nb.core.said import Agreement, Secretary
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.hub.base import RefusedError
from parastaminen_nb.hub.comments import Sent
from parastaminen_nb.hub.guard import new_key
from parastaminen_nb.hub.seats import round_now, seat_of
from parastaminen_nb.hub.who import Pen


class Agree(Sent):
    """`/agree`: one mark a phone for each comment, to be taken away again.

    The mark is a digest of phone and comment, so that the same phone makes one mark and nothing
    tells which marks are of one phone. In an anonymous workshop it is random and stays: nothing
    that is kept knows whose it is, and only the phone's cookie keeps it from agreeing twice.
    """

    async def post(self) -> None:
        key, agreed = self.text("key"), self.text("on") == "1"
        comment = self.hub.follower.comments.get(key)
        if comment is None or not self.live.may_be_seen(comment) or key in self.who.mine:
            raise RefusedError(404, N_("This comment is not shown any more."))
        if wait := self.hub.posts.take(self.device):
            raise RefusedError(429, N_("Wait a moment and try again."), wait=wait)
        if agreed != (key in self.who.agreed) and (agreed or not self._nameless):
            mark = Agreement(key, self._mark(key), agreed)
            await self.hub.store(CommentAgreed(mark, None if self._nameless else self.moment))
            self.remember(self.who.agreeing(key, agreed))
        if self.wants_json:
            self.finish({"agreed": key in self.who.agreed})
        else:
            self.go(f"/me#c-{key}")

    @property
    def _nameless(self) -> bool:
        return self.workshop.anonymity is Anonymity.ANONYMOUS

    def _mark(self, key: str) -> str:
        if self._nameless:
            return new_key()
        return sha256(f"{self.hub.secret}\n{self.device}\n{key}".encode()).hexdigest()[:24]


class TakePen(Sent):
    """`/pen`: this phone writes for its table in this round."""

    async def post(self) -> None:
        round = round_now(self.live)
        seat = seat_of(self.live, self.who, round) if round else None
        if round is None or seat is None:
            self.set_status(400)
            self.own_page(trouble=Sentence(N_("Choose first the table where you sit.")))
            return
        if wait := self.hub.posts.take(self.device):
            raise RefusedError(429, N_("Wait a moment and try again."), wait=wait)
        holder = new_key()
        taken = Secretary(round, seat.case, seat.table, holder)
        await self.hub.store(SecretaryTook(taken, self.moment))
        self.remember(self.who.holding(Pen(round, seat.case, seat.table, holder)))
        self.go("/me")
