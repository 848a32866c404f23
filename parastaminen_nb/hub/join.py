"""Coming in: the code from the wall, one's name or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.events import GuestArrived, PersonArrived
from parastaminen_nb.core.live import Phase
from parastaminen_nb.core.workshop import Anonymity, Person
from parastaminen_nb.hub.base import Page, RefusedError
from parastaminen_nb.hub.called import name_of, names
from parastaminen_nb.hub.guard import code_fits, new_key, plain_code
from parastaminen_nb.hub.seen import unlisted_presenters

LONGEST_NICK = 40
CASE = "case:"
"""Before the key of a case, where somebody joins as its presenter."""


class Door(Page):
    """`/`: the workshop's title and time, and a field for the code."""

    def get(self) -> None:
        if self.who.joined:
            self.go("/me")
        else:
            self.page("code.html", trouble=None, given="", ends_at=self.ends_at)

    async def post(self) -> None:
        given = self.text("code")
        if trouble := self.wrong(given):
            self.set_status(404)
            self.page("code.html", trouble=trouble, given=given[:40], ends_at=self.ends_at)
        elif self.text("person") or self.text("unnamed") or self.text("nick").strip():
            await self.come_in(given)
        else:
            self.go(f"/j/{quote(plain_code(given).upper())}")

    @property
    def ends_at(self) -> object:
        starts_at = self.workshop.starts_at
        return starts_at and self.workshop.local(
            starts_at + timedelta(minutes=self.workshop.minutes)
        )

    def wrong(self, code: str) -> Sentence | None:
        """What is wrong with a code, if anything. Too many wrong ones from one place must wait."""
        tries, place = self.hub.wrong_codes, self.client
        if wait := tries.wait(place):
            raise RefusedError(
                429, N_("Too many wrong codes from here. Wait a minute and try again."), wait=wait
            )
        if code_fits(code, self.workshop.code):
            return None
        if not plain_code(code):
            return Sentence(N_("Write the code that is on the wall."))
        tries.take(place)
        return Sentence(
            N_("Code not found. Check the code on the wall. It has a word and two digits.")
        )

    async def come_in(self, code: str) -> None:
        """Join under the chosen name, or none; say so where the name is taken."""
        if wait := self.hub.joins.take(f"address {self.client}"):
            raise RefusedError(
                429, N_("Very many are coming in right now. Try again in a moment."), wait=wait
            )
        if self.text("nick").strip():
            await self._guest(code, " ".join(self.text("nick").split()))
            return
        person = "" if self.text("unnamed") else self.text("person")
        if person.startswith(CASE):
            await self._present(code, person.removeprefix(CASE))
            return
        if person and person not in {known.key for known in self.workshop.people}:
            self.names(code, trouble=Sentence(N_("Choose your name, or join without it.")))
            return
        # Whom a facilitator has marked as present has not joined by that.
        taken = person in self.hub.joined and self.who.person != person
        if taken and not self.text("again"):
            self.names(code, taken=person)
            return
        if person and person not in self.live.present:
            await self.hub.store(PersonArrived(person, self.moment))
        if person:
            self.hub.joined.add(person)
        self.remember(replace(self.who, joined=True, person=person, presents="", chosen=None))
        self.go("/me")

    async def _guest(self, code: str, nick: str) -> None:
        """Join under a name of one's own choice, which is not on the list."""
        if self.workshop.anonymity is Anonymity.ANONYMOUS:
            raise RefusedError(400, N_("Choose your name, or join without it."))
        trouble = None
        name = "".join(c for c in nick if c.isprintable())
        taken = {p.name.casefold() for p in self.live.people}
        taken |= {p.short_name.casefold() for p in self.live.people}
        if len(name) > LONGEST_NICK:
            trouble = Sentence(N_("Shorten the name to {most} characters."), {"most": LONGEST_NICK})
        elif name.casefold() in taken:
            trouble = Sentence(N_("That name is taken. Choose it on the list, or add a letter."))
        if trouble or not name:
            self.names(code, trouble=trouble or Sentence(N_("Write your name.")), nick=nick)
            return
        guest = Person(f"guest-{new_key()[:12]}", name)
        await self.hub.store(GuestArrived(guest, self.moment))
        self.remember(replace(self.who, joined=True, person=guest.key, presents="", chosen=None))
        self.go("/me")

    async def _present(self, code: str, case: str) -> None:
        """Join as somebody who presents a case and is not on the list of people."""
        if case not in {known.key for known in unlisted_presenters(self.live)}:
            self.names(code, trouble=Sentence(N_("Choose your name, or join without it.")))
            return
        self.remember(replace(self.who, joined=True, person="", presents=case, chosen=None))
        self.go("/me")

    def names(
        self, code: str, *, trouble: Sentence | None = None, taken: str = "", nick: str = ""
    ) -> None:
        """The page where one chooses one's name."""
        if trouble or taken:
            self.set_status(409 if taken else 400)
        self.page(
            "names.html",
            code=plain_code(code).upper(),
            names=names(self.workshop.people),
            nick=nick[: 2 * LONGEST_NICK],
            longest_nick=LONGEST_NICK,
            presenters=unlisted_presenters(self.live),
            trouble=trouble,
            taken=taken,
            taken_name=name_of(self.live, taken),
            over=self.live.phase is Phase.ENDED,
            ends_at=self.ends_at,
        )


class Names(Door):
    """`/j/KUUSI42`: the address in the QR code. Who are you?"""

    def get(self, code: str = "") -> None:
        if self.who.joined:
            self.go("/me")
        elif trouble := self.wrong(code):
            self.set_status(404)
            self.page("code.html", trouble=trouble, given=code[:40], ends_at=self.ends_at)
        else:
            self.names(code)

    async def post(self, code: str = "") -> None:
        if trouble := self.wrong(code):
            self.set_status(404)
            self.page("code.html", trouble=trouble, given=code[:40], ends_at=self.ends_at)
        elif not (self.text("person") or self.text("unnamed") or self.text("nick").strip()):
            self.names(code, trouble=Sentence(N_("Choose your name, or join without it.")))
        else:
            await self.come_in(code)


class Leave(Page):
    """`/leave`: this phone is somebody else's, or the wrong name was chosen."""

    def get(self) -> None:
        self.go("/")

    def post(self) -> None:
        inside = self.who.joined
        self.hub.joined.discard(self.who.person)
        self.remember(replace(self.who, joined=False, person="", presents="", chosen=None))
        # Whoever was in knows the code already.
        self.go(f"/j/{quote(plain_code(self.workshop.code).upper())}" if inside else "/")
