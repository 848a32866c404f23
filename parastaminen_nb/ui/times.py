"""Who comes late, leaves early or hears only some cases: told for each, shown before it is so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import ipywidgets

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Proposal, Rotation, Rules, Seat, Times, with_times
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import heading, row
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.offers import Offers
from parastaminen_nb.ui.repair_words import moving_words
from parastaminen_nb.ui.rotation.preview import Preview
from parastaminen_nb.ui.times_form import TimesForm
from parastaminen_nb.ui.times_shown import (
    heard_before,
    time_boxes,
    time_lines,
    told_proposal,
    told_times,
)


class TimesCard(ipywidgets.VBox):
    """`form`, `told`, `offers`, `seated`, `keep`, `anew` and `forget`. Nothing is written here.

    `draft` holds what was ticked and is not in the rotation yet, `proposal` what it would do.
    """

    def __init__(self, notice: Notice, _: Translator) -> None:
        self._words, self._notice = _, notice
        self._live, self._first = Live(), 0
        self._person = ""
        self._closed: tuple[tuple[int, Seat], ...] = ()
        self.draft: dict[str, Times] = {}
        self.proposal: Proposal | None = None
        self.form = TimesForm(_, watch=notice.watch)
        self.form.when("choose", self.choose)
        self.form.when("tick", self._tick)
        self.form.when("whole", self._whole)
        self.told = Piece()
        self.offers = Offers(_, watch=notice.watch)
        self.offers.when("take", self._take)
        self.keep = button("", icon="check")
        self.keep.once = True
        self.anew = button(_("Seat everyone anew with this"), kind="sec", icon="repeat")
        self.anew.once = True
        self.forget = button(_("Keep as it is"), self._forget, kind="quiet")
        self.buttons = row(self.keep, self.anew, self.forget)
        self.seated = Preview(_, _("If everyone is seated anew:"))
        hint = Piece(
            html(
                '<p class="pa-muted">{words}</p>',
                words=_(
                    "Who comes late, leaves early or hears only some cases. You see who would "
                    "move before anything changes."
                ),
            )
        )
        title = heading(_("Who is not there all the time"))
        super().__init__(
            [title, hint, self.form, self.told, self.offers, self.seated, self.buttons]
        )
        for name in ("pa-box", "pa-card", "pa-stack"):
            self.add_class(name)

    def render(self, live: Live, first_open: int | None) -> None:
        """`first_open` is the first round that may be changed; without one nothing is offered."""
        changed = live.rotation != self._live.rotation or (first_open or 0) != self._first
        self._live, self._first = live, first_open or 0
        self.layout.display = "" if live.rotation and first_open else "none"
        if live.rotation is None or not first_open:
            return
        if changed:
            self.draft, self._closed = {}, ()
        self._reckon()

    def seated_anew(self) -> tuple[Choices, Rotation]:
        """What is asked with what is ticked, and the rotation that was told of, or is found now.
        Raises `WorkshopError` where there is none."""
        workshop, choices = self._live.workshop, self._choices()
        found = self.seated.found(workshop, choices)
        return choices, found or choices.planned(workshop, self._seed())

    def _choices(self) -> Choices:
        asked = Choices.of(self._live)
        return asked.ruled(replace(asked.rules, away=with_times(asked.rules, self.draft.values())))

    def _seed(self) -> int:
        return self._live.rotation.seed if self._live.rotation else 1

    def accepted(self) -> Rotation:
        """The rotation as proposed. Raises `WorkshopError` where nothing is."""
        if self.proposal is None:
            raise WorkshopError(N_("Tick first when somebody is there."))
        return self.proposal.rotation

    @property
    def outcome(self) -> str:
        """What is so once it is kept, in words."""
        _, rotation, names = self._words, self._live.rotation, self._names()
        said = [told_times(one, rotation, names, _) for one in self.draft.values() if rotation]
        if len(said) == 1:
            return said[0] + "."
        return _.plural(
            "The times of {n} person are kept.", "The times of {n} people are kept.", n=len(said)
        )

    def choose(self, person: str) -> None:
        """Show somebody's boxes; nobody's where there is no such person."""
        rotation = self._live.rotation
        self._person = person if rotation and person in rotation.people else ""
        self._show()

    def _tick(self, person: str, rounds: list[str], cases: list[str]) -> None:
        rotation = self._live.rotation
        if rotation is None or person not in rotation.people:
            return
        known, first = self._times(person), self._first
        fixed = heard_before(rotation, person, first)
        away = [n for n in known.away if n < first]
        away += [n for n in range(first, rotation.rounds + 1) if str(n) not in rounds]
        unheard = [case for case in rotation.cases if case not in cases and case not in fixed]
        self._tell(Times(person, tuple(away), tuple(sorted(unheard))))

    def _whole(self, person: str) -> None:
        rotation = self._live.rotation
        if rotation and person in rotation.people:
            away = tuple(n for n in self._times(person).away if n < self._first)
            self._tell(Times(person, away))

    def _tell(self, times: Times) -> None:
        rotation = self._live.rotation
        assert rotation is not None  # both callers have looked
        try:
            name = self._names().get(times.person, times.person)
            times.check(name, rotation.rounds, rotation.cases)
            self._person = times.person
            self.draft.pop(times.person, None)
            if times != Times.of(rotation.rules, times.person):
                self.draft[times.person] = times
            self._closed = ()
        finally:
            self._reckon()

    def _take(self, key: str) -> None:
        """Close a table besides, in the proposal: nothing is written yet."""
        if closing := self.offers.place(key):
            self._closed = (*self._closed, closing)
            self._reckon()

    def _forget(self, _button: object) -> None:
        with self._notice.watch():
            self.draft, self._closed = {}, ()
            self._reckon()

    def _reckon(self) -> None:
        rotation = self._live.rotation
        self.proposal = None
        try:
            if rotation and self.draft:
                self.proposal = rotation.repaired(
                    times=self.draft.values(), closed=self._closed, from_round=self._first
                )
        finally:
            self._show()

    def _show(self) -> None:
        _, rotation, names = self._words, self._live.rotation, self._names()
        if rotation is None:
            return
        with self.form.hold_sync():
            by_name = sorted(rotation.people, key=lambda key: names.get(key, key))
            self.form.people = [{"key": key, "name": names.get(key, key)} for key in by_name]
            known = {person: self._times(person) for person in by_name}
            self.form.lines = list(time_lines(known, self.draft, rotation, names, _))
            titles = {case.key: case.title for case in self._live.workshop.cases}
            chosen = known.get(self._person)
            self.form.chosen = time_boxes(chosen, rotation, titles, self._first, _)
        self._show_proposal(names)

    def _show_proposal(self, names: Mapping[str, str]) -> None:
        _, proposal = self._words, self.proposal
        told = Markup()
        if proposal:
            told = html(
                '<div role="status">{told}</div>',
                told=told_proposal(proposal, self._first, names, _),
            )
            self.keep.description = moving_words(proposal, _) or _("Keep these times")
        self.told.show(told)
        self.offers.show(proposal)
        self.buttons.layout.display = "" if proposal else "none"
        self.anew.layout.display = "" if self._first == 1 else "none"
        if proposal and self._first == 1:
            self.seated.look(self._live, self._choices(), self._seed())
        else:
            self.seated.forget()

    def _times(self, person: str) -> Times:
        rotation = self._live.rotation
        rules = rotation.rules if rotation else Rules()
        return self.draft.get(person) or Times.of(rules, person)

    def _names(self) -> dict[str, str]:
        return names_of(self._live.workshop.people)
