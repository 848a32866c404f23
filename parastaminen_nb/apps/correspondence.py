"""Letters, calendar files and sending, put together for the planner and the path."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from typing import Final

from parastaminen_nb.apps.export import file_name
from parastaminen_nb.apps.open import Hub
from parastaminen_nb.core.checklist import checklist
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.events import LetterSent
from parastaminen_nb.core.joining import only_here
from parastaminen_nb.core.letters import (
    ABOUT_MEETINGS,
    Addressee,
    Letter,
    Outcome,
    Sending,
    written,
)
from parastaminen_nb.core.meetings_told import CALENDARS, off_meetings
from parastaminen_nb.core.signup import Signup
from parastaminen_nb.exchange.letters import Letters
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.mail_server import MailServer
from parastaminen_nb.mailing import deliver
from parastaminen_nb.session import Session
from parastaminen_nb.ui.case_card import FEW_IN_AN_ANSWER
from parastaminen_nb.ui.download import Made
from parastaminen_nb.ui.plan.posting import Told

EML, ZIP, ICS = "message/rfc822", "application/zip", "text/calendar"

_ELSEWHERE: Final = N_("{name} got the letter from another page meanwhile, and only once.")


class Correspondence:
    """Writes the letters of one workshop, makes files of them, and sends and records them.

    Letters are written in each reader's language, files named in the planner's. What makes files
    is loaded when a file is asked for: the page opens sooner.
    """

    def __init__(
        self, session: Session, _: Translator, environment: Mapping[str, str] | None = None
    ) -> None:
        self._session, self._words = session, _
        self.trouble: Sentence | None = None
        self._server: MailServer | None = None
        try:
            self._server = MailServer.told(os.environ if environment is None else environment)
        except WorkshopError as wrong:
            self.trouble = wrong.sentence
        self.sender = self._server.sender if self._server else ""
        # The same for every page of this file, and another for every other file.
        self._uid = session.log.secret("calendar")

    def text(self, letter: Letter, to: Addressee) -> tuple[str, str, str]:
        return self._letters.text(letter, to)

    def drafts(self, letter: Letter, to: Sequence[Addressee]) -> Made:
        """One draft as it is, several as one zip file."""
        from parastaminen_nb.exchange.drafts import draft, drafts, file_part

        name = self._name(letter)
        if len(to) == 1:
            own = file_part(to[0].person.name)
            made = Made(f"{name} {own}.eml", draft(self._letters, letter, to[0]), EML)
        else:
            made = Made(f"{name}.zip", drafts(self._letters, letter, to), ZIP)
        self._taken(letter, [(one.person.key, one.case) for one in to])
        return made

    def table(self, letter: Letter, to: Sequence[Addressee]) -> Made:
        from parastaminen_nb.exchange.mail_merge import merge_table

        table = merge_table(self._letters, letter, to, self._words)
        self._taken(letter, [(one.person.key, one.case) for one in to])
        return Made(f"{self._name(letter)}.xlsx", table)

    def calendar(self) -> Made:
        """The workshop in its own language."""
        from parastaminen_nb.exchange.calendar import workshop_ics

        _, letters = self._words, self._letters
        content = workshop_ics(
            self._session.state.workshop,
            translator(self._session.state.workshop.language),
            uid=letters.uid,
            now=letters.now,
            sequence=letters.sequence,
            join=letters.join,
        )
        return Made(self._file(_("workshop"), "ics"), content, ICS)

    def meetings(self, keys: Sequence[str]) -> Made:
        """These meetings of the path, in the workshop's own language; those that are off as
        cancelled, and one of them alone as a file that takes it out of a calendar."""
        _, letters, live = self._words, self._letters, self._session.state
        there = [one for one in live.path.meetings if one.key in keys]
        today = live.workshop.local(letters.now).date()
        gone = off_meetings(live.meetings_told, live.path, today)
        off = [one for one in gone if one.key in keys]
        there = [one for one in there if one.key not in {it.key for it in off}]
        entries = letters.entries(translator(live.workshop.language))
        content = entries.published(there, off) if there else entries.cancelled(off)
        what = _("meeting") if len(keys) == 1 else _("meetings")
        ahead = [one for one in there if one.held is None]
        for letter, meetings in ((Letter.MEETING, ahead), (Letter.MEETING_CANCELLED, off)):
            self._taken(letter, [(CALENDARS, one.key) for one in meetings])
        return Made(self._file(what, "ics"), content, ICS)

    def dates(self) -> Made:
        """What is still to be done, for the planner's own calendar."""
        from parastaminen_nb.exchange.calendar import checklist_ics

        _, live, now = self._words, self._session.state, self._session.now()
        content = checklist_ics(
            checklist(live, now),
            live.workshop,
            self._words,
            uid=self._uid,
            now=now,
            sequence=self._session.seq,
        )
        return Made(self._file(_("to do"), "ics"), content, ICS)

    @property
    def address(self) -> str:
        """Of the sign-up form, as others reach it; as this machine does where they cannot."""
        public = self._hub.public
        return f"{public}/signup" if public else ""

    @property
    def reached(self) -> bool:
        return bool(_for_others(self.address))

    def signups(self) -> Sequence[Signup]:
        return self._session.log.signups()

    def open_signup(self, open: bool) -> None:
        self._session.open_signup(open)

    def erase_signup(self, key: str) -> bool:
        return self._session.erase_signup(key)

    def signup_list(self) -> Made:
        from parastaminen_nb.exchange.signup_list import signup_list

        _, workshop = self._words, self._session.state.workshop
        content = signup_list(self.signups(), workshop, _)
        return Made(self._file(_("sign-ups"), "xlsx"), content)

    def send(self, letter: Letter, to: Sequence[Addressee]) -> Iterator[Told]:
        """Send to each and record each as soon as the server has answered.

        Whose address is none is told without asking the server, and whom another page has written
        to meanwhile without sending again. Raises `WorkshopError`.
        """
        from parastaminen_nb.exchange.drafts import message

        assert self._server is not None, "nothing is sent without a server"
        letters, ready = self._letters, []
        for one in to:
            try:
                ready.append((one, message(letters, letter, one)))
            except WorkshopError as wrong:
                yield self._recorded(letter, Told(one, Outcome.REFUSED, wrong.sentence))
        if not ready:
            return
        had, tried, elsewhere = self._had(letter), [], []

        def waiting() -> Iterator[EmailMessage]:
            for one, mail in ready:
                self._session.catch_up()
                key = one.person.key, one.case
                if self._had(letter).get(key) != had.get(key):
                    elsewhere.append(one)
                else:
                    tried.append(one)
                    yield mail

        for done in deliver(self._server, waiting(), now=letters.now):
            yield self._recorded(letter, Told(tried[done.place], done.outcome, done.why))
        for one in elsewhere:
            said = Sentence(_ELSEWHERE, {"name": one.person.name})
            yield Told(one, Outcome.SENT, said)

    def _had(self, letter: Letter) -> dict[tuple[str, str], datetime]:
        return written(self._session.state.letters, letter)

    def _recorded(self, letter: Letter, told: Told) -> Told:
        sending = Sending(
            letter, told.to.person.key, told.outcome, self._session.now(), told.to.case
        )
        self._session.tell(LetterSent(sending))
        return told

    def _taken(self, letter: Letter, whom: Sequence[tuple[str, str]]) -> None:
        """Remember for whom (person, meeting) a letter about a meeting was taken along: whoever has
        it has to be told when the meeting moves or is cancelled."""
        if letter in ABOUT_MEETINGS:
            now = self._session.now()
            sendings = (Sending(letter, who, Outcome.TAKEN, now, about) for who, about in whom)
            self._session.tell(*(LetterSent(sending) for sending in sendings))

    @property
    def _hub(self) -> Hub:
        return Hub.told().written(self._session.state.workshop.site)

    @property
    def _letters(self) -> Letters:
        session = self._session
        return Letters(
            session.state,
            session.now(),
            join=_for_others(self._hub.join(session.state.workshop.code)),
            words=FEW_IN_AN_ANSWER,
            uid=self._uid,
            sequence=session.seq,
            sender=self.sender,
        )

    def _name(self, letter: Letter) -> str:
        _ = self._words
        names = {
            Letter.INVITATION: _("invitations"),
            Letter.CARD: _("card requests"),
            Letter.REMINDER: _("reminders"),
            Letter.MEETING: _("invitations to a meeting"),
            Letter.MEETING_REMINDER: _("reminders of a meeting"),
            Letter.MEETING_MOVED: _("changes of a meeting"),
            Letter.MEETING_CANCELLED: _("cancellations of a meeting"),
        }
        return self._file(names[letter], "")

    def _file(self, what: str, ending: str) -> str:
        name = file_name(self._session.state, self._words, what).removesuffix(".xlsx")
        return f"{name}.{ending}" if ending else name


def _for_others(address: str) -> str:
    """The address, where others can reach it; nothing where only this machine can."""
    return "" if only_here(address) else address
