"""On the day: what to shorten so that the workshop still ends when people were told it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.block import Offer
from parastaminen_nb.core.change import Change, changes_between
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.reflow import starts_of
from parastaminen_nb.core.timetable import Standing, timetable

MINUTE = timedelta(minutes=1)

USUAL_RESERVE = 4
"""Minutes of slack to hold on to, for some are always lost on the way. They shrink to one for
every ten minutes to come, and are never more than the plan had."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What brings a workshop back to its time. It comes true by `AgendaPlanned(agenda)`.

    Without `changes` nothing can be shortened any more: then `troubles` say what is missing and
    `offers` what could be left out. Moments are in the zone of the workshop.
    """

    agenda: Agenda
    changes: tuple[Change, ...]
    behind: int
    """Minutes behind the plan; below zero when ahead."""
    ends_before: datetime
    ends_after: datetime
    target: datetime
    """When people were told it ends."""
    troubles: tuple[Sentence, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def slack_before(self) -> int:
        """Minutes to spare before the end if nothing is changed; below zero when too few."""
        return round((self.target - self.ends_before) / MINUTE)

    @property
    def slack_after(self) -> int:
        """Minutes to spare before the end when this is done; below zero when too few."""
        return round((self.target - self.ends_after) / MINUTE)

    def state(self) -> Sentence:
        """How things are: "4 min behind"."""
        if self.behind > 0:
            return Sentence(N_("{n} min behind"), {"n": self.behind})
        if self.slack_before < 0:
            return Sentence(N_("{n} min too long"), {"n": -self.slack_before})
        if self.behind < 0:
            return Sentence(N_("{n} min ahead"), {"n": -self.behind})
        return Sentence(N_("On time"))

    def headline(self) -> Sentence:
        """What to do: "Shorten the break by 2 min"."""
        if not self.changes:
            return Sentence(N_("Nothing more can be shortened"))
        if len(self.changes) == 1:
            return self.changes[0].said()
        blanks: dict[str, object] = {"count": sum(len(c.segments) for c in self.changes)}
        if all(change.by < 0 for change in self.changes):
            blanks["n"] = -sum(change.in_all for change in self.changes)
            return Sentence(N_("Shorten {count} parts, {n} min in all"), blanks)
        return Sentence(N_("Change the length of {count} parts"), blanks)

    def consequences(self) -> tuple[Sentence, ...]:
        """What follows from it, as sentences: how long what is then, and when all is over."""
        return tuple(self._consequences())

    def act(self) -> Sentence | None:
        """What stands on the button; None where there is nothing to press for."""
        if not self.changes:
            return None
        if len(self.changes) == 1:
            return self.changes[0].act()
        if all(change.by < 0 for change in self.changes):
            return Sentence(N_("Shorten these parts"))
        return Sentence(N_("Change the lengths"))

    def _consequences(self) -> Iterator[Sentence]:
        if len(self.changes) == 1:
            yield self.changes[0].then()
        else:
            for change in self.changes:
                yield Sentence(N_("{what}."), {"what": change.said()})
        yield from self.troubles
        slack, blanks = self.slack_after, {"n": self.slack_after, "time": self.target}
        if slack > 0:
            yield Sentence(
                NN_(
                    "{n} min of slack is left, and you end at {time:%H:%M} at the latest.",
                    "{n} min of slack is left, and you end at {time:%H:%M} at the latest.",
                ),
                blanks,
            )
        elif slack == 0:
            yield Sentence(N_("No slack is left. You end at {time:%H:%M}."), blanks)
        elif not self.troubles:
            yield Sentence(
                NN_("You would end {n} min late.", "You would end {n} min late."), {"n": -slack}
            )


def proposal(live: Live, now: datetime) -> Proposal | None:
    """What to change now so that the workshop ends in time; None where nothing needs changing.

    What is done stays, and so does the clock of the segment that is going on: people were told
    it. What was shortened earlier is given back once the workshop is no longer behind. A minute
    or two are not worth a word: nothing is proposed while half of the reserve is left.
    """
    table, agenda = timetable(live, now), live.agenda
    coming = [line for line in table.lines if line.standing is Standing.COMING and line.segment]
    target, behind = table.lines[-1].planned, table.behind
    if not coming or target is None or behind is None:
        return None
    first, free = coming[0].segment, coming[0].real
    assert first is not None and free is not None
    rest = agenda.segments[agenda.place(first.key) :]
    starts = starts_of(rest, free)
    left = (target.astimezone(UTC) - free.astimezone(UTC)) // MINUTE
    reserve = max(0, min(USUAL_RESERVE, agenda.slack, left // 10))
    laid = agenda.reflowed(free, first=first.key, end=target, reserve=reserve, stretch=False)
    changes = changes_between(agenda, laid.agenda)
    if not changes and laid.fits:
        return None
    found = Proposal(
        laid.agenda,
        changes,
        behind,
        starts[-1],
        laid.starts[-1],
        target,
        laid.said() if not laid.fits else (),
        laid.offers(),
    )
    hurried = any(
        block.before
        and starts[agenda.place(block.before.key) - agenda.place(first.key)] > block.ends
        for block in laid.blocks
    )
    if hurried or (found.slack_before * 2 <= reserve and any(c.by < 0 for c in changes)):
        return found
    gives_back = behind <= 0 and all(change.by > 0 for change in changes)
    return found if gives_back or not laid.fits else None
