"""The card that proposes what to shorten, pressed as a facilitator presses it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.catching_up import Proposal, proposal
from parastaminen_nb.core.events import AgendaPlanned, SegmentStarted, WorkshopPlanned
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import translator
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.reflow import ReflowCard

ONE = datetime.fromisoformat("2027-03-11T13:00+02:00")
AGENDA = Agenda(
    (
        Segment("round-1", Kind.ROUND, 30, round=1),
        Segment("round-2", Kind.ROUND, 30, round=2),
        Segment("break", Kind.BREAK, 15),
        Segment("summary", Kind.SUMMARY, 20, title="<b>Yhteenveto</b>"),
    ),
    minutes=100,
)


def proposed(late: int) -> Proposal | None:
    live = Live()
    for event in (
        WorkshopPlanned(Workshop("w", "W", starts_at=ONE), ONE),
        AgendaPlanned(AGENDA, ONE),
        SegmentStarted("round-1", ONE + timedelta(minutes=30 + late), ONE),
    ):
        live = after(event, live)
    return proposal(live, ONE + timedelta(minutes=10))


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def shown(pressed):
    _ = translator("fi")
    return ReflowCard(
        lambda found: pressed.append(("accept", found)),
        lambda found, kept: pressed.append(("keep" if kept else "again", found)),
        Notice(_),
        _,
    )


def test_nothing_is_seen_while_nothing_is_proposed(shown):
    assert shown.layout.display == "none"
    shown.show(proposed(0))
    assert shown.layout.display == "none"


def test_it_says_what_how_and_what_follows_and_is_accepted_by_one_press(shown, pressed):
    found = proposed(4)
    shown.show(found)
    assert shown.layout.display == ""
    assert shown.accept.description == "Lyhennä taukoa"
    for words in ("4 min jäljessä", "<h2>Lyhennä taukoa 3 min</h2>", "Tauko on silloin 12 min."):
        assert words in shown.told.value.replace("\N{NO-BREAK SPACE}", " ")
    shown.accept.click()
    assert pressed == [("accept", found)]


def test_several_changes_are_listed_and_a_title_stays_words(shown):
    shown.show(proposed(14))
    assert shown.accept.description == "Lyhennä näitä vaiheita"
    assert "<li>Lyhennä taukoa 5\N{NO-BREAK SPACE}min.</li>" in shown.told.value
    assert "<b>Yhteenveto" not in shown.told.value
    assert "&lt;b&gt;Yhteenveto" in shown.told.value


def test_what_is_declined_stays_away_until_it_has_got_worse(shown, pressed):
    shown.show(proposed(4))
    shown.keep.click()
    kept = pressed[0][1].slack_before
    shown.show(proposed(4), kept)
    assert shown.proposal is None
    assert "pysyy toistaiseksi ennallaan" in shown.told.value
    shown.show(proposed(5), kept)
    assert shown.proposal is None
    shown.show(proposed(6), kept)
    assert shown.proposal is not None
    shown.show(proposed(5), kept)
    shown.again.click()
    assert [what for what, _found in pressed] == ["keep", "again"]
    shown.show(proposed(5), None)
    assert shown.proposal is not None


def test_what_was_declined_comes_again_once_nothing_was_proposed_in_between(shown):
    kept = proposed(4).slack_before
    shown.show(proposed(4), kept)
    shown.show(None, kept)
    assert shown.layout.display == "none"
    shown.show(proposed(4), kept)
    assert shown.proposal is not None


def test_what_cannot_fit_offers_what_can_be_left_out_and_no_button(shown):
    short = AGENDA
    for segment in AGENDA.segments[1:]:
        short = short.changed(segment.cut_to(segment.bounds.least))
    found = proposed(60)
    shown.show(found)
    assert "lopettaisitte" in shown.told.value
    assert shown.told.value.count("<li>Jätä pois") == 3
    shown.show(Proposal(short, (), 60, ONE, ONE, ONE, found.troubles, found.offers))
    assert shown.accept.layout.display == "none"
    assert "Mitään ei voi enää lyhentää" in shown.told.value
