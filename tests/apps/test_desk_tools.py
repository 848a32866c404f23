"""What lies folded away at the desk: telling, skipping, showing, the wall, notes, paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from parastaminen_nb.apps.desk import Desk
from parastaminen_nb.apps.open import Hub
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import CommentWritten, RotationPlanned, WorkshopPlanned
from parastaminen_nb.core.rotation import Seat, plan_rotation
from parastaminen_nb.core.workshop import Person, Place, Showing
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from tests.apps.test_desk import AGENDA, NOON, WORKSHOP, hands, path, session  # noqa: F401


@pytest.fixture
def board(session):  # noqa: F811
    return Desk(session, translator("en"), Hub())


def opened(fold):
    fold.turn()
    assert fold.part.layout.display == ""
    return fold.part


def write(session, *keys: str, case: str = "a", round: int = 1) -> None:  # noqa: F811
    session.tell(*(CommentWritten(Comment(k, f"sanat {k}", case, round, at=NOON)) for k in keys))


def shown(session) -> list[str]:  # noqa: F811
    return [comment.key for comment in session.state.shown_comments()]


def test_what_is_folded_away_is_made_when_it_is_opened(board):
    assert all(fold.part is None for fold in board.tools.folds)
    board.controls.shortcuts.press("a")
    assert board.tools.tell.part is not None
    board.controls.shortcuts.press("a")
    assert board.tools.tell.part.layout.display == "none"


def test_everyone_one_case_or_one_table_is_told_something(board, session):  # noqa: F811
    telling = opened(board.tools.tell)
    telling.form.write("text", " Ikkunat   auki. ")
    telling.send.click()
    telling.form.write("to", "A1")
    telling.form.write("text", "Tulkaa etupöytään.")
    telling.send.click()
    assert [said.text for said in session.state.told(Seat("a", 1))] == [
        "Ikkunat auki.",
        "Tulkaa etupöytään.",
    ]
    assert telling.form.value("text") == ""
    telling.told.press("away", "everyone")
    assert session.state.told() == ()
    telling.send.click()
    assert "Write first" in board.notice.text


def test_a_part_is_skipped_once_it_is_said_what_follows(board, session, hands):  # noqa: F811
    session.open_doors()
    session.start(AGENDA.segments[0])
    hands.pass_minutes(2)
    jump = opened(board.tools.jump)
    jump.skip.click()
    assert "Left out: Cases in brief." in jump.told.words
    assert "The workshop ends at" in jump.told.words
    jump.go.click()
    assert session.state.segment.key == "move-1"
    assert session.state.clock.ends_at == hands() + timedelta(minutes=3)


def test_the_workshop_goes_back_a_part_and_says_that_it_was_held(board, session):  # noqa: F811
    session.open_doors()
    for key in ("welcome", "cases"):
        session.start(AGENDA.segment(key))
    jump = opened(board.tools.jump)
    jump.back.click()
    assert "It has been held once already." in jump.told.words
    jump.go.click()
    assert session.state.segment.key == "welcome"


def test_comments_wait_for_the_desk_and_are_approved_by_case_or_one_by_one(board, session):  # noqa: F811
    ways = opened(board.tools.showing).ways
    ways.value = Showing.AFTER_APPROVAL
    assert session.state.how_shown is Showing.AFTER_APPROVAL
    write(session, "k1", "k2")
    write(session, "k3", "k4", case="b")
    assert shown(session) == []
    board.approving.waiting.press("approve", "k3")
    assert shown(session) == ["k3"]
    board.approving.all_of["a"].click()
    assert shown(session) == ["k3", "k2", "k1"]
    board.approving.waiting.press("hide", "k4")
    assert "Nothing waits for you" in board.approving.told.value


def test_a_prompt_is_opened_and_closed(board, session):  # noqa: F811
    prompts = opened(board.tools.showing).prompts
    prompts["ask"].click()
    assert [prompt.key for prompt in session.state.prompts] == ["ask"]
    assert (prompts["ask"].pressed, board.tools.showing.head.note) == (
        "true",
        "At once · 1 prompt open",
    )
    prompts["ask"].click()
    assert session.state.prompts == ()
    seen = prompts["ask"].about
    session.open_prompt("ask")  # at another desk, at the same moment
    prompts["ask"]._handle_custom_msg({"click": seen}, [])
    assert [prompt.key for prompt in session.state.prompts] == ["ask"]


def test_comments_that_say_the_same_are_shown_as_one_and_each_again(board, session):  # noqa: F811
    write(session, "k1", "k2", "k3")
    board.comments.pick("k2")
    board.comments.pick("k1")
    assert board.comments.words["merge"] == "Show 2 as one"
    board.comments.merge()
    assert shown(session) == ["k3", "k2"]
    row = next(row for row in board.comments.comments if row["key"] == "k2")
    assert row["merged"] == 2
    assert len(session.state.comments) == 3
    board.comments.do("part", key="k2")
    assert shown(session) == ["k3", "k2", "k1"]


def test_comments_about_two_cases_are_not_shown_as_one(board, session):  # noqa: F811
    session.enter(*(Comment(f"k{n}", "Sama", case, 1, 1) for n, case in ((1, "a"), (2, "b"))))
    for key in ("k1", "k2"):
        board.comments.pick(key)
    with pytest.raises(WorkshopError, match="different cases"):
        board.comments.merge()
    assert board.comments.picked == ["k1", "k2"]
    assert session.state.merges == ()


def test_a_note_stays_at_the_desk_until_it_is_thrown_away(board, session):  # noqa: F811
    notes = opened(board.tools.notes)
    notes.form.write("text", "Äänentoisto pätki.")
    notes.form.write("case", "b")
    notes.keep.click()
    (note,) = session.state.notes
    assert (note.text, note.case) == ("Äänentoisto pätki.", "b")
    assert board.tools.notes.head.note == "1 note"
    notes.kept.press("away", note.key)
    assert session.state.notes == ()


def test_paper_notes_are_entered_a_line_each_and_taken_back(board, session):  # noqa: F811
    paper = opened(board.tools.paper)
    paper.form.write("case", "b")
    paper.form.write("round", "2")
    paper.form.write("text", "- Hyvä ajatus\n\n2) Kuka maksaa?\n=1+1")
    assert paper.enter.description == "Enter 3 comments"
    paper.enter.click()
    assert [(c.text, c.case, c.round) for c in session.state.comments] == [
        ("Hyvä ajatus", "b", 2),
        ("Kuka maksaa?", "b", 2),
        ("=1+1", "b", 2),
    ]
    assert paper.form.value("text") == ""
    paper.undo.click()
    assert len(session.state.comments) == 0


def test_the_wall_is_told_to_show_words_and_to_hold_comments(board, session):  # noqa: F811
    wall = opened(board.tools.wall)
    wall.words.value = "b"
    wall.hold.click()
    live = session.state
    assert (live.words_of, live.wall_held) == ("b", True)
    assert board.tools.wall.head.note == "words of case B, new comments held back"


def test_sound_is_said_all_the_time_and_muted_by_one_press(board, session):  # noqa: F811
    session.start(AGENDA.segment("welcome"))
    assert (board.sound.turn.description, board.clock.rings) == ("Sound is on", True)
    board.controls.shortcuts.press("q")
    assert (session.state.muted, board.clock.rings) == (True, False)
    assert board.sound.turn.description == "Sound is off"
    assert board.sound.turn.label.startswith(board.sound.turn.description)
    board.sound.turn.click()
    assert board.clock.rings


def test_every_key_of_the_desk_stands_in_the_list_of_keys(board, session):  # noqa: F811
    keys = board.controls.shortcuts
    assert "R" not in {line["key"] for line in keys.meanings}
    keys.press("r")
    assert board.tools.remote.part is None
    session.tell(WorkshopPlanned(replace(WORKSHOP, place=Place.REMOTE), NOON))
    board.next.click()
    listed = {line["key"].lower() for line in keys.meanings}
    named = {"space" if key == " " else key for key in keys.letters}
    assert listed - {"?"} == {"−" if key == "-" else key for key in named}
    assert all(line["words"] for line in keys.meanings)


def test_a_remote_workshop_says_what_to_do_in_the_meeting(board, session):  # noqa: F811
    assert board.tools.remote.layout.display == "none"
    session.tell(WorkshopPlanned(replace(WORKSHOP, place=Place.REMOTE), NOON))
    session.start(AGENDA.segment("move-1"))
    remote = opened(board.tools.remote)
    assert "Move people to the rooms of round 1" in remote.steps.value
    assert remote.rooms.text.splitlines()[0] == "Round 1"
    assert remote.rooms.text.count("Koe") + remote.rooms.text.count("K.") == len(WORKSHOP.people)


def test_a_closed_table_says_who_moves_and_is_taken_back(board, session):  # noqa: F811
    people = tuple(Person(f"p{n}", f"Nimi {n}") for n in range(24))
    told = plan_rotation(people, WORKSHOP.cases)
    session.tell(
        WorkshopPlanned(replace(WORKSHOP, people=people), NOON), RotationPlanned(told, NOON)
    )
    board.next.click()
    drop = opened(board.tools.drop).dropping
    drop.form.write("what", "table a 2")
    assert "From round 1 on" in drop.told.value
    assert session.state.rotation == told
    drop.move.click()
    assert not any(table.label == "A2" for table in session.state.rotation.tables(1))
    assert "Wall and phones" in board.notice.text
    assert drop.told.value == ""
    board.repair.back.click()
    assert session.state.rotation == told


def test_a_presenter_who_does_not_come_is_stood_in_for_or_the_case_rests(board, session):  # noqa: F811
    board.next.click()
    drop = opened(board.tools.drop).dropping
    told = session.state.rotation
    drop.form.write("what", "case b")
    assert "If somebody else presents case B, nobody moves." in drop.told.value
    drop.stand_in.write("presenter", "  Joku   Muu ")
    assert drop.move.description == "Joku Muu presents"
    drop.move.click()
    assert session.state.workshop.case("b").presenter == "Joku Muu"
    assert session.state.rotation == told
    assert board.notice.text == "Joku Muu presents case B now."
    # A participant leaves their seats, and nobody else moves.
    person = session.state.workshop.participants[0]
    drop.form.write("what", "case a")
    drop.stand_in.write("presenter", person.name.upper())
    drop.move.click()
    after = session.state.rotation
    assert session.state.workshop.case("a").presenter == person.name
    assert set(after.itinerary(person.key)) == {None}
    assert all(after.itinerary(p) == told.itinerary(p) for p in told.people if p != person.key)


def test_what_drops_out_is_not_confirmed_once_the_round_has_begun(board, session):  # noqa: F811
    board.next.click()
    drop = opened(board.tools.drop).dropping
    told = session.state.rotation
    drop.form.write("what", "table a 1")
    assert "has no table left" in drop.form.errors["what"]
    drop.form.write("what", "case b")
    with Log(session.log.path) as log:
        Session(log, now=lambda: NOON).start(session.state.agenda.segment("round-1"))
    drop.move.click()
    assert "changed meanwhile" in board.notice.text
    assert session.state.rotation == told
