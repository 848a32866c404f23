"""The facilitator's desk: what is going on, what to do now, who is where, what people write."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets

from parastaminen_nb.apps.export import comments_workbook, everything, file_name
from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.core.catching_up import Proposal, proposal
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import (
    AgendaKept,
    AgendaPlanned,
    PersonArrived,
    PersonLeft,
)
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.timetable import timetable
from parastaminen_nb.core.turns import tracks_now, turns_at
from parastaminen_nb.i18n import Translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.attendance import Attendance
from parastaminen_nb.ui.card import card, heading, heading_markup, row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.clock import ClockFace
from parastaminen_nb.ui.comments import CommentList
from parastaminen_nb.ui.controls import Controls
from parastaminen_nb.ui.desk.approving import Approving
from parastaminen_nb.ui.desk.proposals import Proposals
from parastaminen_nb.ui.desk.sound import Sound
from parastaminen_nb.ui.desk.toolbox import Toolbox
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.html import Piece, html, joined
from parastaminen_nb.ui.joining import joining
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.now import aside, clock_words, state_words
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.plan_table import plan_table
from parastaminen_nb.ui.reaching import reaching
from parastaminen_nb.ui.reflow import ReflowCard
from parastaminen_nb.ui.repair import Repair
from parastaminen_nb.ui.ribbon import ribbon
from parastaminen_nb.ui.seating import seating

_STANDS = Clock()


def key_meanings(_: Translator) -> dict[str, str]:
    """What the keys of the buttons beside the clock do, by the key as its reader sees it."""
    return {
        "N": _("The next step: the large button"),
        _("Space"): _("Stop the clock, or let it run"),
        "2": _("Two minutes more"),
        "+": _("A minute more"),
        "−": _("A minute less"),
        "Z": _("Take back the last step"),
        "Q": _("Sound on or off"),
        "?": _("Show or hide this list"),
    }


def desk(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """The page from which a workshop is conducted.

    Without a session it is the one that the page's server serves. Finnish unless told.
    """
    return opened(Desk, session, language)


class Desk(Page):
    """Everything that it shows comes from `session.state`; what it does, it tells the session."""

    def __init__(self, session: Session, _: Translator, hub: Hub | None = None) -> None:
        super().__init__(_)
        self._session, self._ = session, _
        self.hub = hub or Hub.told()
        self.news = News(session, self.notice, _, hub=self.hub.address)
        self.clock = ClockFace(
            _,
            stream=self.news.stream,
            counts_past=True,
            on_minute=self._minute,
            on_turn=self._minute,
        )
        self.repair = Repair(session, self.notice, _)
        self.tools = Toolbox(session, self.notice, _, self.repair.carry_out)
        self.sound = Sound(session, self.notice, _)
        presses = {"q": self.sound.turn.click, **self.tools.presses}
        self.controls = Controls(session, self.notice, _, presses)
        self.next, self.pause, self.back = (
            self.controls.next,
            self.controls.pause,
            self.controls.back,
        )
        self.aside, self.ribbon, self.tables, self.plan = Piece(), Piece(), Piece(), Piece()
        self.joining = Piece()
        self.rounds = Chips(_("Show the round"))
        self.people = Attendance(_, self._mark)
        self.reflow = ReflowCard(self._replan, self._keep_agenda, self.notice, _)
        self.proposals = Proposals(self.reflow, self.repair, _)
        self.comments = CommentList(session, self.notice, _)
        self.approving = Approving(session, self.notice, _)
        self.comments_heading = Piece()
        self.export = Download(
            _("Download comments (Excel)"),
            self._workbook,
            self.notice,
            busy_words=_("Writing the file…"),
        )
        self.export_all = Download(
            _("Download everything (Excel)"),
            lambda: Made(file_name(session.state, _, _("workshop")), everything(session, _)),
            self.notice,
            busy_words=_("Writing the file…"),
        )
        self.put(self._head(), self._grid())
        self.add_class("pa-wrap")
        self._round_of_now: int | None = None
        self.rounds.observe(lambda _change: self._render_tables(session.state), "value")
        session.observe(lambda change: self.render(change["new"]), "state")
        self.render(session.state)

    def render(self, live: Live) -> None:
        self.controls.render(live)
        self.tools.render(live)
        self.sound.render(live)
        self.controls.shortcuts.explain({**key_meanings(self._), **self.tools.meanings})
        self._render_time(live)
        self.people.render(live)
        self.repair.render(live)
        self.proposals.arrange()
        self.comments.render(live)
        self.approving.render(live)
        count = len(live.comments)
        self.comments_heading.show(heading_markup(self._("Comments"), str(count or "")))
        self._render_rounds(live)
        self._render_tables(live)
        code = live.workshop.code
        hub = self.hub.written(live.workshop.site)
        how = joining(hub.join(code), hub.short, code, self._)
        self.joining.show(joined([how, reaching(hub.public, live, self._)]))

    def _render_time(self, live: Live) -> None:
        _, now = self._, self._session.now()
        table, tracks = timetable(live, now), tracks_now(live, now)
        self.reflow.show(proposal(live, now), live.agenda_kept)
        caption, idle = clock_words(live, now, _)
        self.clock.state = state_words(live, _)
        self.clock.rings = live.phase is Phase.RUNNING and not live.muted
        self.clock.show(
            live.clock if live.phase is Phase.RUNNING else _STANDS,
            caption=caption,
            idle=idle,
            turns_at=turns_at(live, now),
        )
        self.clock.seq = self._session.seq
        self.aside.show(aside(live, table, _, tracks=tracks))
        here = live.segment.key if live.segment else None
        ended = live.phase is Phase.ENDED
        strip = ribbon(live.agenda, _, here=here, ended=ended, tracks=tracks, slack=table.slack)
        self.ribbon.show(strip)
        self.plan.show(plan_table(table, _))

    def _render_rounds(self, live: Live) -> None:
        """One chip a round. A new round shows itself; until then the choice is the reader's."""
        _, rounds = self._, live.rotation.rounds if live.rotation else 0
        last = min(rounds, live.agenda.rounds) or None  # when all of them are over
        now = live.round or live.next_round or last
        names = [
            (str(n), _("{round} now", round=n) if n == live.round else str(n))
            for n in range(1, rounds + 1)
        ]
        turned = now != self._round_of_now
        self._round_of_now = now
        self.rounds.offer(names, str(now) if turned and now else None)

    def _render_tables(self, live: Live) -> None:
        chosen = int(self.rounds.value) if self.rounds.value else None
        self.tables.show(seating(live, chosen, self._))

    def _minute(self) -> None:
        with self.notice.watch():
            self._render_time(self._session.state)
            self.proposals.arrange()

    def _mark(self, people: Sequence[str], here: bool) -> None:
        happened = PersonArrived if here else PersonLeft
        with self.notice.watch():
            now = self._session.now()
            self._session.tell(*(happened(person, now) for person in people))

    def _replan(self, accepted: Proposal) -> None:
        self._session.catch_up()
        now = self._session.now()
        fresh = proposal(self._session.state, now)
        if fresh is None or fresh.changes != accepted.changes:
            raise WorkshopError(
                N_("The situation has changed meanwhile. Look at the proposal again.")
            )
        self._session.tell(AgendaPlanned(fresh.agenda, now))

    def _keep_agenda(self, declined: Proposal, kept: bool) -> None:
        self._session.tell(AgendaKept(declined.slack_before, kept, self._session.now()))

    def _workbook(self) -> Made:
        live = self._session.state
        if not live.comments:
            raise WorkshopError(N_("There are no comments to download yet."))
        return Made(file_name(live, self._), comments_workbook(live, self._))

    def _head(self) -> ipywidgets.Widget:
        title = Piece(html("<h1>{words}</h1>", words=self._("The facilitator's desk")))
        head = row(title, self.news, classes="pa-between pa-deskhead")
        return stack(head, self.proposals.waiting, classes="pa-desktop")

    def _grid(self) -> ipywidgets.Widget:
        _ = self._
        now = stack(
            row(self.clock, self.aside, classes="pa-now"),
            self.controls,
            self.ribbon,
            row(self.controls.shortcuts, self.sound, classes="pa-between pa-keysrow"),
            classes="pa-card pa-live",
        )
        tables = card(
            row(heading(_("Tables")), self.rounds, classes="pa-between"),
            self.tables,
            classes="pa-desk-tables",
        )
        comments = card(
            row(
                self.comments_heading,
                row(self.export, self.export_all),
                classes="pa-between",
            ),
            self.approving,
            self.comments,
            classes="pa-desk-comments",
        )
        side = stack(
            self.proposals,
            self.tools,
            card(heading(_("Joining")), self.joining, classes="pa-desk-joining"),
            card(self.people, classes="pa-desk-people"),
            card(heading(_("Planned and real")), self.plan, classes="pa-desk-plan"),
        )
        grid = ipywidgets.Box([stack(now, tables, comments), side])
        for name in ("pa-box", "pa-grid", "pa-desk"):
            grid.add_class(name)
        return stack(grid, classes="pa-deskroom")
