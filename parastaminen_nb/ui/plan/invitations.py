"""The step of the invitations: who comes, and the letters that are written before the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.letters import Addressee, Letter, addressees, answers, written
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.todos import Task
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.download import Download
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.letter_preview import LetterPreview
from parastaminen_nb.ui.plan.posting import Post
from parastaminen_nb.ui.plan.sending import Sending
from parastaminen_nb.ui.plan.sent import sent_so_far, under_heading
from parastaminen_nb.ui.plan.signups import Signups
from parastaminen_nb.ui.plan.step import PlanStep, Writer

LETTERS: Final = {
    Letter.INVITATION: N_("Invitation"),
    Letter.CARD: N_("Request for the card"),
    Letter.REMINDER: N_("Reminder"),
}

_FOR: Final = {
    Letter.INVITATION: N_("To everybody on the list who has not declined."),
    Letter.CARD: N_("To those who present a case whose card is not full."),
    Letter.REMINDER: N_("The day before, with each reader's own tables."),
}


class InvitationsStep(PlanStep):
    """`answers`, then `letter`, its `preview` and files, `sending`, and `signups`."""

    part = Part.INVITATIONS

    def __init__(self, planning: Writer, notice: Notice, _: Translator, post: Post) -> None:
        super().__init__(planning, notice, _)
        self._post = post
        self.answers = Piece()
        names = [(letter.value, _(name)) for letter, name in LETTERS.items()]
        self.letter = Chips(_("Which of the letters"), names)
        self.letter.observe(self._another, "value")
        self.about = Piece()
        self.preview = LetterPreview(_, watch=notice.watch)
        self.preview.when("read", self._read)
        making = _("Making the file")
        self.drafts = Download(
            _("Drafts for your mail program (.eml)"),
            lambda: post.drafts(self._letter, self._to()),
            notice,
            busy_words=making,
        )
        self.table = Download(
            _("Table for mail merge (.xlsx)"),
            lambda: post.table(self._letter, self._to()),
            notice,
            busy_words=making,
        )
        self.calendar = Download(
            _("Workshop for calendars (.ics)"), post.calendar, notice, busy_words=making
        )
        self.sending = Sending(post, notice, _)
        self.history = Piece()
        self.signups = Signups(planning, post, notice, _, write=self._change)
        self._reader = ""
        lead = _("Who comes, and what is written to them. Each letter is in its reader's language.")
        self.children = (
            self._heading(_("Invitations"), lead),
            card(heading(_("Who comes")), self.answers),
            card(
                heading(_("Letters")),
                self.letter,
                self.about,
                self.preview,
                row(self.drafts, self.table, self.calendar),
            ),
            self.sending,
            self.history,
            self.signups,
        )

    def render(self, live: Live) -> None:
        self.answers.show(self._answers_told(live))
        sent = sent_so_far(live.letters, LETTERS, live.workshop, self._words)
        self.history.show(under_heading(sent, self._words))
        self.signups.render(live)
        self._render_letter()

    def standing(self, live: Live) -> tuple[str, str]:
        """The state of the step, and it in words: how many have their invitation."""
        return invitations_standing(live, self._words)

    @property
    def _letter(self) -> Letter:
        return Letter(self.letter.value)

    def _to(self) -> Sequence[Addressee]:
        return addressees(self._workshop, self._letter)

    def _render_letter(self) -> None:
        """The letter as it stands, to the reader who is chosen, or else the first."""
        _, to = self._words, self._to()
        told = html('<p class="pa-muted">{words}</p>', words=_(_FOR[self._letter]))
        if not to:
            told += html("<p>{words}</p>", words=_("Nobody gets this letter now."))
        told += self._lacking()
        self.about.show(html('<div class="pa-stack-s">{told}</div>', told=told))
        readers = [(str(place), self._called(one)) for place, one in enumerate(to)]
        keys = {key for key, _name in readers}
        self._reader = self._reader if self._reader in keys else "0"
        if to:
            one = to[int(self._reader)]
            text = self._post.text(self._letter, one)
            address = one.person.email or _("no address")
            mailed = _("To: {name} <{email}>", name=one.person.name, email=address)
            self.preview.show(readers, self._reader, mailed, text)
        else:
            self.preview.show((), "", "", ("", "", ""))
        for download in (self.drafts, self.table):
            download.disabled, download.reason = not to, _("Nobody gets this letter now.")
        self.calendar.disabled = self._workshop.starts_at is None
        self.calendar.reason = _("Choose the day and the hour.")
        self.sending.render(self._planning.state, self._letter, to)

    def _lacking(self) -> Markup:
        """What the letters cannot tell yet."""
        _, workshop = self._words, self._workshop
        lacking = []
        if workshop.starts_at is None:
            lacking.append(_("the day"))
        if not workshop.venue.strip():
            lacking.append(_("the place"))
        if not workshop.contact.strip():
            lacking.append(_("who answers questions"))
        if not lacking:
            return Markup()
        words = _(
            "The letters cannot tell yet: {lacking}. Write it in the basics.", lacking=lacking
        )
        return noticed("info", words)

    def _called(self, one: Addressee) -> str:
        if not one.case:
            return one.person.name
        case = self._workshop.case(one.case)
        return f"{one.person.name} ({case.full_name})"

    def _answers_told(self, live: Live) -> Markup:
        _, told = self._words, answers(live.workshop)
        chips = (
            ("pa-chip--ok", _.plural("{n} comes", "{n} come", n=told.accepted)),
            ("", _.plural("{n} does not come", "{n} do not come", n=told.declined)),
            ("", _.plural("{n} has not answered", "{n} have not answered", n=told.waiting)),
        )
        return html(
            '<div class="pa-stack-s"><p class="pa-row">{chips}</p><p>{said}</p>'
            '<p class="pa-muted">{how}</p></div>',
            chips=joined(
                html('<span class="pa-chip {kind}">{words}</span>', kind=kind, words=words)
                for kind, words in chips
            ),
            said=_.say(told.said()),
            how=_("Mark the answers in the list of people as they come."),
        )

    def _another(self, _change: object) -> None:
        with self._notice.watch():
            self._reader = "0"
            self._render_letter()

    def _read(self, key: str) -> None:
        self._reader = key
        self._render_letter()


def invitations_standing(live: Live, _: Translator) -> tuple[str, str]:
    """The state of the step, and it in words, for a page that has not made the step yet."""
    have = written(live.letters, Letter.INVITATION)
    asked = addressees(live.workshop, Letter.INVITATION)
    done = sum((one.person.key, "") in have for one in asked)
    if Task.INVITATIONS.value in live.ticked or (asked and done == len(asked)):
        return "ok", _("Sent")
    if not done:
        return "", _("Not begun")
    return "warn", _("{done} of {all} sent", done=done, all=len(asked))
