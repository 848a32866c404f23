"""Sending letters from the planner: to how many and whom, asked once more, told one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import ipywidgets

from parastaminen_nb.core.letters import Addressee, Letter, Outcome, unsure, written
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.meetings_told import holding
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.posting import Post, Told
from parastaminen_nb.ui.status import Status

NEW, UNSURE, ALL = "new", "unsure", "all"


class Sending(ipywidgets.VBox):
    """`whom`, `told`, `ask`, then `sure` or `keep`; `progress` while it goes, `outcome` after."""

    def __init__(self, post: Post, notice: Notice, _: Translator) -> None:
        self._post, self._notice, self._words = post, notice, _
        self._live, self._letter = Live(), Letter.INVITATION
        self._to: Sequence[Addressee] = ()
        self._holds = holding((), (), self._live.path)
        self._going = False
        self.whom = Chips(_("To whom"))
        self.whom.observe(self._chosen, "value")
        self.told = Piece()
        self.ask = button("", self._asked, icon="send")
        self.sure = button("", self._confirmed, icon="send")
        self.sure.once = True
        self.keep = button(_("Not yet"), self._calm, kind="sec")
        self.progress = Status("pa-muted")
        self.outcome = Piece()
        self.acts = row(self.ask, self.sure, self.keep)
        heads = (heading(_("Send from here")), self.whom, self.told, self.acts)
        super().__init__([card(*heads, self.progress, self.outcome)])
        self.add_class("pa-box")

    def render(self, live: Live, letter: Letter, to: Sequence[Addressee]) -> None:
        """Show to whom this letter can be sent now; while letters leave, what is shown stays."""
        if self._going:
            self._live, self._to = live, to
            return
        if letter is not self._letter:
            self.outcome.show(Markup())
        self._live, self._letter, self._to = live, letter, to
        self._holds = holding(live.letters, live.meetings_told, live.path)
        _, asked = self._words, self._asked_of
        offers = [
            (NEW, _("Who has not had it ({n})", n=len(asked(NEW)))),
            (UNSURE, _("Who may have had it ({n})", n=len(asked(UNSURE)))),
            (ALL, _("Everybody ({n})", n=len(asked(ALL)))),
        ]
        if not asked(UNSURE):
            del offers[1]
        with self.whom.hold_trait_notifications():
            self.whom.offer(offers)
        self._quiet()

    def _quiet(self) -> None:
        """What is shown before anybody presses."""
        _, chosen = self._words, self._chosen_ones()
        can = bool(self._post.sender)
        for part in (self.whom, self.ask, self.acts):
            part.layout.display = "" if can and self._to else "none"
        for said, part in (
            (self.progress.words, self.progress),
            (self.outcome.value, self.outcome),
        ):
            part.layout.display = "" if said else "none"
        for part in (self.sure, self.keep):
            part.layout.display = "none"
        sending = _.plural("Send to {n} person", "Send to {n} people", n=len(chosen))
        self.ask.description = sending if chosen else _("Send")
        self.ask.disabled = not chosen
        self.ask.reason = _("Nobody is left to send to.")
        self.told.show(self._explained(chosen))

    def _explained(self, chosen: Sequence[Addressee]) -> Markup:
        _, post = self._words, self._post
        if post.trouble:
            return noticed("warn", _.say(post.trouble))
        if not post.sender:
            return html(
                '<p class="pa-muted">{words}</p>',
                words=_(
                    "Letters leave from here when the program is told your organisation's mail "
                    "server; docs/mail.md says how. Until then take the drafts or the table to "
                    "your own mail program."
                ),
            )
        if not self._to:
            return html('<p class="pa-muted">{words}</p>', words=_("Nobody gets this letter now."))
        told = Markup()
        if chosen:
            told += html(
                "<p>{words}</p>",
                words=_(
                    "From {sender} to: {names}",
                    sender=post.sender,
                    names=[one.person.name for one in chosen],
                ),
            )
        elif self._have() and not self._asked_of(UNSURE):
            told += noticed("ok", _("Everybody who has an address has had this letter."))
        lost = [one.person.name for one in self._to if not one.person.email]
        if lost:
            words = _(
                "Without an address, and so without the letter: {names}. Write it in the list of "
                "people, with the same name.",
                names=lost,
            )
            told += noticed("warn", words)
        if perhaps := [one.person.name for one in self._asked_of(UNSURE)]:
            words = _(
                "The connection broke while this letter left to {names}. Ask whether it came "
                "before you send it again.",
                names=perhaps,
            )
            told += noticed("warn", words)
        again = [at for one in chosen if (at := self._have().get(_key(one)))]
        if again:
            told += noticed(
                "warn",
                _.plural(
                    "{n} has had this letter already, on {day}, and gets it again.",
                    "{n} have had this letter already, last on {day}, and get it again.",
                    n=len(again),
                    day=self._day(max(again)),
                ),
            )
        return html('<div class="pa-stack-s">{told}</div>', told=told)

    def _asked(self, _button: object) -> None:
        _ = self._words
        n = len(self._chosen_ones())
        self.sure.description = _.plural("Send {n} letter now", "Send {n} letters now", n=n)
        self.ask.layout.display = "none"
        for part in (self.sure, self.keep):
            part.layout.display = ""

    def _calm(self, _button: object) -> None:
        self._quiet()

    def _confirmed(self, _button: object) -> None:
        with self._notice.watch():
            _, chosen = self._words, self._chosen_ones()
            results: list[Told] = []
            self.keep.layout.display = "none"
            self.sure.busy = self._going = True
            self.progress.layout.display = ""
            try:
                for told in self._post.send(self._letter, chosen):
                    results.append(told)
                    self.progress.words = _("Sent {n} of {all}", n=len(results), all=len(chosen))
            finally:
                self.sure.busy = self._going = False
                self.progress.words = ""
                self.outcome.show(self._summed(results, len(chosen)))
                self.render(self._live, self._letter, self._to)

    def _summed(self, results: Iterable[Told], asked: int) -> Markup:
        """How many left, and each that did not with its sentence."""
        _, results = self._words, list(results)
        left = sum(told.outcome is Outcome.SENT for told in results)
        wrong = [told.why for told in results if told.why]
        words = _.plural("{n} letter was sent.", "{n} letters were sent.", n=left)
        if not wrong and left == asked:
            return noticed("ok", words)
        said = [html("<p>{why}</p>", why=_.say(why)) for why in wrong]
        if len(results) < asked:
            waits = _.plural(
                "{n} letter was not tried.",
                "{n} letters were not tried.",
                n=asked - len(results),
            )
            said.append(html("<p>{why}</p>", why=waits))
        return noticed("warn", html("{words}</p>{said}<p>", words=words, said=joined(said)))

    def _chosen(self, _change: object) -> None:
        self._quiet()

    def _reachable(self) -> list[Addressee]:
        return [one for one in self._to if one.person.email and one.person.key]

    def _chosen_ones(self) -> list[Addressee]:
        return self._asked_of(self.whom.value)

    def _asked_of(self, whom: str) -> list[Addressee]:
        """Those of `whom` who have an address; nobody is new whom it may have reached."""
        if whom == ALL:
            return self._reachable()
        perhaps = unsure(self._holds, self._letter)
        if whom == UNSURE:
            return [one for one in self._reachable() if _key(one) in perhaps]
        have = self._have()
        return [o for o in self._reachable() if _key(o) not in have and _key(o) not in perhaps]

    def _have(self) -> dict[tuple[str, str], datetime]:
        return written(self._holds, self._letter)

    def _day(self, at: datetime) -> str:
        return self._words.date(self._live.workshop.local(at).date())


def _key(one: Addressee) -> tuple[str, str]:
    return one.person.key, one.case
