"""A path as two pages write it into one real log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.pathway import Decision, Experiment, Meeting, Reading, Report, Stage
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session

NOW = datetime(2027, 4, 29, 9, tzinfo=UTC)
WORKSHOP = Workshop("w1", "Kevät", starts_at=datetime(2027, 3, 11, 7, tzinfo=UTC))


@pytest.fixture
def pages(tmp_path):
    """Two pages of one workshop."""
    path = tmp_path / "a.workshop"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(WORKSHOP, NOW))
    sessions = [Session.opened(path, now=lambda: NOW) for _page in range(2)]
    yield tuple(Pathing(session) for session in sessions)
    for session in sessions:
        session.close()


def test_the_usual_meetings_come_once(pages):
    ours, _ = pages
    ours.plan_usual(6)
    ours.plan_usual(12)
    days = [one.day for one in ours.path.meetings]
    assert days[0] == date(2027, 3, 25) and len(days) == 6
    ours.take_back()
    assert len(ours.path.meetings) == 4
    ours.take_back()
    assert ours.path.meetings == () and ours.last is None


def test_without_a_day_of_the_workshop_there_are_no_usual_meetings(pages):
    ours, _ = pages
    ours.session.tell(WorkshopPlanned(replace(WORKSHOP, starts_at=None), NOW))
    with pytest.raises(WorkshopError, match="Choose that first"):
        ours.plan_usual(6)


def test_an_experiment_is_tried_counted_told_of_and_decided(pages):
    ours, theirs = pages
    ours.plan_usual(6)
    key = ours.add_experiment({"title": "Lounas koululla", "target": "20"}, sources=("d1",))
    ours.move(key, Stage.TRYING)
    ours.read(key, date(2027, 4, 20), 17)
    ours.tell(key, "follow_up", " Toimi hyvin. ")
    ours.decide(key, Decision.CONTINUES, "Kävijöitä tuli.")
    theirs.session.catch_up()
    found = theirs.path.experiment(key)
    assert (found.stage, found.decision, found.decided_on) == (
        Stage.DECIDED,
        Decision.CONTINUES,
        date(2027, 4, 29),
    )
    assert [one.value for one in theirs.path.readings_of(key)] == [17]
    assert [one.text for one in theirs.path.reports_of(key)] == ["Toimi hyvin."]


def test_what_is_tried_again_is_not_decided(pages):
    ours, _ = pages
    key = ours.add_experiment({"title": "Lounas"})
    ours.decide(key, Decision.STOPS, "Tunnit.")
    ours.move(key, Stage.TRYING)
    again = ours.path.experiment(key)
    assert (again.decision, again.reason, again.decided_on) == (None, "", None)
    ours.take_back()
    assert ours.path.experiment(key).decision is Decision.STOPS


def test_a_step_is_taken_back_and_what_others_did_meanwhile_stays(pages):
    ours, theirs = pages
    first = ours.add_experiment({"title": "Lounas"})
    second = theirs.add_experiment({"title": "Soittorinki"})
    ours.move(first, Stage.TRYING)
    theirs.write_experiment(second, {"responsible": "Päivi"})
    ours.take_back()
    assert ours.path.experiment(first).stage is Stage.IDEA
    assert ours.path.experiment(second).responsible == "Päivi"


def test_what_somebody_else_changed_since_is_not_taken_back(pages):
    ours, theirs = pages
    key = ours.add_experiment({"title": "Lounas"})
    theirs.write_experiment(key, {"responsible": "Katri"})
    with pytest.raises(WorkshopError, match="Somebody else"):
        ours.take_back()
    assert ours.path.experiment(key).responsible == "Katri"


def test_two_who_change_different_fields_at_once_keep_both(pages):
    ours, theirs = pages
    key = ours.add_experiment({"title": "Lounas"})
    theirs.session.catch_up()
    ours.write_experiment(key, {"responsible": "Katri"})
    theirs.write_experiment(key, {"next_step": "viides lounas"})
    found = theirs.path.experiment(key)
    assert (found.responsible, found.next_step) == ("Katri", "viides lounas")


def test_what_was_removed_meanwhile_is_not_written_again(pages):
    ours, theirs = pages
    key = ours.add_experiment({"title": "Lounas"})
    theirs.session.catch_up()
    theirs.drop_experiment(key)
    with pytest.raises(WorkshopError, match="has removed it"):
        ours.write_experiment(key, {"responsible": "Katri"})
    assert ours.add_experiment({"title": "Uusi"}) != key, "its readings must not become another's"


def test_two_who_add_in_the_same_moment_write_into_an_experiment_each(pages):
    ours, theirs = pages
    catch_up = ours.session.catch_up

    def overtaken():
        """They add theirs when we have read the log and not yet written into it."""
        catch_up()
        ours.session.catch_up = catch_up
        their_keys.append(theirs.add_experiment({"title": "Soittorinki"}))
        their_keys.append(theirs.add_meeting({"title": "Kahvit", "day": "2027-05-20"}))

    their_keys = []
    ours.session.catch_up = overtaken
    key = ours.add_experiment({"title": "Lounas"})
    ours.session.catch_up = overtaken
    meeting = ours.add_meeting({"title": "Kävely", "day": "2027-05-21"})
    ours.write_experiment(key, {"aim": "yhdessä"})
    theirs.write_experiment(their_keys[0], {"aim": "puhelimella"})
    catch_up()
    aims = [(one.title, one.aim) for one in ours.path.experiments]
    assert aims == [("Soittorinki", "puhelimella"), ("Lounas", "yhdessä"), ("Soittorinki", "")]
    assert [one.title for one in ours.path.meetings] == ["Kahvit", "Kahvit", "Kävely"]
    assert len({key, meeting, *their_keys}) == 6
    for _step in range(3):
        ours.take_back()
    assert [one.title for one in ours.path.experiments] == ["Soittorinki", "Soittorinki"]


def test_what_a_workbook_adds_is_not_what_somebody_added_meanwhile(pages):
    ours, theirs = pages
    base = ours.path
    book = base.with_experiment(Experiment("x1", "Lounas")).with_meeting(
        Meeting("m1", date(2027, 5, 20), "Kahvit")
    )
    book = book.with_reading("x1", Reading("x1", date(2027, 4, 20), 7), date(2027, 4, 20))
    book = book.with_report(Report("x1", "m1", "Toimi."))
    theirs.add_experiment({"title": "Soittorinki"})
    theirs.add_meeting({"title": "Kävely", "day": "2027-05-21"})
    ours.take(base, book)
    assert [one.title for one in ours.path.experiments] == ["Soittorinki", "Lounas"]
    assert [one.title for one in ours.path.meetings] == ["Kahvit", "Kävely"]
    (lunch,) = (one.key for one in ours.path.experiments if one.title == "Lounas")
    assert [one.value for one in ours.path.readings_of(lunch)] == [7]
    assert [one.text for one in ours.path.reports_of(lunch)] == ["Toimi."]
    assert ours.path.readings_of("x1") == () and ours.path.reports_of("x1") == ()


def test_nothing_is_counted_before_its_day(pages):
    ours, _ = pages
    key = ours.add_experiment({"title": "Lounas"})
    with pytest.raises(WorkshopError, match="still to come"):
        ours.read(key, date(2027, 4, 30), 3)


def test_a_change_that_changes_nothing_is_no_step(pages):
    ours, _ = pages
    key = ours.add_experiment({"title": "Lounas"})
    step = ours.last
    ours.write_experiment(key, {"title": "Lounas "})
    assert ours.last is step


def test_what_is_written_of_one_field_within_a_moment_is_one_step(pages):
    ours, theirs = pages
    key = ours.add_experiment({"title": "Lounas"})
    for words in ("v", "vii", "viides lounas"):
        ours.write_experiment(key, {"next_step": words})
    ours.write_experiment(key, {"responsible": "Katri"})
    ours.take_back()
    assert ours.path.experiment(key).next_step == "viides lounas"
    ours.take_back()
    assert ours.path.experiment(key).next_step == ""
    assert ours.can_take_back and ours.saved_at == NOW
    # What somebody else wrote between two strokes is not theirs to take back.
    ours.write_experiment(key, {"aim": "yhdessä"})
    theirs.write_experiment(key, {"measure": "kävijät"})
    ours.write_experiment(key, {"aim": "yhdessä syöden"})
    ours.take_back()
    found = ours.path.experiment(key)
    assert (found.aim, found.measure) == ("yhdessä", "kävijät")


def test_what_is_told_has_a_meeting_and_is_not_a_book(pages):
    ours, _ = pages
    ours.plan_usual(6)
    key = ours.add_experiment({"title": "Lounas"})
    with pytest.raises(WorkshopError, match="too long"):
        ours.tell(key, "calls", "x" * 4001)
    with pytest.raises(WorkshopError, match="has removed it"):
        ours.tell(key, "nowhere", "Toimi.")
    with pytest.raises(WorkshopError, match="has removed it"):
        ours.reply("nowhere", "p01", True)
