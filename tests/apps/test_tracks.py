"""Tracks side by side as they are planned, and the day itself at a real hub, desk and wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from parastaminen_nb.apps.desk import Desk
from parastaminen_nb.apps.planner import planner
from parastaminen_nb.apps.wall import Wall
from parastaminen_nb.core.agenda import Kind, Segment
from parastaminen_nb.core.events import AgendaPlanned
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import translator
from parastaminen_nb.ui.wall_words import Scene
from tests.hub.conftest import running
from tests.hub.stories import AGENDA, make_workshop

BESIDE = (
    Segment("budget", Kind.TOGETHER, 15, title="Budjetti", track="Sali"),
    Segment("ask", Kind.FEEDBACK, 10, title="Kysymykset", track="Sali"),
    Segment("visit", Kind.TOGETHER, 20, title="Keittiö <b>", track="Piha"),
)


@pytest.fixture
def hub(tmp_path):
    with running(make_workshop(tmp_path / "story.workshop")) as hub:
        first, *rest = AGENDA.segments
        agenda = replace(AGENDA, segments=(first, *BESIDE, *rest), minutes=150)
        hub.desk.tell(AgendaPlanned(agenda, hub.time()))
        yield hub


def test_a_block_is_conducted_as_one_step_and_every_screen_says_what_is_on(hub):
    phone = hub.phone()
    phone.join("p1")
    desk, wall = (page(hub.desk, translator("fi")) for page in (Desk, Wall))
    desk.next.click()  # the doors
    desk.next.click()
    assert desk.next.description == "Aloita: Radat Sali ja Piha"
    desk.next.click()
    assert hub.desk.state.step.segment == "budget"
    assert desk.next.description == "Aloita pöydän vaihto"
    assert desk.clock.caption == "Radat Sali ja Piha. Päättyy klo 14.25."
    for screen in (desk.aside.value, wall.tracks.value):
        assert "Rata Sali" in screen
        assert '<b>Budjetti</b> <span class="pa-nobr">klo 14.15 asti</span>' in screen
        assert "14.15</span> Kysymykset" in screen
        assert "<b>Keittiö &lt;b&gt;</b>" in screen
    assert wall.scene is Scene.TRACKS
    assert wall.board.layout.display == "none"
    hub.read()
    page = phone.get("/me").text
    assert "Radat Sali ja Piha" in page
    assert 'aria-current="step"><span class="pa-num">14.00–14.15</span>' in page
    assert "Keittiö &lt;b&gt;" in page

    # The clock in the browser says when a part of a track ends; nobody decides it.
    hub.time.moment += timedelta(minutes=16)
    assert wall.clock.turns_at == (hub.time() - timedelta(minutes=1)).timestamp() * 1000
    for screen in (wall, desk):
        screen.clock._handle_custom_msg("turn", [])
    assert '<b>Kysymykset</b> <span class="pa-nobr">klo 14.25 asti' in wall.tracks.value
    assert "Kysymykset" in desk.aside.value and "Budjetti" not in desk.aside.value
    assert 'href="/feedback"' in phone.get("/me").text

    desk.next.click()
    assert hub.desk.state.segment.key == "move-1"
    assert wall.tracks.layout.display == "none"
    assert [key for key, _at in hub.desk.state.started] == ["welcome", "budget", "move-1"]
    desk.back.click()
    assert hub.desk.state.leg.key == "budget"


def test_tracks_are_made_in_the_planner(hub):
    page = planner(hub.desk, "en")
    step = page.parts[Part.AGENDA]

    def shown(key: str) -> tuple[str, str]:
        row = next(row for row in step.table.rows if row["key"] == key)
        return row["start"], row["track"]

    assert (shown("ask"), shown("visit")) == (("14:23", "Track Sali"), ("14:08", "Track Piha"))
    assert step.table.strip.count('class="pa-strand"') == 2
    assert "track" not in step.advice.value

    step.table.do("alongside", key="summary")
    assert hub.desk.state.agenda.segment("summary-1").track == "B"
    assert shown("summary-1")[0] == shown("summary")[0]
    step.table.do("remove", key="summary-1")
    assert "nothing is held at the same time" in step.advice.value
    step.table.do("write", key="summary", field="track", value="")
    assert "nothing is held" not in step.advice.value

    step.table.do("write", key="round-1", field="track", value="Sali")
    assert "All people change tables" in step.table.errors["round-1"]["track"]
    step.table.do("alongside", key="round-2")
    assert "All people change tables" in page.notice.text
    page.saved.undo.click()
    assert hub.desk.state.agenda.segment("summary").track == "A"
