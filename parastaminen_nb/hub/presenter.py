"""What whoever presents a case does with the comments to it: answers, and thanks."""

from __future__ import annotations

from parastaminen_nb.core.comments import Comment, cleaned
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import CommentAnswered, CommentThanked, Event
from parastaminen_nb.core.said import Answer as Said
from parastaminen_nb.hub.base import RefusedError
from parastaminen_nb.hub.comments import Sent
from parastaminen_nb.hub.seen import presents


class Presented(Sent):
    """A form about a comment to the case that one presents."""

    async def post(self) -> None:
        comment = self.hub.follower.comments.get(self.text("key"))
        cases = {case.key for case in presents(self.live, self.who)}
        if comment is None or comment.case not in cases:
            raise RefusedError(403, N_("Only the presenter of the case can do this."))
        if wait := self.hub.posts.take(self.device):
            raise RefusedError(429, N_("Wait a moment and try again."), wait=wait)
        try:
            await self.hub.store(self.told(comment))
        except WorkshopError as error:
            self.set_status(400)
            self.own_page(trouble=error.sentence)
            return
        self.go(f"/me#c-{comment.key}")

    def told(self, comment: Comment) -> Event:
        raise NotImplementedError


class Answer(Presented):
    """`/answer`: what the presenter says to a comment; empty takes the answer away."""

    def told(self, comment: Comment) -> Event:
        text = self.text("text")
        said = cleaned(text) if text.strip() else ""
        return CommentAnswered(Said(comment.key, said), self.moment)


class Thank(Presented):
    """`/thank`: the presenter thanks for a comment, or does not after all."""

    def told(self, comment: Comment) -> Event:
        return CommentThanked(comment.key, self.text("on") == "1", self.moment)
