"""A participant's own page: where they sit, what they write, what others wrote."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from parastaminen_nb.core.comments import Comment, cleaned
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.events import CommentWritten
from parastaminen_nb.hub.base import Page, RefusedError
from parastaminen_nb.hub.guard import is_key, new_key
from parastaminen_nb.hub.messages import clock_of
from parastaminen_nb.hub.seats import Holds, holds, round_now, tables, written_at
from parastaminen_nb.hub.seen import may_change, waiting_words
from parastaminen_nb.hub.view import author_of, clock_words, headline, phone, refuses_late
from parastaminen_nb.hub.words import words_for_script


class Inside(Page):
    """A page for those who have joined; others are shown the door."""

    def prepare(self) -> None:
        super().prepare()
        if not self._finished and not self.who.joined:
            if self.request.method == "GET":
                self.go("/")
            else:
                raise RefusedError(
                    401, N_("This phone has not joined. Join with the code on the wall.")
                )

    @property
    def prompts(self) -> dict[str, str]:
        """What the key prompts ask, in the reader's language."""
        _ = self.translator
        return {p.key: _.say(p.said(_.language)) for p in self.workshop.prompts}

    def own_page(self, *, trouble: Sentence | None = None, text: str = "") -> None:
        self.page(
            "me.html",
            phone=phone(self.live, self.who, self.moment),
            headline=headline(self.live),
            clock=clock_of(self.live, self.moment),
            clock_words=clock_words(self.live, self.moment),
            words=words_for_script(self.translator),
            prompts=self.prompts,
            key=new_key(),
            trouble=trouble,
            text=text,
        )


class Me(Inside):
    """`/me`: the table, the time, the next table, the case, and what to write."""

    def get(self) -> None:
        self.own_page()


class Sent(Inside):
    """Where a form is posted; somebody who reloads its answer is back on their own page."""

    def get(self) -> None:
        self.go("/me")


class Sit(Sent):
    """`/table`: where somebody without a seat of their own sits in this round."""

    def post(self) -> None:
        round = round_now(self.live)
        for table in tables(self.live, round) if round else ():
            if round and table.label == self.text("table"):
                self.remember(self.who.sitting(round, table.case, table.table))
                self.go("/me")
                return
        self.set_status(400)
        self.own_page(trouble=Sentence(N_("Choose first the table where you sit.")))


class Write(Sent):
    """`/comment`: store what somebody wrote; say so when the disk has it, and only then."""

    async def post(self) -> None:
        try:
            stored = await self._stored()
        except WorkshopError as error:
            self.set_status(400)
            if self.wants_json:
                self.finish({"error": self.translator.say(error)})
            else:
                self.own_page(trouble=error.sentence, text=self.text("text"))
            return
        if stored.key not in self.who.mine:
            self.remember(self.who.wrote(stored.key))
        if self.wants_json:
            sent = self.translator.time(self.workshop.local(stored.at or self.moment))
            waits = waiting_words(self.live, stored)
            self.finish(
                {
                    "key": stored.key,
                    "text": stored.text,
                    "sent": sent,
                    "label": stored.label,
                    "waits": self.translator.say(waits) if waits else "",
                    "open": may_change(self.live, stored),
                }
            )
        else:
            self.go("/me#mine")

    async def _stored(self) -> Comment:
        if wait := self.hub.posts.take(self.device):
            raise RefusedError(
                429, N_("That was very many at once. Wait a moment and send again."), wait=wait
            )
        if refuses_late(self.live, self.moment):
            raise WorkshopError(N_("The workshop is over, and comments are not taken any more."))
        text = cleaned(self.text("text"))
        round, seat = written_at(
            self.live,
            self.who,
            round=self.text("round"),
            case=self.text("case"),
            table=self.text("table"),
        )
        if holds(self.live, self.who, round, seat) is Holds.OTHER:
            raise WorkshopError(
                N_("Another phone writes for your table. Take over the writing, then send.")
            )
        key, prompts = self.text("key"), {prompt.key for prompt in self.workshop.prompts}
        comment = Comment(
            key=key if is_key(key) else new_key(),
            text=text,
            case=seat.case,
            round=round,
            table=seat.table,
            author=author_of(self.live, self.who),
            at=self.moment,
            prompt=self.text("prompt") if self.text("prompt") in prompts else "",
        )
        return self._sent_before(comment) or await self._once(comment)

    def _sent_before(self, comment: Comment) -> Comment | None:
        """The same words at the same table from this phone, where a form was sent again.

        A browser that goes back draws the form anew, with a new key and the old words in it. A
        script keeps the keys itself, and who writes the same twice there means it.
        """
        if self.wants_json:
            return None
        known = self.hub.follower.comments
        sent = (known[key] for key in self.who.mine if key in known)
        return next((one for one in sent if _same(one, comment)), None)

    async def _once(self, comment: Comment) -> Comment:
        """Store a comment. Sent twice it is stored once; a form that was sent, gone back to and
        written anew carries the old key with new words, and those are a comment of their own."""
        known = self.hub.follower.comments
        if comment.key not in known:
            await self.hub.store(CommentWritten(comment))
        # A key that was used for what has been taken back is not used again.
        stored = known.get(comment.key)
        if stored and _same(stored, comment):
            return stored
        digest = hashlib.sha256(f"{comment.key}\n{comment.label}\n{comment.text}".encode())
        return await self._once(replace(comment, key=digest.hexdigest()[:32]))


def _same(one: Comment, other: Comment) -> bool:
    return (one.text, one.case, one.round) == (other.text, other.case, other.round)
