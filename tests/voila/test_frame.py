"""The frame around a page, made without a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest

from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.state import Step
from parastaminen_nb.i18n import translator
from parastaminen_nb.voila import frame

NOON = datetime(2027, 3, 13, 10, tzinfo=UTC)


class Links(HTMLParser):
    """Every address that a page names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self.found += [
            value for name, value in attrs if name in {"href", "src", "action"} and value
        ]


def desk(language: str = "fi", name: str = "desk", **more) -> str:
    given = {"workshop": "Yhdessä <vähemmän> yksin", "when": "to 11.3.2027", **more}
    around = frame.Around(names=["desk", "wall"], scripts="/scripts/1", config="{}", **given)
    before, after = frame.page(name, translator(language), around)
    return before + "<p>solut</p>" + after


def test_the_page_is_named_in_the_readers_language() -> None:
    assert "<title>Ohjauspöytä – Yhdessä &lt;vähemmän&gt; yksin</title>" in desk()
    assert '<html lang="sv">' in desk("sv")
    assert "Gå till innehållet" in desk("sv")


def test_the_way_leads_only_to_pages_that_are_there() -> None:
    assert {"/desk", "/wall"} <= set(Links(desk()).found)
    assert "/planner" not in Links(desk()).found


def test_the_way_keeps_the_language() -> None:
    assert "/wall?lang=sv" in Links(desk("sv", query="?lang=sv")).found


def test_the_reader_is_told_where_they_are() -> None:
    assert '<a href="/desk" aria-current="page">Ohjaa</a>' in desk()
    assert '<a href="/wall">Seinä</a>' in desk()


def test_the_wall_has_no_bars() -> None:
    wall = desk(name="wall")
    assert 'data-surface="wall"' in wall
    assert "<header" not in wall
    assert "<footer" not in wall


@pytest.mark.parametrize(
    ("clock", "told"),
    [
        (Clock(ends_at=NOON + timedelta(minutes=5)), ('data-ends-at="1804932300000"', "Käynnissä")),
        (Clock(left=timedelta(minutes=5)), ('data-left="300000"', "Pysäytetty")),
    ],
)
def test_the_clock_is_there_before_the_kernel(clock, told) -> None:
    live = Live(phase=Phase.RUNNING, step=Step("round-1", clock))
    page = desk(clock=frame.Running.of(live, NOON, translator("fi")))
    assert f'data-now="{int(NOON.timestamp() * 1000)}"' in page
    assert all(words in page for words in told)


def test_a_workshop_that_has_not_begun_shows_no_clock() -> None:
    assert frame.Running.of(Live(), NOON, translator("fi")) is None
    assert 'id="pa-ahead"' not in desk()


def test_a_page_of_an_unknown_name_still_has_a_title() -> None:
    assert "<title>Omasivu – Parastaminen</title>" in desk(name="omasivu", workshop="")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_page_names_another_host_or_runs_a_script_of_its_own(language) -> None:
    said = frame.Notice("Otsikko", "Teksti", asks_key=True)
    for page in (desk(language), frame.notice(said, translator(language))):
        assert all(
            link.startswith(("/", "#", "?lang=", "data:")) for link in Links(page).found if link
        )
        assert "<script>" not in page
        assert " onclick" not in page
