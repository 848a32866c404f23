"""What somebody does with their own comments: change one, take one back."""

from __future__ import annotations

from parastaminen_nb.core.comments import Comment, cleaned
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import CommentEdited, CommentTakenBack, Event
from parastaminen_nb.hub.base import RefusedError
from parastaminen_nb.hub.comments import Sent
from parastaminen_nb.hub.seen import may_change


class Own(Sent):
    """A form about one of one's own comments. Whose it is only the phone's cookie knows."""

    async def post(self) -> None:
        try:
            if wait := self.hub.posts.take(self.device):
                raise RefusedError(429, N_("Wait a moment and try again."), wait=wait)
            await self.hub.store(self.told(self._mine()))
        except WorkshopError as error:
            self.set_status(400)
            if self.wants_json:
                self.finish({"error": self.translator.say(error)})
            else:
                self.own_page(trouble=error.sentence)
            return
        if self.wants_json:
            self.finish({"key": self.text("key")})
        else:
            self.go("/me#mine")

    def told(self, comment: Comment) -> Event:
        raise NotImplementedError

    def _mine(self) -> Comment:
        key = self.text("key")
        comment = self.hub.follower.comments.get(key)
        if key not in self.who.mine or comment is None:
            raise RefusedError(403, N_("This comment was not sent from this phone."))
        if not may_change(self.live, comment):
            raise WorkshopError(
                N_("The round is over, and what was written in it stays. Ask the facilitator.")
            )
        return comment


class Edit(Own):
    """`/edit`: other words in the place of those that were sent."""

    def told(self, comment: Comment) -> Event:
        return CommentEdited(comment.key, cleaned(self.text("text")), self.moment)


class TakeBack(Own):
    """`/takeback`: the comment is gone."""

    def told(self, comment: Comment) -> Event:
        return CommentTakenBack(comment.key, self.moment)
