"""A workshop folded from its events: what each of them does to it.

What people write is folded in `talk`, what follows the workshop in `onward`, the value itself
stands in `state`; all are told here.
"""

from __future__ import annotations

from dataclasses import replace

from parastaminen_nb.core import onward, talk
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.events import (
    AgendaKept,
    AgendaPlanned,
    Announced,
    ClockPaused,
    ClockRunning,
    DoorsOpened,
    GuestArrived,
    LetterSent,
    PersonArrived,
    PersonLeft,
    PhoneReached,
    RotationAsked,
    RotationPlanned,
    SecretaryTook,
    SegmentStarted,
    SessionEnded,
    SignupCame,
    SignupErased,
    SignupOpened,
    SoundMuted,
    StepTakenBack,
    TablesKept,
    TaskTicked,
    WallHeld,
    WordsShown,
    WorkshopPlanned,
)
from parastaminen_nb.core.letters import ABOUT_MEETINGS
from parastaminen_nb.core.meetings_told import Told
from parastaminen_nb.core.state import Live, Phase, Step, after

__all__ = ["STEPS_BACK", "Live", "Phase", "Step", "after", "onward", "talk"]

STEPS_BACK = 20


@after.register
def _(event: WorkshopPlanned, live: Live) -> Live:
    plan, before = event.workshop, live.workshop
    if before.key and live.phase is not Phase.PLANNED:
        # Who wrote was told one level of anonymity; nothing makes it another afterwards.
        plan = replace(plan, anonymity=before.anonymity)
    return replace(live, workshop=plan)


@after.register
def _(event: AgendaPlanned, live: Live) -> Live:
    return replace(live, agenda=event.agenda, agenda_kept=None)


@after.register
def _(event: RotationPlanned, live: Live) -> Live:
    if event.repaired_from and event.rotation == live.rotation:
        return live  # two desks moved the same people; the way back leads to before the first
    asked = live.asked
    if asked is not None and live.rotation is not None:
        # Who was pinned on the plan by hand, or told to come late, is so in what is still asked.
        asked = asked.with_rules_changed(live.rotation.rules, event.rotation.rules)
    repaired = (live.rotation, event.repaired_from) if live.rotation else None
    return replace(
        live,
        rotation=event.rotation,
        asked=asked,
        tables_kept=None,
        repaired=repaired if event.repaired_from else None,
    )


@after.register
def _(event: AgendaKept, live: Live) -> Live:
    return replace(live, agenda_kept=event.slack if event.kept else None)


@after.register
def _(event: TablesKept, live: Live) -> Live:
    return replace(live, tables_kept=frozenset(event.people) if event.kept else None)


@after.register
def _(event: RotationAsked, live: Live) -> Live:
    return replace(live, asked=event.choices)


@after.register
def _(event: DoorsOpened, live: Live) -> Live:
    return replace(live, phase=Phase.OPEN) if live.phase is Phase.PLANNED else live


@after.register
def _(event: SegmentStarted, live: Live) -> Live:
    if live.step.segment == event.segment and live.phase is Phase.RUNNING:
        return live  # somebody else pressed at the same moment; the first press counts
    began = dict(live.started)
    began.setdefault(event.segment, event.at)
    return replace(
        live,
        phase=Phase.RUNNING,
        step=Step(event.segment, Clock(ends_at=event.ends_at)),
        earlier=_with(live.earlier, live.step),
        started=tuple(began.items()),
        ended_at=None,
    )


@after.register
def _(event: ClockRunning, live: Live) -> Live:
    return _with_clock(live, Clock(ends_at=event.ends_at))


@after.register
def _(event: ClockPaused, live: Live) -> Live:
    return _with_clock(live, Clock(left=event.left))


@after.register
def _(event: StepTakenBack, live: Live) -> Live:
    step = Step(event.segment, Clock(event.ends_at, event.left))
    if step == live.step and live.phase is not Phase.ENDED:
        return live
    earlier = live.earlier[:-1] if live.earlier and live.earlier[-1] == step else live.earlier
    # A segment that was stepped out of has not begun, unless it began before that step too.
    undone = live.step.segment if live.step.segment != step.segment else None
    kept = {held.segment for held in earlier} | {step.segment}
    started = tuple((key, at) for key, at in live.started if key != undone or key in kept)
    phase = Phase.RUNNING if event.segment else Phase.OPEN
    return replace(live, phase=phase, step=step, earlier=earlier, started=started, ended_at=None)


@after.register
def _(event: SessionEnded, live: Live) -> Live:
    return replace(live, phase=Phase.ENDED, ended_at=live.ended_at or event.at)


@after.register
def _(event: PhoneReached, live: Live) -> Live:
    return replace(live, reached_at=event.at)


@after.register
def _(event: PersonArrived, live: Live) -> Live:
    return replace(live, present=live.present | {event.person})


@after.register
def _(event: PersonLeft, live: Live) -> Live:
    return replace(live, present=live.present - {event.person})


@after.register
def _(event: GuestArrived, live: Live) -> Live:
    others = tuple(guest for guest in live.guests if guest.key != event.person.key)
    present = live.present | {event.person.key}
    return replace(live, guests=(*others, event.person), present=present)


@after.register
def _(event: Announced, live: Live) -> Live:
    said = event.announcement
    others = tuple(one for one in live.announcements if one.to != said.to)
    return replace(live, announcements=(*others, said) if said.text else others)


@after.register
def _(event: SecretaryTook, live: Live) -> Live:
    others = tuple(one for one in live.secretaries if one.place != event.secretary.place)
    return replace(live, secretaries=(*others, event.secretary))


@after.register
def _(event: WordsShown, live: Live) -> Live:
    return replace(live, words_of=event.case)


@after.register
def _(event: WallHeld, live: Live) -> Live:
    return replace(live, wall_held=event.held)


@after.register
def _(event: SoundMuted, live: Live) -> Live:
    return replace(live, muted=event.muted)


@after.register
def _(event: LetterSent, live: Live) -> Live:
    sending, told = event.sending, live.meetings_told
    if sending.letter in ABOUT_MEETINGS:
        meeting = next((one for one in live.path.meetings if one.key == sending.case), None)
        told = told.grown(Told(sending, meeting))
    return replace(live, letters=live.letters.grown(sending), meetings_told=told)


@after.register
def _(event: TaskTicked, live: Live) -> Live:
    return replace(
        live, ticked=live.ticked | {event.task} if event.done else live.ticked - {event.task}
    )


@after.register
def _(event: SignupOpened, live: Live) -> Live:
    return replace(live, signup_open=event.open)


@after.register
def _(event: SignupCame, live: Live) -> Live:
    return replace(live, signups=(*live.signups, event.key))


@after.register
def _(event: SignupErased, live: Live) -> Live:
    return replace(live, signups=tuple(key for key in live.signups if key != event.key))


def _with_clock(live: Live, clock: Clock) -> Live:
    if clock == live.clock or live.phase is not Phase.RUNNING:
        return live
    step = replace(live.step, clock=clock)
    return replace(live, step=step, earlier=_with(live.earlier, live.step))


def _with(earlier: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    return (*earlier, step)[-STEPS_BACK:]
