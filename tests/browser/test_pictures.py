"""A workshop in full swing, on every page: what the README shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from parastaminen_nb.core.events import (
    DoorsOpened,
    PersonArrived,
    SegmentStarted,
    SessionEnded,
    WorkshopPlanned,
)
from parastaminen_nb.core.pathway import Decision, Stage
from parastaminen_nb.example import create_example
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session
from tests.browser.conftest import PHONE, PROJECTOR, picture
from tests.browser.running import started
from tests.browser_tools import accessibility_troubles, scrolls_sideways

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """The second round of the example, with two people missing and 141 comments."""
    folder = tmp_path_factory.mktemp("swing")
    now = datetime.now(UTC)
    path = create_example(
        folder / "example.workshop",
        starts_at=now - timedelta(minutes=59),
        with_comments=True,
    )
    session = Session.opened(path)
    people = [person.key for person in session.state.workshop.participants]
    session.tell(DoorsOpened(now), *(PersonArrived(key, now) for key in people[2:]))
    for ago, segment in ((59, "welcome"), (50, "cases"), (34, "move-1"), (31, "round-1")):
        at = now - timedelta(minutes=ago)
        session.tell(SegmentStarted(segment, at + timedelta(minutes=8), at))
    at = now - timedelta(minutes=10)
    session.tell(SegmentStarted("round-2", now + timedelta(minutes=11, seconds=44), at))
    session.close()
    running = started(folder, public_url="https://tyopaja.kuusela.fi")
    yield running
    running.end()


def test_the_desk_of_a_full_workshop(room):
    desk = room.open("desk", (1280, 1000))
    expect(desk.get_by_text("Puuttuu:").first).to_be_visible()
    expect(desk.get_by_text("Kierros 2 / 3").first).to_be_visible()
    picture(desk, "desk")


def test_the_wall_of_a_full_workshop_shows_comments_of_every_case(room):
    wall = room.open("wall", PROJECTOR)
    expect(wall.get_by_text("Kierros 2 / 3").first).to_be_visible()
    columns = wall.locator(".pa-column")
    expect(columns).to_have_count(3)
    for column in columns.all():
        first = column.locator("li").first
        expect(first).to_be_visible()
        box, frame = first.bounding_box(), column.bounding_box()
        assert box is not None
        assert frame is not None
        assert box["y"] + box["height"] <= frame["y"] + frame["height"]
    picture(wall, "wall")


def test_the_planner_of_a_full_workshop_says_first_what_is_left_over(room):
    planner = room.open("planner", (1280, 1100))
    planner.get_by_role("link", name="Ohjelma").or_(
        planner.get_by_role("button", name="Ohjelma")
    ).first.click()
    expect(planner.get_by_text("Pelivaraa").first).to_be_visible()
    picture(planner, "planner")


def test_the_rotation_of_a_full_workshop_says_first_how_well_people_mix(room):
    rotation = room.open("rotation", (1280, 1100))
    expect(rotation.get_by_text("108").first).to_be_visible()
    picture(rotation, "rotation")


def test_the_explorer_of_a_full_workshop_finds_themes_and_inflected_words(room):
    explorer = room.open("explorer", (1280, 1500))
    expect(explorer.get_by_text("141 kommenttia").first).to_be_visible()
    expect(explorer.locator(".pa-theme").first).to_be_visible(timeout=90_000)
    search = explorer.get_by_label("Hae sanaa")
    search.fill("bussi")
    search.press("Enter")
    expect(explorer.get_by_text("bussilla").first).to_be_visible(timeout=60_000)
    picture(explorer, "explorer")


def test_a_phone_of_a_full_workshop(room):
    phone = room.phone("Aino K.", PHONE)
    expect(phone.get_by_text("Kierros 2 / 3").first).to_be_visible()
    picture(phone, "phone-table")


def test_the_evening_after_a_full_workshop_gives_the_comments(room):
    session = Session.opened(room.running.workshop)
    session.tell(SessionEnded(datetime.now(UTC)))
    session.close()
    desk = room.open("desk")
    expect(desk.get_by_role("button", name="Lataa kommentit").first).to_be_visible()
    picture(desk, "guide-evening")


def test_the_path_seven_weeks_after_a_full_workshop(room):
    session = Session.opened(room.running.workshop)
    workshop, now = session.state.workshop, datetime.now(UTC)
    held = replace(workshop, starts_at=now - timedelta(weeks=7))
    session.tell(WorkshopPlanned(held, now), SessionEnded(now))
    tried(Pathing(session))
    session.close()
    path = room.open("pathway", (1280, 1400))
    expect(path.get_by_text("17 kävijää")).to_be_visible()
    expect(path.get_by_role("button", name="Vaatii huomiota 2")).to_be_visible()
    expect(path.get_by_text("Pidetty, 21 paikalla")).to_be_visible()
    picture(path, "pathway")
    path.set_viewport_size({"width": 320, "height": 640})
    assert accessibility_troubles(path) == []
    assert not scrolls_sideways(path)


def tried(path: Pathing) -> None:
    """What came of the example's workshop in seven weeks."""
    path.plan_usual(6)
    calls, follow_up, midway, *_later = path.path.meetings
    path.write_meeting(calls.key, {"held": "yes"})
    path.write_meeting(follow_up.key, {"held": "yes", "present": "21"})
    path.write_meeting(midway.key, {"starts": "9.00", "venue": "Valtuustosali"})
    for person in path.state.workshop.people[:18]:
        path.reply(midway.key, person.key, True)
    ideas = (
        ("b", "Lukiolaiset soittajiksi", "Sofia B., lukio", 11, "ryhmänohjaajien palaveri"),
        ("c", "Sisähallin kävelyvuoro", "", 7, "sopikaa vastuuhenkilöstä"),
    )
    tries = (
        ("a", "Lounas koululla tiistaisin", "Katri L., ruokapalvelu", 5, "viides lounas"),
        ("b", "Soittorinki, 8 paria", "Päivi N., kotihoito", 6, "soittajien kahvit"),
        ("c", "Kävelykaverit kirjastolta", "Lauri A., kirjasto", -7, ""),
    )
    counts = (
        ("Kävijöitä kerralla", "kävijää", "20", (6, 9, 14, 17)),
        ("Pareja, jotka soittivat", "paria", "8", (3, 5, 5, 7, 7)),
        ("Kävelijöitä viikossa", "kävelijää", "10", (4, 6, 3, 2)),
    )
    today = path.today
    keys = []
    for case, title, who, days, step in (*ideas, *tries):
        day = (today + timedelta(days=days)).isoformat()
        fields = {"responsible": who, "case": case, "next_step": step, "next_day": day}
        keys.append(path.add_experiment({"title": title, **fields}))
    for key, (measure, unit, target, values) in zip(keys[2:], counts, strict=True):
        path.write_experiment(key, {"measure": measure, "unit": unit, "target": target})
        path.move(key, Stage.TRYING)
        for ago, value in enumerate(reversed(values), start=1):
            path.read(key, today - timedelta(weeks=ago), value)
    bus = {"title": "Kyläbussin aikataulu vitriiniin", "responsible": "Jari N.", "case": "a"}
    path.decide(path.add_experiment(bus), Decision.CONTINUES)
    waiters = {"title": "Oppilaat tarjoilijoiksi", "responsible": "Pia R., koulu", "case": "a"}
    path.decide(path.add_experiment(waiters), Decision.STOPS, "tunnit menivät päällekkäin")
