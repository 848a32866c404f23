"""The rotation: what is asked of it, how good it is, who sits where, and moves by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import ipywidgets

from parastaminen_nb.apps import rotation_files
from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.core.choices import Choices, agenda_with_rounds, first_open_round
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.rotation import Alternative, Rotation
from parastaminen_nb.i18n import Translator
from parastaminen_nb.planning import Planning
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.dropping import Dropping
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.plan.step import nothing_yet, noticed
from parastaminen_nb.ui.rotation import (
    Asking,
    Comparing,
    Flow,
    Moving,
    Seats,
    closed_words,
    quality_told,
    who_meets_whom,
)
from parastaminen_nb.ui.rotation_tables import people_by_round, tables_by_round
from parastaminen_nb.ui.status import Status
from parastaminen_nb.ui.times import TimesCard


def rotation(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """A page on which the rotation is found, compared, looked at and changed by hand.

    >>> from parastaminen_nb import open_workshop, rotation
    >>> page = rotation(open_workshop("example"))
    """
    return opened(RotationPage, session, language)


class RotationPage(Page):
    """`told` says how good it is, `asking` what is asked, `moving` moves a person, `comparing`
    shows others; `view` chooses between tables and people."""

    def __init__(self, session: Session, _: Translator) -> None:
        notice = Notice(_)
        self._words, self.notice = _, notice
        self.planning = Planning(session)
        self.lead, self.told, self.matrix = Piece(), Piece(), Piece()
        self.tables = Seats(_, watch=notice.watch)
        self.tables.when("drop", self._shift)
        self.tables.when("pick", self._pick)
        self.flow = Flow(_, watch=notice.watch)
        self.flow.when("choose", self._point)
        self.told.add_class("pa-rot-told")
        self.saved = Status("pa-muted pa-small", icon="check")
        self.undo = button(_("Take back"), self._take_back, kind="quiet", icon="undo")
        self.news = News(session, notice, _, hub=Hub.told().address, calm=True)
        self.view = Chips(
            _("Show"),
            [
                ("tables", _("Table by table")),
                ("people", _("Person by person")),
                ("flow", _("As a picture")),
            ],
        )
        self.moving = Moving(notice, _)
        self.moving.move.on_click(lambda _button: self._keep(self.moving))
        self.moving.pin.on_click(self._pin)
        self.dropping = Dropping(notice, _)
        self.dropping.move.on_click(self._drop)
        self.times = TimesCard(notice, _)
        self.times.keep.on_click(lambda _button: self._keep(self.times))
        self.times.anew.on_click(self._seat_anew)
        self.asking = Asking(notice, _, rotation_files.RulesOnFile(_))
        self.asking.find.on_click(self._find)
        self.comparing = Comparing(_, watch=notice.watch)
        self.asking.on_change(self._asked)
        self.comparing.when("compare", self._look_around)
        self.comparing.when("choose", self._choose)
        self.empty = Piece(
            nothing_yet(
                _("No rotation yet"), _("It seats everyone at a table in every round."), "swap"
            )
        )
        self.export = self._download(_("Download the rotation (Excel)"), rotation_files.workbook)
        self.rooms = self._download(_("Rooms for Zoom and Teams (zip)"), rotation_files.rooms)
        self.document = self._download(_("For other programs (JSON)"), rotation_files.document)
        self._found: tuple[Alternative, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._ways: tuple[Rotation | None, tuple[Sentence, ...]] = (None, ())
        super().__init__(_, self.news, self._head(), self.told, self._grid(), notice=notice)
        self.add_class("pa-wrap")
        self.view.observe(lambda _change: self._render_tables(self.planning.state), "value")
        self.moving.picker.observe(lambda _c: self._render_tables(self.planning.state), "chosen")
        self.planning.observe(self._learn, ["state", "saved_at", "can_take_back"])
        self.render(self.planning.state)

    def render(self, live: Live) -> None:
        first = first_open_round(live)
        shown = (live.workshop, live.agenda, live.rotation, live.asked, live.phase, first)
        if shown == self._shown:
            return  # a comment or somebody's arrival changes nothing here
        self._shown = shown
        self._render_lead(live)
        self._render_told(live)
        self.asking.render(live)
        closed = self._closed(live)
        find = self.asking.find
        find.description = self._find_words(live)
        find.disabled, find.reason = bool(closed), closed
        self.moving.render(live, first)
        self.dropping.render(live, first)
        self.times.render(live, first)
        there = live.rotation is not None
        self.empty.layout.display = "none" if there else ""
        for part in (self.view, self.moving, self.pictured, self.export, self.files):
            part.layout.display = "" if there else "none"
        self._render_tables(live)
        self._render_matrix(live)
        self.comparing.forget()

    def _render_lead(self, live: Live) -> None:
        _, workshop, rotation = self._words, live.workshop, live.rotation
        parts = [
            _.plural("{n} participant", "{n} participants", n=len(workshop.participants)),
            _.plural("{n} case", "{n} cases", n=len(workshop.cases)),
        ]
        if rotation:
            most = max((len(rotation.tables(n + 1)) for n in range(rotation.rounds)), default=0)
            parts.append(_.plural("{n} table", "{n} tables", n=most))
            parts.append(_.plural("{n} round", "{n} rounds", n=rotation.rounds))
        self.lead.show(
            html(
                '<h1>{title}</h1><p class="pa-lead">{parts}.</p>',
                title=_("Rotation"),
                parts=", ".join(parts),
            )
        )

    def _render_told(self, live: Live) -> None:
        _ = self._words
        if live.rotation is None:
            self.told.show(Markup())
            return
        told = quality_told(live, live.rotation, _, self._ways_out(live, live.rotation))
        closed = self._closed(live)
        if closed:
            told += noticed("info", closed)
        elif live.phase is not Phase.PLANNED:
            told += noticed(
                "warn",
                _("The workshop has begun. Another rotation is seen at once on wall and phones."),
            )
        self.told.show(html('<div class="pa-stack-s">{told}</div>', told=told))

    def _ways_out(self, live: Live, rotation: Rotation) -> tuple[Sentence, ...]:
        """What would help, sought once for a rotation, and only where it can still be found."""
        if self._closed(live) or outdated(live) or not rotation.conflicts():
            return ()
        if self._ways[0] != rotation:
            self._ways = (rotation, Choices.of(live).ways_out(live.workshop))
        return self._ways[1]

    def _render_tables(self, live: Live) -> None:
        flowing, lit = self.view.value == "flow", self.moving.person
        self.tables.layout.display = "" if live.rotation and not flowing else "none"
        self.flow.layout.display = "" if live.rotation and flowing else "none"
        if live.rotation and flowing:
            self.flow.show(live.rotation, names_of(live.workshop.people))
            self.flow.lit = lit
        elif live.rotation:
            shown = people_by_round if self.view.value == "people" else tables_by_round
            told = shown(live, live.rotation, self._words, lit=lit)
            self.tables.show(told, first_open_round(live))

    def _shift(self, person: str, round: str, place: str) -> None:
        """A name was dragged: what that costs is said first, as when it is chosen above."""
        self.moving.choose(person, round, place)

    def _pick(self, person: str, round: str) -> None:
        """A name was pressed in the tables: that person is chosen, in that round."""
        self.moving.choose(person, round, "")

    def _point(self, person: str) -> None:
        """A person was pressed in the picture; pressed again, nobody is chosen."""
        chosen = self.moving.picker.chosen
        again = person == chosen["person"]
        self.moving.choose("" if again else person, chosen["round"], "")

    def _render_matrix(self, live: Live) -> None:
        if live.rotation:
            names = names_of(live.workshop.people)
            self.matrix.show(who_meets_whom(live.rotation, names, self._words))

    def _closed(self, live: Live) -> str:
        return closed_words(live, self._words)

    def _asked(self, of: str) -> None:
        choices, made = self.asking.choices, Choices.made(self.planning.state)
        self.planning.write(asked=None if choices == made else choices, of=of)

    def _find_words(self, live: Live) -> str:
        _ = self._words
        if live.rotation is None:
            return _("Find a rotation")
        if self.asking.differs or outdated(live):
            return _("Find a rotation with these choices")
        return _("Find another rotation")

    def _find(self, _button: object) -> None:
        with self.notice.watch():
            live, choices = self.planning.state, self.asking.choices
            self._refuse_closed(live)
            current = live.rotation
            again = not self.asking.differs and not outdated(live)
            try:
                seed = current.seed + 1 if current and again else 1
                looked_at = None if again else self.asking.outcome.found(live.workshop, choices)
                found = looked_at or choices.planned(live.workshop, seed)
                self._write(live, choices, found)
            except WorkshopError as trouble:
                ways = choices.ways_out(live.workshop)
                self.asking.show_refused(trouble.sentence, ways)

    def _look_around(self) -> None:
        live = self.planning.state
        self._found = self.asking.choices.alternatives(live.workshop)
        self.comparing.show(self._found, live.rotation, self._closed(live))

    def _choose(self, place: int) -> None:
        live = self.planning.state
        self._refuse_closed(live)
        if 0 <= place < len(self._found):
            found = self._found[place].rotation
            choices = replace(self.asking.choices, size=found.size, rounds=found.rounds)
            self._write(live, choices, found)

    def _write(self, live: Live, choices: Choices, found: Rotation) -> None:
        """Keep a rotation, with the sizes and rounds that it was asked for."""
        workshop = replace(live.workshop, group_size=choices.size)
        agenda = live.agenda
        if agenda.segments:
            agenda = agenda_with_rounds(workshop, agenda, choices.rounds)
        self.planning.write(workshop=workshop, agenda=agenda, rotation=found, asked=None)
        _, unmet = self._words, len(found.conflicts())
        if unmet:
            words = _.plural("{n} wish is not met:", "{n} wishes are not met:", n=unmet)
            self.notice.say(words.rstrip(":") + ".", "warn")
        else:
            self.notice.say(_.say(found.quality().sentences()[0]))

    def _refuse_closed(self, live: Live) -> None:
        if self._closed(live):
            raise WorkshopError(N_("Rounds have begun and stay as they are."))

    def _keep(self, proposing: Moving | TimesCard) -> None:
        with self.notice.watch():
            after, outcome = proposing.accepted(), proposing.outcome
            self.planning.write(rotation=after)
            self.notice.say(outcome)

    def _drop(self, _button: object) -> None:
        with self.notice.watch():
            dropped, outcome = self.dropping.accepted(), self.dropping.outcome
            rotation = dropped.proposal.rotation if dropped.proposal else None
            workshop = dropped.told_in(self.planning.state.workshop)
            self.planning.write(workshop=workshop, rotation=rotation)
            self.notice.say(outcome)
            self.dropping.clear()

    def _seat_anew(self, _button: object) -> None:
        """Another rotation for the times that are ticked, where no round has begun."""
        with self.notice.watch():
            live = self.planning.state
            self._refuse_closed(live)
            self._write(live, *self.times.seated_anew())

    def _pin(self, _button: object) -> None:
        with self.notice.watch():
            after, outcome = self.moving.with_pin()
            self.planning.write(rotation=after)
            self.notice.say(outcome)

    def _download(self, words: str, make: Callable[[Live, Translator], Made]) -> Download:
        _ = self._words
        return Download(
            words,
            lambda: make(self.planning.state, _),
            self.notice,
            busy_words=_("Writing the file…"),
        )

    def _take_back(self, _button: object) -> None:
        with self.notice.watch():
            self.planning.take_back()

    def _learn(self, change: dict[str, object]) -> None:
        with self.notice.watch():
            if change["name"] == "state":
                self.render(self.planning.state)
            else:
                self._render_saved()

    def _render_saved(self) -> None:
        _, saved_at = self._words, self.planning.saved_at
        if saved_at:
            moment = self.planning.state.workshop.local(saved_at)
            self.saved.words = _("Saved at {time}", time=_.time(moment))
        self.undo.layout.display = "" if self.planning.can_take_back else "none"

    def _head(self) -> ipywidgets.Widget:
        self.undo.layout.display = "none"
        acts = row(self.saved, self.undo, self.export)
        return row(self.lead, acts, classes="pa-between pa-rot-head")

    def _grid(self) -> ipywidgets.Widget:
        _ = self._words
        seats = card(
            row(heading(_("Who sits where")), self.view, classes="pa-between"),
            self.empty,
            self.moving,
            self.tables,
            self.flow,
        )
        others = card(heading(_("Alternatives side by side")), self.comparing)
        self.pictured = card(heading(_("Who meets whom")), self.matrix)
        self.files = card(
            heading(_("Take the rotation along")),
            Piece(
                html(
                    '<p class="pa-muted">{words}</p>',
                    words=_(
                        "The Excel file at the top of the page has slips and table sheets to "
                        "print, too. Zoom reads a file a round; Teams has a list to go by."
                    ),
                )
            ),
            row(self.rooms, self.document),
        )
        return stack(
            seats,
            self.asking,
            self.times,
            self.dropping,
            others,
            self.pictured,
            self.files,
            classes="pa-rot",
        )
