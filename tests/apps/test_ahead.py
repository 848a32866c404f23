"""A page that was made before its visitor came shows nothing old."""

from __future__ import annotations

from datetime import UTC, datetime

import ipywidgets
import pytest

from parastaminen_nb import desk, wall
from parastaminen_nb.apps import ahead
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.example import create_example
from parastaminen_nb.session import Session


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    ahead.put_away()  # pages of earlier tests of this process
    path = create_example(tmp_path / "example.workshop")
    monkeypatch.setenv("PARASTAMINEN_WORKSHOP", str(path))
    monkeypatch.delenv("PARASTAMINEN_LANGUAGE", raising=False)
    yield path
    ahead.put_away()


def test_what_happened_since_is_on_the_page(workshop) -> None:
    page = desk()
    with_others = Session.opened(workshop)
    with_others.open_doors()
    with_others.start(with_others.state.agenda.segment("round-1"))
    with_others.enter(Comment("k1", "Kirjasto auki iltaisin", "a", 1, at=datetime.now(UTC)))
    with_others.close()
    assert page.clock.ends_at is None

    assert ahead.refresh()

    assert page.clock.ends_at is not None
    assert any("Kirjasto auki iltaisin" in str(row) for row in page.comments.get_state().values())


def test_time_that_passed_is_on_the_page_even_where_nothing_happened(workshop, monkeypatch) -> None:
    page = desk()
    shown = []
    monkeypatch.setattr(page, "render", shown.append)
    assert ahead.refresh()
    assert shown == [page._session.state]


def test_a_page_that_was_put_away_leaves_no_widget_behind(workshop) -> None:
    wall()
    ahead.put_away()
    assert not ahead.refresh()
    assert not any("parastaminen" in str(type(one)) for one in instances())


def test_without_a_page_there_is_nothing_to_hand_over(workshop, monkeypatch) -> None:
    monkeypatch.setenv("PARASTAMINEN_WORKSHOP", "")
    assert desk().notice.text.startswith("Mitään työpajaa ei ole auki")
    assert not ahead.refresh()


def test_a_workshop_that_went_away_asks_for_the_page_to_be_made_anew(workshop) -> None:
    page = desk()
    page._session.log.close()
    assert not ahead.refresh()


def instances():
    return list(ipywidgets.widgets.widget._instances.values())
