"""The wall, scene by scene, as the workshop goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from parastaminen_nb.apps.open import Hub
from parastaminen_nb.apps.wall import Wall, wall
from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    AgendaPlanned,
    CommentAgreed,
    CommentHidden,
    CommentPinned,
    CommentWritten,
    PersonArrived,
    RotationPlanned,
    WorkshopPlanned,
)
from parastaminen_nb.core.names import in_order
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.said import Agreement
from parastaminen_nb.core.workshop import Case, Person, Place, Showing, Variant, Workshop
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.ui.wall_words import Scene

NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")
HUB = Hub("http://127.0.0.1:8420", "https://parastaminen.example")


def planned(cases: int = 3, people: int = 24) -> tuple:
    workshop = Workshop(
        key="w",
        title="Yhdessä vähemmän yksin",
        aim="Opitaan toisilta",
        starts_at=NOON,
        people=tuple(Person(f"p{n}", f"Anna-Maija {chr(65 + n)}") for n in range(people)),
        question="Mikä tässä toimisi meillä?",
        code="KUUSI 42",
    ).with_cases(
        *(Case("", f"Tapaus <{n}>", f"Esittelijä {n}", "Kerran viikossa.") for n in range(cases))
    )
    rotation = plan_rotation(workshop.people, workshop.cases, size=workshop.group_size)
    agenda = Agenda.generated(Variant.COMMON, cases=cases, rounds=min(cases, 3), minutes=180)
    return (
        WorkshopPlanned(workshop, NOON),
        AgendaPlanned(agenda, NOON),
        RotationPlanned(rotation, NOON),
    )


@pytest.fixture
def session(tmp_path):
    with Log(tmp_path / "a.workshop", create=True) as log:
        log.append(*planned())
        yield Session(log, now=lambda: NOON)


@pytest.fixture
def page(session):
    return Wall(session, translator("en"), HUB)


def begin(session: Session, key: str) -> None:
    session.start(session.state.agenda.segment(key))


def written(key: str, text: str = "Hyvä", case: str = "a") -> CommentWritten:
    return CommentWritten(Comment(key, text, case, 1, 1, "p1", NOON))


def texts(page: Wall, column: int = 0) -> list[str]:
    return [comment["text"] for comment in page.board.board["columns"][column]["comments"]]


def test_before_the_beginning_it_welcomes_and_tells_how_to_join(page, session):
    session.open_doors()
    assert page.scene is Scene.DOOR
    assert "pa-scene-door" in page.room._dom_classes
    assert "Yhdessä vähemmän yksin" in page.what.value
    assert "We start at 12:00" in page.what.value
    assert "KUUSI 42" in page.join.value
    assert "parastaminen.example" in page.join.value
    session.tell(PersonArrived("p1", NOON))
    assert "Here 1 / 24" in page.what.value
    assert "Click here once, and the wall sounds." in page.what.value
    session.mute(True)
    assert "the wall sounds" not in page.what.value
    begin(session, "cases")
    assert "space bar" not in page.what.value


@pytest.mark.parametrize(
    ("place", "said", "unsaid"),
    [
        (Place.ON_SITE, "run --lan", "--public-url"),
        (Place.REMOTE, "--public-url", "run --lan"),
        (Place.HYBRID, "--public-url", "nothing"),
    ],
)
def test_where_no_phone_gets_in_the_wall_says_so_and_shows_no_picture(session, place, said, unsaid):
    session.tell(WorkshopPlanned(replace(session.state.workshop, place=place), NOON))
    page = Wall(session, translator("en"), Hub("http://127.0.0.1:8420", "http://127.0.0.1:8420"))
    assert "Phones cannot join yet" in page.join.value
    assert "127.0.0.1:8420" in page.join.value
    assert "pa-qr" not in page.join.value
    assert said in page.join.value
    assert unsaid not in page.join.value
    begin(session, "round-1")
    assert page.join.value == ""
    assert "The facilitator tells where" in page.what.value
    assert "your phone" not in page.what.value


def test_a_round_shows_question_instructions_tables_and_names(page, session):
    begin(session, "round-2")
    assert page.scene is Scene.COLUMNS
    assert page.clock.title == "Round 2 / 3"
    assert page.clock.ends_at > NOON.timestamp() * 1000
    assert (page.clock.stream, page.clock.seq) == (page.news.stream, session.seq)
    assert "Mikä tässä toimisi meillä?" in page.what.value
    assert page.what.value.count("<li>") == 3
    columns = page.board.board["columns"]
    assert [column["title"] for column in columns] == ["Tapaus <0>", "Tapaus <1>", "Tapaus <2>"]
    seated = [table["people"] for column in columns for table in column["tables"]]
    assert sum(people.count(",") + 1 for people in seated) == 24
    assert all(" " not in name for people in seated for name in people.split(", "))
    assert all("-" not in people for people in seated)


def test_the_task_of_a_round_is_that_of_this_workshop(session):
    page = Wall(session, translator("en"), HUB)
    begin(session, "round-1")
    assert "Read the card." in page.what.value
    assert "Write one comment with your phone." in page.what.value
    other = replace(session.state.workshop, variant=Variant.ROTATING, secretary=True)
    session.tell(WorkshopPlanned(other, NOON))
    assert "Listen to the case." in page.what.value
    assert "One of you writes for the table with a phone." in page.what.value


def test_namesakes_are_told_apart_and_names_stand_in_the_order_of_their_readers(page, session):
    called = ["Örjan Ek", "Äiti Aho", "Åsa Ek", "Essi Jokela", "Essi Jokinen"]
    workshop = session.state.workshop
    people = [
        replace(p, name=called[int(p.key[1:])] if int(p.key[1:]) < 5 else p.name)
        for p in workshop.people
    ]
    session.tell(WorkshopPlanned(replace(workshop, people=tuple(people)), NOON))
    begin(session, "round-1")
    seated = ", ".join(t["people"] for c in page.board.board["columns"] for t in c["tables"])
    assert "Essi\N{NO-BREAK SPACE}Jokela" in seated
    assert "Essi\N{NO-BREAK SPACE}Jokinen" in seated
    assert sorted(["Örjan", "Äiti", "Åsa", "Yrjö"], key=in_order) == [
        "Yrjö",
        "Åsa",
        "Äiti",
        "Örjan",
    ]


def test_a_move_shows_where_to_go_and_when_it_goes_on(page, session):
    session.tell(written("k1"))
    begin(session, "move-1")
    assert page.board.board["big"]
    assert "Find your name" in page.what.value
    assert "Round 1 begins at 12:03." in page.what.value
    assert texts(page) == []


def test_comments_come_newest_first_after_what_is_pinned_and_without_what_is_hidden(page, session):
    begin(session, "round-1")
    session.tell(*(written(f"k{n}", f"Kommentti {n}") for n in range(5)))
    session.tell(CommentPinned("k1", True, NOON), CommentHidden("k3", True, NOON))
    assert texts(page) == ["Kommentti 1", "Kommentti 4", "Kommentti 2", "Kommentti 0"]
    assert texts(page, 1) == []


def test_what_people_write_stays_as_they_wrote_it(page, session):
    begin(session, "round-1")
    session.tell(written("k1", "<img src=x onerror=alert(1)>"))
    assert texts(page) == ["<img src=x onerror=alert(1)>"]


def test_no_more_is_sent_than_a_wall_can_hold(page, session):
    begin(session, "round-1")
    session.tell(*(written(f"k{n}") for n in range(200)))
    assert len(texts(page)) == 8


@pytest.mark.parametrize("cases", range(1, 9))
def test_one_to_eight_cases_have_a_column_each(tmp_path, cases):
    with Log(tmp_path / "b.workshop", create=True) as log:
        log.append(*planned(cases, people=6 * cases))
        session = Session(log, now=lambda: NOON)
        begin(session, "round-1")
        page = Wall(session, translator("fi"), HUB)
        columns = page.board.board["columns"]
        assert [column["key"] for column in columns] == list("abcdefgh")[:cases]
        assert all(column["tables"] for column in columns)


def test_cases_in_brief_show_who_presents(page, session):
    begin(session, "cases")
    assert page.board.board["columns"][0]["presenter"] == "Esittelijä 0"
    assert page.board.board["columns"][0]["story"] == "Kerran viikossa."
    begin(session, "round-1")
    assert page.board.board["columns"][0]["story"] == ""


def test_feedback_and_end_have_scenes_of_their_own(page, session):
    begin(session, "feedback")
    assert page.scene is Scene.FEEDBACK
    assert "<svg" in page.join.value
    session.end()
    assert page.scene is Scene.END
    assert "Thank you" in page.what.value
    assert (page.clock.ends_at, page.clock.left) == (None, None)


def test_a_break_says_when_it_goes_on(tmp_path):
    with Log(tmp_path / "b.workshop", create=True) as log:
        agenda = Agenda((Segment("b", Kind.BREAK, 10), Segment("r", Kind.ROUND, 20, round=1)))
        log.append(planned()[0], AgendaPlanned(agenda, NOON))
        session = Session(log, now=lambda: NOON)
        begin(session, "b")
        page = Wall(session, translator("fi"), HUB)
        assert page.scene is Scene.POSTER
        assert "Kierros 1 alkaa klo 12.10." in page.what.value


def test_a_wall_without_rotation_still_shows_what_people_write(tmp_path):
    with Log(tmp_path / "b.workshop", create=True) as log:
        log.append(*planned()[:2], written("k1"))
        session = Session(log, now=lambda: NOON)
        begin(session, "round-1")
        page = Wall(session, translator("fi"), Hub())
        assert texts(page) == ["Hyvä"]
        assert page.join.value == ""


def test_a_pause_stands_on_the_wall_too(page, session):
    begin(session, "round-1")
    session.pause()
    assert page.clock.ends_at is None
    assert page.clock.left == timedelta(minutes=25) / timedelta(milliseconds=1)


def test_the_wall_asks_once_a_second_where_no_hub_is(session):
    assert Wall(session, translator("fi"), Hub()).news.stream == ""
    with_hub = Wall(session, translator("fi"), HUB)
    assert with_hub.news.stream == "http://127.0.0.1:8420/stream?code=KUUSI42"


def test_it_has_no_buttons(page):
    def kinds(widget):
        yield type(widget).__name__
        for child in getattr(widget, "children", ()):
            yield from kinds(child)

    there = set(kinds(page))
    assert there > {"ClockFace", "WallBoard"}
    assert not [kind for kind in there if "button" in kind.lower()]


def test_a_wall_without_its_workshop_is_a_sentence(monkeypatch):
    monkeypatch.delenv("PARASTAMINEN_WORKSHOP", raising=False)
    assert "open_workshop" in wall(language="en").notice.text


def test_what_everyone_is_told_stands_over_the_columns_until_it_is_taken_away(page, session):
    begin(session, "round-1")
    session.announce("Ikkunat <auki>.")
    session.announce("Vain tapaukselle.", "a")
    assert "Ikkunat &lt;auki&gt;." in page.told.value
    assert "Vain tapaukselle." not in page.told.value
    session.announce("")
    assert page.told.value == ""


def test_what_comes_next_and_when_stands_beside_the_strip_of_time(page, session):
    assert page.coming.value == ""
    begin(session, "round-1")
    assert "Next at 12:25" in page.coming.value


def test_what_comes_next_follows_the_clock_when_a_part_takes_longer(session):
    now = [NOON]
    session.now = lambda: now[0]
    page = Wall(session, translator("en"), HUB)
    begin(session, "welcome")
    assert "Next at 12:08" in page.coming.value
    now[0] += timedelta(minutes=11)
    page.clock._handle_custom_msg("minute", [])
    assert "Next at 12:11" in page.coming.value
    begin(session, "summary")
    assert "<b>Feedback</b>" in page.coming.value, "the strip of time needs the room"


def comments_on(page, case: int = 0) -> list[str]:
    return [comment["key"] for comment in page.board.board["columns"][case]["comments"]]


def test_comments_that_wait_are_not_on_the_wall(page, session):
    begin(session, "round-1")
    session.show_comments(Showing.AFTER_APPROVAL)
    session.tell(written("k1"), written("k2"))
    assert comments_on(page) == []
    session.approve("k1")
    assert comments_on(page) == ["k1"]


def test_a_held_wall_keeps_what_stands_on_it_but_for_what_is_hidden(page, session):
    begin(session, "round-1")
    session.tell(written("k1"), written("k2"))
    session.hold_wall(True)
    session.tell(written("k3"), CommentHidden("k1", True, NOON))
    assert comments_on(page) == ["k2"]
    session.hold_wall(False)
    assert comments_on(page) == ["k3", "k2"]


def test_a_prompt_and_those_who_agree_stand_small_under_a_comment(page, session):
    begin(session, "round-1")
    session.tell(CommentWritten(Comment("k1", "Hyvä", "a", 1, prompt="ask")))
    session.tell(CommentAgreed(Agreement("k1", "x")), CommentAgreed(Agreement("k1", "y")))
    (shown,) = page.board.board["columns"][0]["comments"]
    assert shown["about"] == "What would you ask? · 2 agree"


def test_the_words_about_a_case_take_the_place_of_the_columns(page, session):
    begin(session, "round-1")
    session.tell(
        written("k1", "Buses go to the village."),
        written("k2", "Which bus goes there, a bus from town?"),
        written("k3", "Hidden words.", case="b"),
    )
    session.show_words("a")
    assert (page.board.layout.display, page.picture.layout.display) == ("none", "")
    assert 'bus <span class="pa-num">2</span>' in page.picture.value
    assert "hidden" not in page.picture.value
    session.show_words("")
    assert (page.board.layout.display, page.picture.layout.display) == ("", "none")


def test_the_wall_sounds_unless_it_is_muted(page, session):
    assert not page.clock.rings
    begin(session, "round-1")
    assert page.clock.rings
    session.mute(True)
    assert not page.clock.rings
