"""How an organisation asks for a workshop: a form for its contact person, where it is opened."""

from __future__ import annotations

from datetime import date
from typing import Final

from parastaminen_nb.core.comments import cleaned
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.people import ADDRESS
from parastaminen_nb.core.signup import MOST, Signup, consent_sentences, digest_of
from parastaminen_nb.hub.base import Page, RefusedError
from parastaminen_nb.hub.guard import is_key, new_key

_LINES: Final = ("name", "organisation", "email", "phone", "people")
_TEXTS: Final = ("when", "bring", "words")
_DAYS: Final = ("day1", "day2", "day3")
_NEEDED: Final = {
    "name": N_("Write your name."),
    "organisation": N_("Write the name of your organisation."),
    "email": N_("Write your e-mail address, so that we can answer."),
}
MOST_PEOPLE: Final = 1000


class SignUp(Page):
    """`/signup`. What is written is no event: it can be removed for good."""

    def get(self) -> None:
        if self.get_query_argument("sent", ""):
            self.page("signed_up.html")
        elif self.live.signup_open:
            self._form({})
        else:
            self.page("signup_closed.html", trouble=None, given={})

    async def post(self) -> None:
        if wait := self.hub.posts.take(self.device):
            raise RefusedError(
                429, N_("Very many forms come from here. Try again in a moment."), wait=wait
            )
        if not self.live.signup_open:
            self.set_status(409)
            self.page(
                "signup_closed.html",
                trouble=Sentence(N_("Signing up has been closed meanwhile.")),
                given=self._kept(),
            )
            return
        troubles: dict[str, Sentence] = {}
        signup = self._read(troubles)
        if signup is None or troubles:
            self.set_status(400)
            self._form(troubles)
            return
        if len(self.live.signups) >= MOST:
            raise RefusedError(
                503, N_("So many have signed up that no more fit. Write to the organiser instead.")
            )
        await self.hub.store_signup(signup)
        self.go("/signup?sent=1")

    def _read(self, troubles: dict[str, Sentence]) -> Signup | None:
        """What was written, or what is wrong with each field."""
        said = {name: self._words(name, troubles) for name in (*_LINES, *_TEXTS)}
        for name, sentence in _NEEDED.items():
            if not said[name] and name not in troubles:
                troubles[name] = Sentence(sentence)
        if said["email"] and not ADDRESS.fullmatch(said["email"]):
            troubles["email"] = Sentence(
                N_("{email} is not a whole address. Write it as name@place.fi."),
                {"email": said["email"]},
            )
        days = tuple(day for name in _DAYS if (day := self._day(name, troubles)))
        people = self._people(said["people"], troubles)
        consent = self._consent
        if not self.text("consent"):
            troubles["consent"] = Sentence(N_("Tick this, so that we may keep what you wrote."))
        elif self.text("shown") != digest_of(consent):
            troubles["consent"] = Sentence(
                N_("The text has changed meanwhile. Read it again, then tick it.")
            )
        elif self.text("website").strip():
            # A robot fills in every field and does not send again. A browser may have, too.
            troubles["consent"] = Sentence(
                N_(
                    "Something filled in a field that nobody sees. "
                    "It is empty again: send the form."
                )
            )
        if troubles:
            return None
        titles = {case.key: case.title for case in self.workshop.cases}
        chosen = (titles.get(key, "") for key in self._chosen)
        return Signup(
            key=self.text("key") if is_key(self.text("key")) else new_key(),
            name=said["name"],
            organisation=said["organisation"],
            email=said["email"],
            at=self.moment,
            phone=said["phone"],
            days=tuple(dict.fromkeys(days)),
            when=said["when"],
            hear=tuple(title for title in chosen if title),
            bring=said["bring"],
            people=people,
            words=said["words"],
            language=self.translator.language,
            consent=consent,
        )

    def _words(self, name: str, troubles: dict[str, Sentence]) -> str:
        text = self.text(name)
        if not text.strip():
            return ""
        try:
            kept = cleaned(text)
        except WorkshopError as error:
            troubles[name] = error.sentence
            return ""
        return kept if name in _TEXTS else " ".join(kept.split())

    def _day(self, name: str, troubles: dict[str, Sentence]) -> date | None:
        text = self.text(name).strip()
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            troubles[name] = Sentence(N_("Choose a day that is in the calendar."))
            return None

    @staticmethod
    def _people(text: str, troubles: dict[str, Sentence]) -> int | None:
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_PEOPLE):
            troubles["people"] = Sentence(
                N_("Enter the number of people, {least}–{most}."),
                {"least": 1, "most": MOST_PEOPLE},
            )
            return None
        return int(text)

    @property
    def _consent(self) -> str:
        """The text as this reader sees it now, word for word."""
        sentences = consent_sentences(self.workshop.organisation)
        return " ".join(self.translator.say(sentence) for sentence in sentences)

    @property
    def _chosen(self) -> list[str]:
        return [
            value.decode(errors="replace") for value in self.request.body_arguments.get("hear", [])
        ]

    def _kept(self) -> dict[str, str]:
        return {name: self.text(name) for name in (*_LINES, *_TEXTS, *_DAYS)}

    def _form(self, troubles: dict[str, Sentence]) -> None:
        consent = self._consent
        key = self.text("key")
        self.page(
            "signup.html",
            given=self._kept(),
            chosen=self._chosen,
            agreed=bool(self.text("consent")) and "consent" not in troubles,
            troubles=troubles,
            consent=consent,
            shown=digest_of(consent),
            key=key if is_key(key) else new_key(),
            most=MOST_PEOPLE,
        )
