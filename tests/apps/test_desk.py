"""The desk, pressed as a facilitator presses it: on a real file, with noon handed in."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parastaminen_nb.apps.desk import Desk, desk
from parastaminen_nb.apps.open import TRACES, Hub
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    AgendaPlanned,
    CommentWritten,
    PersonArrived,
    PhoneReached,
    RotationPlanned,
    WorkshopPlanned,
)
from parastaminen_nb.core.live import Phase
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.workshop import Anonymity, Case, Person, Variant, Workshop
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.ui.reaching import reaching

NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")
NAMES = [
    "Aino",
    "Bo",
    "Cecilia",
    "Daniel",
    "Eero",
    "Fatima",
    "Gun",
    "Hanna",
    "Ilmari",
    "Jenni",
    "Kalle",
    "Liisa",
]
WORKSHOP = Workshop(
    key="w",
    title="Yhdessä",
    starts_at=NOON,
    people=tuple(Person(f"p{n}", f"{name} Koe") for n, name in enumerate(NAMES)),
    question="Mikä tässä toimisi meillä?",
    code="KUUSI 42",
).with_cases(Case("", "Kyläkeittiö", "Katri"), Case("", "Soittorinki", "Päivi"))
AGENDA = Agenda.generated(Variant.COMMON, cases=2, minutes=120)


class Hands:
    """A clock on the wall that a test turns."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at

    def pass_minutes(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.workshop"
    rotation = plan_rotation(WORKSHOP.people, WORKSHOP.cases, size=WORKSHOP.group_size)
    with Log(path, create=True) as log:
        log.append(
            WorkshopPlanned(WORKSHOP, NOON),
            AgendaPlanned(AGENDA, NOON),
            RotationPlanned(rotation, NOON),
        )
    return path


@pytest.fixture
def session(path, hands):
    session = Session(Log(path), now=hands)
    yield session
    session.close()


@pytest.fixture
def board(session):
    return Desk(session, translator("en"), Hub("http://127.0.0.1:8420", "http://127.0.0.1:8420"))


def written(key: str, text: str = "Hyvä", case: str = "a") -> CommentWritten:
    return CommentWritten(Comment(key, text, case, 1, 1, "p1", NOON))


def test_the_next_button_says_what_it_does_all_the_way_to_the_end(board, session):
    said = []
    while board.next.description:
        said.append(board.next.description)
        board.next.click()
    assert said == [
        "Open the doors",
        "Start: Welcome",
        "Start: Cases in brief",
        "Start the move to the tables",
        "Start round 1",
        "Start the move to the tables",
        "Start round 2",
        "Start: What do we try at home?",
        "Start: Feedback and next steps",
        "End the workshop",
    ]
    assert session.state.phase is Phase.ENDED
    assert board.next.layout.display == "none"
    assert "ended at 12:00" in board.clock.caption
    assert "Download everything now" in board.aside.value


def test_the_clock_says_how_far_it_was_read_and_which_stream_may_know_more(board, session):
    assert board.clock.stream == board.news.stream != ""
    board.next.click()
    assert board.clock.seq == session.seq > 0


def test_an_end_that_came_too_early_is_taken_back(board, session):
    while board.next.description:
        board.next.click()
    board.back.click()
    assert session.state.phase is Phase.RUNNING
    assert session.state.segment.key == "feedback"
    assert board.next.description == "End the workshop"


def test_a_clock_is_stopped_and_runs_on_with_what_was_left(board, session, hands):
    board.next.click()
    board.next.click()
    hands.pass_minutes(3)
    board.pause.click()
    assert (board.clock.ends_at, board.clock.left) == (None, 5 * 60 * 1000)
    assert board.pause.description == "Let the clock run"
    hands.pass_minutes(10)
    board.pause.click()
    assert board.clock.ends_at == (NOON + timedelta(minutes=18)).timestamp() * 1000
    assert board.pause.description == "Stop the clock"


def test_two_minutes_more_are_two_minutes_behind(board, session):
    board.next.click()
    board.next.click()
    board.controls.two.click()
    assert session.state.clock.ends_at == NOON + timedelta(minutes=10)
    assert "You are 2\N{NO-BREAK SPACE}min behind." in board.aside.value
    board.controls.minus.click()
    board.controls.minus.click()
    assert "You are on time." in board.aside.value


def test_a_clock_that_is_over_makes_the_plan_late_when_a_minute_passes(board, hands):
    board.next.click()
    board.next.click()
    assert "Ends at 12:08" in board.clock.caption
    hands.pass_minutes(11)
    board.clock._handle_custom_msg("minute", [])
    assert "You are 3\N{NO-BREAK SPACE}min behind." in board.aside.value
    assert "Ended at 12:08" in board.clock.caption


def test_the_strip_shows_the_minutes_that_are_left_and_not_those_of_the_plan(board, hands):
    board.next.click()
    board.next.click()
    planned = board._session.state.agenda.slack
    assert f'class="slack" style="--m:{planned}"' in board.ribbon.value
    board.controls.two.click()
    assert f'class="slack" style="--m:{planned - 2}"' in board.ribbon.value
    hands.pass_minutes(60)
    board.clock._handle_custom_msg("minute", [])
    assert "slack" not in board.ribbon.value


def test_keys_press_the_buttons_and_can_be_switched_off(board, session):
    board.controls.shortcuts.press("n")
    assert session.state.phase is Phase.OPEN
    board.controls.shortcuts.on = False
    board.controls.shortcuts.press("n")
    assert session.state.segment is None


def test_buttons_that_can_do_nothing_are_not_there(board):
    assert board.pause.layout.display == "none"
    assert board.back.layout.display == "none"
    board.next.click()
    board.next.click()
    assert board.pause.layout.display == ""
    assert board.back.layout.display == ""


def test_two_desks_that_start_together_start_one_round(board, path, hands):
    other = Desk(Session(Log(path), now=hands), translator("fi"), Hub())
    board.next.click()
    other.news._handle_custom_msg("ask", [])
    board.next.click()
    other.next.click()
    board.news._handle_custom_msg("ask", [])
    assert board.next.description == "Start: Cases in brief"
    assert [key for key, _at in board._session.state.started] == ["welcome"]
    other._session.close()


def test_two_desks_that_stop_the_clock_together_take_one_step(board, path, session, hands):
    session.start(session.state.agenda.segment("round-1"))
    with Log(path) as log:
        other = Session(log, now=hands)
        board.pause.click()
        assert not other.state.clock.paused, "it has not read yet what the first one did"
        other.pause()
        other.take_back()
    session.catch_up()
    assert not session.state.clock.paused


@pytest.mark.parametrize("by_key", [False, True])
def test_a_step_that_another_desk_has_taken_meanwhile_is_not_taken_again(board, session, by_key):
    """Pressed while the page still showed what was before the other desk's press."""

    def late_press(button, key):
        seen = button.about
        getattr(session, {"n": "start_next", " ": "pause", "z": "take_back"}[key])()
        if by_key:
            board.controls.shortcuts._handle_custom_msg({"key": key, "about": seen}, [])
        else:
            button._handle_custom_msg({"click": seen}, [])

    session.start(session.state.agenda.segment("cases"))
    late_press(board.next, "n")
    assert session.state.segment.key == "move-1"
    late_press(board.pause, " ")
    assert session.state.clock.paused
    late_press(board.back, "z")
    assert not session.state.clock.paused
    assert session.state.segment.key == "move-1"
    board.next._handle_custom_msg({"click": board.next.about}, [])
    assert session.state.segment.key == "round-1"


def test_news_bring_what_others_wrote(board, path):
    assert board.comments.comments == []
    with Log(path) as log:
        log.append(written("k1", "<script>alert(1)</script>"))
    board.news._handle_custom_msg("ask", [])
    assert [row["text"] for row in board.comments.comments] == ["<script>alert(1)</script>"]
    assert "1" in board.comments_heading.value


def test_comments_come_newest_first_and_all_when_asked(board, session):
    session.tell(*(written(f"k{n}") for n in range(20)))
    assert [row["key"] for row in board.comments.comments][:2] == ["k19", "k18"]
    assert len(board.comments.comments) < board.comments.total == 20
    board.comments.do("all")
    assert len(board.comments.comments) == 20


def test_pinning_and_hiding_go_through_the_log(board, session):
    session.tell(written("k1"), written("k2"))
    board.comments.pin("k1")
    board.comments.hide("k2")
    assert (session.state.pinned, session.state.hidden) == ({"k1"}, {"k2"})
    board.comments.hide("k2", False)
    assert not session.state.hidden


def test_a_comment_that_nobody_was_shown_cannot_be_hidden(board, session):
    board.comments.hide("nothing")
    board.comments.hide(7)
    assert not session.state.hidden


def test_people_are_marked_and_the_missing_are_named(board, session):
    board.people.mark_everyone()
    assert board.people.words["said"] == "Everyone is here."
    board.people._handle_custom_msg({"person": "p3", "here": False}, [])
    assert board.people.words["heading"] == "Here 11 / 12"
    assert board.people.words["said"] == "Missing: Daniel\xa0K."
    assert [few["label"] for few in board.people.few] == ["Daniel\xa0K. came"]
    assert "<s>Daniel K.</s>" in board.tables.value
    board.people.mark("p3")
    assert session.state.present == {person.key for person in WORKSHOP.people}


def test_a_person_who_is_not_on_the_list_cannot_be_marked(board, session):
    board.people.mark("somebody")
    assert session.state.present == frozenset()


def test_the_tables_follow_the_round_until_another_is_chosen(board, session):
    session.start(AGENDA.segment("round-1"))
    assert board.rounds.value == "1"
    board.rounds.value = "2"
    second = board.tables.value
    session.tell(PersonArrived("p1", NOON))
    assert board.rounds.value == "2"
    session.start(AGENDA.segment("round-2"))
    board.rounds.value = "1"
    assert board.tables.value != second
    assert [option["label"] for option in board.rounds.options] == ["1", "2 now"]


def test_after_the_rounds_the_last_tables_stand_and_a_question_ends_its_own_sentence(path, hands):
    session = Session(Log(path), now=hands)
    session.start(session.state.agenda.segment("summary"))
    late = Desk(session, translator("en"), Hub())
    assert late.rounds.value == str(session.state.rotation.rounds)
    assert late.clock.caption.startswith("What do we try at home? Ends at ")
    session.close()


def test_the_current_part_is_marked_in_the_plan(board, session):
    session.start(AGENDA.segment("round-1"))
    row = board.plan.value.split('aria-current="step"')[1].split("</tr>")[0]
    assert "Round 1" in row


def test_the_comments_leave_as_a_workbook_with_text_that_stays_text(board, session):
    session.tell(written("k1", "=1+1"), written("k2", "Soittaja", "b"))
    board.export.click()
    assert board.export.made.name == "comments 2027-03-11 Yhdessä.xlsx"
    sheet = load_workbook(BytesIO(board.export.made.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][0] == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert "A Kyläkeittiö" in rows[1] and "B Soittorinki" in rows[2]
    assert not any("Bo Koe" in row for row in rows)
    assert not board.export.busy


def test_writers_are_named_only_where_that_was_announced(board, session):
    session.tell(WorkshopPlanned(replace(WORKSHOP, anonymity=Anonymity.NAMED), NOON), written("k1"))
    board.export.click()
    sheet = load_workbook(BytesIO(board.export.made.content)).worksheets[0]
    assert any("Bo Koe" in row for row in sheet.iter_rows(values_only=True))


def test_there_is_a_sentence_where_there_is_nothing_to_download(board):
    board.export.click()
    assert board.notice.text == "There are no comments to download yet."


def test_trouble_in_a_press_is_a_sentence_and_the_traceback_goes_to_the_log(board, session, caplog):
    session.log.close()
    with caplog.at_level(logging.ERROR):
        board.next.click()
    assert board.notice.kind in {"warn", "danger"}
    assert board.notice.text
    assert "Error" not in board.notice.text
    caplog.clear()  # told above, so not swallowed


def test_an_ended_workshop_is_opened_again_with_time_on_its_clock(board, session):
    session.open_doors()
    session.start_next()
    assert board.controls.again.layout.display == "none"
    session.end()
    assert board.controls.again.layout.display != "none"
    board.controls.again.click()
    assert session.state.phase is Phase.RUNNING
    assert session.state.clock.remaining(session.now()) >= timedelta(minutes=5)
    assert board.controls.again.layout.display == "none"


def test_everything_leaves_with_one_press(board):
    board.export_all.click()
    assert board.export_all.made.name == "workshop 2027-03-11 Yhdessä.xlsx"
    names = load_workbook(BytesIO(board.export_all.made.content)).sheetnames
    assert {"Agenda", "About"} <= set(names)


def test_how_to_join_stands_there_for_people(board):
    assert "KUUSI 42" in board.joining.value
    assert "127.0.0.1:8420" in board.joining.value
    assert "pa-qr" not in board.joining.value, "no picture that leads phones to themselves"
    assert "Only this machine reaches" in board.joining.value
    assert "parastaminen run --lan" in board.joining.value


def test_on_windows_the_double_click_lets_phones_in(session):
    shown = reaching("http://127.0.0.1:8420", session.state, translator("en"), windows=True)
    assert "Parastaminen.cmd" in shown
    assert "--lan" not in shown


def test_phones_in_the_room_are_shown_the_way_and_the_desk_hears_of_the_first(session):
    hub = Hub("http://127.0.0.1:8420", "http://192.168.1.5:8420")
    board = Desk(session, translator("en"), hub)
    assert "pa-qr" in board.joining.value
    assert "http://192.168.1.5:8420/test" in board.joining.value
    assert "same network" in board.joining.value
    session.tell(PhoneReached(NOON))
    assert "A phone reached this machine at" in board.joining.value
    assert "/test" not in board.joining.value


def test_an_empty_workshop_says_what_to_do(tmp_path):
    with Log(tmp_path / "b.workshop", create=True) as log:
        log.append(WorkshopPlanned(Workshop(key="w", title="W"), NOON))
        board = Desk(Session(log), translator("en"), Hub())
    assert "No agenda yet" in board.ribbon.value
    assert "No agenda yet" in board.plan.value
    assert "No rotation yet" in board.tables.value
    assert "Nobody is on the list yet" in board.people.words["said"]
    assert board.comments.words["nothing"].startswith("No comments yet")
    assert "participants&#39; pages" in board.joining.value


def test_the_page_of_the_server_opens_its_own_file(path, monkeypatch):
    monkeypatch.setenv("PARASTAMINEN_WORKSHOP", str(path))
    monkeypatch.setenv("PARASTAMINEN_HUB", "http://127.0.0.1:8420")
    monkeypatch.setenv("PARASTAMINEN_LANGUAGE", "sv")
    page = desk()
    assert page.next.description == "Öppna dörrarna"
    assert page.news.stream == "http://127.0.0.1:8420/stream?code=KUUSI42"
    for handler in list(logging.getLogger("parastaminen_nb").handlers):
        if getattr(handler, "baseFilename", "").endswith(TRACES):
            logging.getLogger("parastaminen_nb").removeHandler(handler)
    page._session.close()


@pytest.mark.parametrize("workshop", ["", "/nowhere/at-all.workshop"])
def test_a_page_without_its_workshop_is_a_sentence(workshop, monkeypatch):
    monkeypatch.setenv("PARASTAMINEN_WORKSHOP", workshop)
    page = desk(language="en")
    assert page.notice.kind == "warn"
    assert "workshop" in page.notice.text.lower()


def late(board, hands) -> None:
    """Open, welcome people, and lose forty minutes before the cases begin."""
    board.next.click()
    board.next.click()
    hands.pass_minutes(48)
    board.next.click()


def test_a_workshop_in_time_is_offered_nothing_to_shorten(board):
    board.next.click()
    board.next.click()
    assert board.reflow.proposal is None


def test_a_late_workshop_is_shortened_only_when_the_facilitator_says_so(board, session, hands):
    late(board, hands)
    assert board.reflow.proposal is not None
    assert session.state.agenda == AGENDA
    board.reflow.accept.click()
    assert session.state.agenda.planned < AGENDA.planned
    assert session.state.agenda.planned + 40 <= AGENDA.minutes
    assert board.reflow.proposal is None


def test_what_is_declined_stays_so_at_a_second_desk(board, session, hands, path):
    late(board, hands)
    board.reflow.keep.click()
    assert board.reflow.proposal is None
    with Log(path) as log:
        second = desk(Session(log, now=hands), "en")
        assert second.reflow.proposal is None
        assert "stays as it is" in second.reflow.told.value
        second.reflow.again.click()
    session.catch_up()
    assert board.reflow.proposal is not None


def test_a_proposal_that_no_longer_fits_is_not_carried_out(board, session, hands, path):
    late(board, hands)
    shown = board.reflow.proposal
    with Log(path) as log:
        other = Session(log, now=hands)
        other.start_next()
    hands.pass_minutes(20)
    board.reflow.accept.click()
    assert shown is not None
    assert session.state.agenda == AGENDA
