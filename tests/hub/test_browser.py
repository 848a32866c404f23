"""Phones in a real browser: live, offline, without JavaScript, by keyboard, for everybody."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import CommentHidden, CommentWritten
from parastaminen_nb.core.workshop import Showing
from parastaminen_nb.session import Session
from tests.browser_tools import (
    accessibility_troubles,
    foreign_requests,
    scrolls_sideways,
)
from tests.hub.conftest import Present, process, running
from tests.hub.stories import make_workshop

pytestmark = pytest.mark.browser


@pytest.fixture
def live(tmp_path):
    """A hub in the present: a browser's own clock is near the server's."""
    now = Present()
    path = make_workshop(tmp_path / "story.workshop", starts_at=now().replace(microsecond=0))
    with running(path, now) as hub:
        yield hub


@pytest.fixture
def phone(browser, live):
    """Opens phones; every request of theirs must stay at home, every script error is a failure."""
    contexts, foreign, errors = [], [], []

    def opened(person: str = "", *, width: int = 375, join: bool = True, **more):
        context = browser.new_context(
            viewport={"width": width, "height": 740}, locale="fi-FI", **more
        )
        contexts.append(context)
        foreign.append(foreign_requests(context, live.address))
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{live.address}/j/KUUSI42")
        if join and person:
            page.select_option("#person", person)
            page.get_by_role("button", name="Liity työpajaan").click()
        elif join:
            page.get_by_role("button", name="Liity ilman nimeä").click()
        if join:
            page.wait_for_url("**/me")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [address for seen in foreign for address in seen] == []
    assert errors == []


def stored(hub) -> list[str]:
    hub.desk.catch_up()
    return [comment.text for comment in hub.desk.state.comments]


def write(page, text: str) -> None:
    page.get_by_label("Mikä tässä toimisi meillä?").fill(text)
    page.get_by_role("button", name="Lähetä kommentti").click()


def test_two_phones_see_the_same_clock_and_each_others_words(phone, live):
    one, other = phone("p1"), phone("p2")
    live.start("move-1")
    for page in (one, other):
        expect(page.get_by_role("heading", level=1)).to_contain_text("A1")
    live.start("round-1")
    expect(one.locator(".now-line")).to_contain_text("Kierros 1 / 3")
    expect(one.locator("#said")).to_have_text("Kierros 1 / 3. Pöytäsi nyt A1, Kyläkeittiö.")
    expect(one.get_by_role("timer")).to_have_text(re.compile(r"(20:00|19:\d\d) jäljellä"))

    write(one, "Ruokala on valmiina <b>jo</b>.")
    expect(one.locator("#said")).to_have_text("Kommenttisi on tallessa.")
    expect(one.locator("#mine")).to_contain_text("Lähetetty")
    expect(other.locator("#others")).to_contain_text("Ruokala on valmiina <b>jo</b>.")
    expect(one.locator("#others")).not_to_contain_text("Ruokala")

    live.desk.pause()
    for page in (one, other):
        expect(page.get_by_role("timer")).to_contain_text("Pysäytetty")
        expect(page.locator("#said")).to_have_text(re.compile(r"Pysäytetty, (20|19) min jäljellä"))
    live.desk.tell(CommentHidden(live_key(live), True, live.time()))
    expect(other.locator("#others li")).to_have_count(0)

    one.reload()
    expect(one.locator("#mine")).to_contain_text("Ruokala on valmiina")
    expect(one.get_by_role("timer")).to_contain_text("Pysäytetty")


def test_a_comment_that_is_hidden_stays_away_though_an_older_page_comes_after_it(phone, live):
    one, other = phone("p1"), phone("p2")
    live.start("round-1")
    for page in (one, other):
        expect(page.get_by_label("Mikä tässä toimisi meillä?")).to_be_visible()
    write(one, "Naapurin nimi ja numero.")
    expect(other.locator("#others li")).to_have_count(1)
    held = []

    def hold(route) -> None:
        answer = route.fetch()
        held.append(lambda: route.fulfill(response=answer))

    other.route("**/me", hold)
    live.desk.pause()
    expect(other.get_by_role("timer")).to_contain_text("Pysäytetty")
    while not held:
        other.wait_for_timeout(20)
    live.desk.tell(CommentHidden(live_key(live), True, live.time()))
    expect(other.locator("#others li")).to_have_count(0)
    with other.expect_response("**/me"):
        held.pop()()
    other.wait_for_timeout(300)
    expect(other.locator("#others li")).to_have_count(0)
    live.desk.tell(CommentHidden(live_key(live), False, live.time()))
    expect(other.locator("#others li")).to_have_count(1)
    other.unroute_all(behavior="ignoreErrors")


def live_key(hub) -> str:
    hub.desk.catch_up()
    return hub.desk.state.comments[-1].key


def test_a_clock_that_is_wrong_by_minutes_shows_the_right_time(phone, live):
    page = phone("p1")
    page.add_init_script("{ const real = Date.now; Date.now = () => real() + 7 * 60_000 }")
    live.start("round-1")
    page.reload()
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"(20:00|19:\d\d) jäljellä"))


def test_a_tab_that_slept_is_right_the_moment_it_wakes(phone, live):
    page = phone("p1")
    page.add_init_script(
        """
        const real = window.setTimeout;  // asleep, a page's timers do not run, and it hears nothing
        window.setTimeout = (call, ms) => real(() => window.asleep || call(), ms);
        const own = EventSource.prototype.addEventListener;
        EventSource.prototype.addEventListener = function (kind, call) {
          own.call(this, kind, (event) => window.asleep || call(event));
        };
        """
    )
    live.start("round-1")
    page.reload()
    timer = page.get_by_role("timer")
    expect(timer).to_have_text(re.compile(r"19:\d\d jäljellä"))
    page.evaluate("window.asleep = true")
    page.wait_for_timeout(1500)
    slept = timer.inner_text()
    page.wait_for_timeout(1500)
    assert timer.inner_text() == slept
    with page.expect_request("**/stream?*"):  # what it did not hear meanwhile, it asks for at once
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert timer.inner_text() != slept


def test_the_last_minutes_are_said_aloud(phone, live):
    page = phone("p1")
    live.start("round-1")
    expect(page.get_by_role("timer")).to_contain_text("19:")
    # The desk shortens the round to just above the mark; the browser's own clock does the rest.
    live.desk.lengthen(-live.desk.state.clock.remaining(live.time()) + timedelta(seconds=61.5))
    expect(page.locator("#said")).to_have_text("Minuutti jäljellä")
    live.desk.lengthen(-live.desk.state.clock.remaining(live.time()) + timedelta(seconds=1.5))
    expect(page.get_by_role("timer")).to_have_text("Aika täynnä")
    expect(page.locator("#said")).to_have_text("Aika täynnä")


def test_the_last_two_minutes_are_seen_and_felt(phone, live):
    page = phone("p1")
    page.evaluate("globalThis.shaken = []; navigator.vibrate = (shake) => shaken.push(shake); null")
    live.start("round-1")
    expect(page.get_by_role("timer")).to_contain_text("19:")
    live.desk.lengthen(-live.desk.state.clock.remaining(live.time()) + timedelta(seconds=121.5))
    expect(page.locator("#said")).to_have_text("Kaksi minuuttia jäljellä")
    expect(page.locator(".now-line")).to_have_attribute("data-last", "minutes")
    assert page.evaluate("globalThis.shaken") == [[200]]
    page.locator("#alarm-shake").uncheck()
    live.desk.lengthen(-live.desk.state.clock.remaining(live.time()) + timedelta(seconds=1.5))
    expect(page.locator(".now-line")).to_have_attribute("data-last", "over")
    assert page.evaluate("globalThis.shaken") == [[200]]  # its owner switched it off
    page.reload()
    expect(page.locator("#alarm-shake")).not_to_be_checked()


def test_who_has_begun_to_answer_a_prompt_still_answers_it_when_it_is_closed(phone, live):
    live.desk.open_prompt("ask")
    live.desk.open_prompt("good")
    live.start("round-1")
    page = phone("p1")
    page.get_by_label("Mitä kysyisit?").check()
    page.get_by_role("textbox", name="Mikä tässä toimisi").fill("Kuka maksaa?")
    live.desk.open_prompt("ask", False)
    live.desk.open_prompt("develop")
    expect(page.get_by_label("Mitä voisi kehittää?")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Nyt voit vastata: Mitä voisi kehittää?")
    expect(page.get_by_label("Mitä kysyisit?")).to_be_checked()
    page.get_by_role("button", name="Lähetä kommentti").click()
    expect(page.locator("#mine li")).to_contain_text("Mitä kysyisit?")
    expect(page.get_by_label("Mitä kysyisit?")).to_have_count(0)
    expect(page.get_by_label("Kysymys", exact=True)).to_be_checked()


def test_what_is_said_around_comments_comes_to_open_phones(phone, live):
    live.desk.open_prompt("ask")
    live.start("round-1")
    writer, reader = phone("p1", width=320), phone("p2")
    live.desk.announce("Ikkunat auki.")
    for page in (writer, reader):
        expect(page.locator("[data-told]")).to_have_text("Ikkunat auki.")
    expect(reader.locator("#said")).to_have_text("Ikkunat auki.")

    writer.get_by_label("Mitä kysyisit?").check()
    write(writer, "Kuka maksaa?")
    theirs = reader.locator("#others [data-list=others] li")
    expect(theirs).to_contain_text("Mitä kysyisit?")
    reader.get_by_role("button", name="Samaa mieltä").click()
    expect(reader.get_by_role("button", name="Samaa mieltä")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(writer.locator("#mine")).to_contain_text("1 samaa mieltä")

    writer.get_by_text("Muuta tai peru").click()
    writer.get_by_role("textbox", name="Kommenttisi").fill("Kuka sen maksaa?")
    assert not scrolls_sideways(writer)
    for page in (writer, reader):
        assert accessibility_troubles(page) == []
    writer.get_by_role("button", name="Tallenna muutos").click()
    expect(writer.locator("#said")).to_have_text("Muutos on tallessa.")
    expect(writer.get_by_text("Muuta tai peru")).to_be_focused()
    expect(theirs).to_contain_text("Kuka sen maksaa?")

    live.desk.show_comments(Showing.AFTER_APPROVAL)
    expect(theirs).to_have_count(0)
    live.desk.catch_up()
    live.desk.approve(*(comment.key for comment in live.desk.state.waiting()))
    expect(theirs).to_have_count(1)

    presenter = phone("p10")
    presenter.get_by_text("Vastaa", exact=True).click()
    presenter.get_by_role("textbox", name="Vastauksesi").fill("Kunta.")
    assert accessibility_troubles(presenter) == []
    presenter.get_by_role("button", name="Tallenna vastaus").click()
    for page in (writer, reader):
        expect(page.locator(".answer")).to_contain_text("Kunta.")


def test_a_draft_and_the_page_survive_a_reload(phone, live):
    page = phone("p1")
    live.start("round-1")
    page.get_by_label("Mikä tässä toimisi meillä?").fill("Kesken jäänyt ajatus")
    expect(page.get_by_text("Luonnos tallessa puhelimessa")).to_be_visible()
    page.reload()
    expect(page.locator("#text")).to_have_value("Kesken jäänyt ajatus")
    page.get_by_role("button", name="Lähetä kommentti").click()
    expect(page.locator("#mine")).to_contain_text("Lähetetty")
    page.reload()
    expect(page.locator("#text")).to_have_value("")
    assert stored(live) == ["Kesken jäänyt ajatus"]


def test_what_cannot_be_stored_now_stays_on_the_phone_and_goes_out_by_itself(phone, live):
    page = phone("p1")
    live.start("round-1")
    expect(page.locator("#text")).to_be_visible()
    # What the hub answers while the disk is full, as tests/faults has it from a real one.
    page.route("**/comment", lambda route: route.fulfill(status=503, headers={"Retry-After": "1"}))
    write(page, "Kun levy taas ottaa.")
    mine = page.locator("#mine")
    expect(mine).to_contain_text("Tallessa tässä puhelimessa")
    expect(mine).to_contain_text("Se lähtee itsestään hetken päästä.")
    page.unroute("**/comment")
    expect(mine).to_contain_text("Lähetetty")
    assert stored(live) == ["Kun levy taas ottaa."]


def test_what_is_written_without_network_goes_out_once_when_it_is_back(phone, live):
    page = phone("p1")
    live.start("round-1")
    expect(page.locator("#text")).to_be_visible()
    page.context.set_offline(True)
    write(page, "Kirjoitettu kellarissa.")
    expect(page.locator("#mine")).to_contain_text("Odottaa yhteyttä")
    expect(page.locator("#mine")).to_contain_text("Lähtee itsestään, kun verkko palaa.")
    expect(page.locator("#connection")).to_contain_text("Kello käy silti.")
    expect(page.get_by_role("timer")).to_contain_text("jäljellä")
    assert stored(live) == []
    page.context.set_offline(False)
    expect(page.locator("#mine")).to_contain_text("Lähetetty")
    expect(page.locator("#connection")).to_be_empty()
    page.reload()
    expect(page.locator("#mine li")).to_have_count(1)
    assert stored(live) == ["Kirjoitettu kellarissa."]


def test_an_answer_that_is_lost_does_not_store_twice(phone, live):
    page = phone("p1")
    live.start("round-1")
    expect(page.locator("#text")).to_be_visible()
    lost = []

    def swallow(route):
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch())  # it arrives and is stored; the phone never hears of it
            route.abort()

    page.route("**/comment", swallow)
    write(page, "Kerran vain.")
    expect(page.locator("#mine")).to_contain_text("Lähetetty")
    assert len(lost) == 1
    assert stored(live) == ["Kerran vain."]


def test_a_draft_of_a_round_that_ended_can_still_be_sent(phone, live):
    page = phone("p1")
    live.start("round-1")
    page.locator("#text").fill("Jäi kesken pöydässä A1")
    live.start("move-2")
    expect(page.get_by_role("heading", level=1)).to_contain_text("B1")
    expect(page.get_by_text("Kierros päättyi.")).to_contain_text("pöydästä A1")
    expect(page.locator("#text")).to_have_value("Jäi kesken pöydässä A1")
    page.get_by_role("button", name="Lähetä kommentti").click()
    expect(page.locator("#mine")).to_contain_text("Lähetetty")
    live.desk.catch_up()
    assert [comment.label for comment in live.desk.state.comments] == ["A1"]
    write(page, "Jo uudessa pöydässä")
    expect(page.locator("#mine li")).to_have_count(2)
    expect(page.locator("#mine")).not_to_contain_text("Lähtee")
    live.desk.catch_up()
    assert [comment.label for comment in live.desk.state.comments] == ["A1", "B1"]


def test_a_comment_that_is_refused_is_given_back_to_mend(phone, live):
    page = phone("p1")
    live.start("round-1")
    page.locator("#text").fill("x" * 2001)
    page.get_by_role("button", name="Lähetä kommentti").click()
    expect(page.locator("#text-error")).to_contain_text("2001 / 2000")
    page.locator("#text").fill("Lyhyempi")
    expect(page.locator("#text-error")).to_be_hidden()

    page.evaluate("document.querySelector('#form').elements.round.value = '3'")
    page.get_by_role("button", name="Lähetä kommentti").click()
    expect(page.locator("#mine")).to_contain_text("Ei lähtenyt")
    expect(page.locator("#mine")).to_contain_text("Kierros 3 ei ole vielä alkanut.")
    page.get_by_role("button", name="Muokkaa ja lähetä uudelleen").click()
    expect(page.locator("#text")).to_have_value("Lyhyempi")


def test_a_hub_that_falls_is_found_again_by_itself(browser, tmp_path):
    path = make_workshop(tmp_path / "story.workshop")
    desk = Session.opened(path, now=Present())
    desk.start(desk.state.agenda.segment("round-1"))
    context = browser.new_context(locale="fi-FI")
    with process(path) as made:
        address = made.stdout.readline().strip()
        page = context.new_page()
        page.goto(f"{address}/j/KUUSI42")
        page.select_option("#person", "p1")
        page.get_by_role("button", name="Liity työpajaan").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("A1")
        made.kill()
        made.wait(10)
        write(page, "Sillä välin kirjoitettu")
        expect(page.locator("#mine")).to_contain_text("Odottaa yhteyttä")
        comment = Comment(key="meanwhile-0123456789", text="Muualta", case="a", round=1)
        desk.tell(CommentWritten(comment))
    with process(path, int(address.rpartition(":")[2])) as made:
        made.stdout.readline()
        expect(page.locator("#mine")).to_contain_text("Lähetetty")
        expect(page.locator("#others")).to_contain_text("Muualta")  # replayed
    desk.catch_up()
    assert sorted(c.text for c in desk.state.comments) == ["Muualta", "Sillä välin kirjoitettu"]
    desk.close()
    context.close()


def test_everything_works_without_javascript(phone, live):
    page = phone("p1", java_script_enabled=False)
    live.start("round-1")
    page.get_by_role("link", name="Päivitä sivu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A1")
    card = page.locator("details.case").bounding_box()
    again = page.get_by_role("link", name="Päivitä sivu").bounding_box()
    assert card is not None
    assert again is not None
    assert again["y"] - card["y"] - card["height"] >= 8, "the button does not touch the card"
    expect(page.get_by_role("timer")).to_contain_text("päättyy klo")
    write(page, "Ilman skriptiä.")
    expect(page.locator("#mine")).to_contain_text("Lähetetty")
    assert stored(live) == ["Ilman skriptiä."]
    page.go_back()
    page.get_by_role("button", name="Lähetä kommentti").click()
    assert stored(live) == ["Ilman skriptiä."]  # the same form again

    live.start("feedback")
    page.goto(live.address + "/me")
    page.get_by_role("link", name="Anna palautetta").click()
    page.locator("label", has_text="4").first.click()
    page.get_by_role("button", name="Lähetä palaute").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiitos, palaute tuli perille")
    assert live.desk.log.answers() == [{"idea": 4}]


def test_everything_works_by_keyboard(phone, live):
    page = phone(join=False)
    page.goto(live.address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Siirry sisältöön")).to_be_focused()
    page.keyboard.press("Enter")

    def reach(locator):
        for _ in range(20):
            page.keyboard.press("Tab")
            if locator.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{locator} is not reached by Tab")

    reach(page.get_by_label("Koodi seinältä"))
    page.keyboard.type("kuusi 42")
    page.keyboard.press("Enter")
    page.wait_for_url("**/j/KUUSI42")
    reach(page.get_by_label("Nimesi työpajassa"))
    page.keyboard.type("Aino")
    reach(page.get_by_role("button", name="Liity työpajaan"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/me")
    live.start("round-1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("A1")
    reach(page.get_by_text("Lue tapauskortti"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ruokapalvelut ruokkivat koko kylän.")).to_be_visible()
    live.desk.announce("Ikkunat auki.")  # the page is drawn anew around who reads
    expect(page.locator("[data-told]")).to_have_text("Ikkunat auki.")
    expect(page.get_by_text("Lue tapauskortti")).to_be_focused()
    expect(page.get_by_text("Ruokapalvelut ruokkivat koko kylän.")).to_be_visible()
    reach(page.get_by_label("Mikä tässä toimisi meillä?"))
    page.keyboard.type("Näppäimistöllä.")
    reach(page.get_by_role("button", name="Lähetä kommentti"))
    page.keyboard.press("Enter")
    expect(page.locator("#mine")).to_contain_text("Lähetetty")
    reach(page.get_by_text("Muuta tai peru"))
    page.keyboard.press("Enter")
    reach(page.get_by_role("button", name="Peru kommentti"))
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Kommenttisi on peruttu.")
    expect(page.locator("#content")).to_be_focused()
    expect(page.locator("#mine")).to_be_hidden()


def test_every_page_is_accessible_in_light_and_dark_and_narrow_enough(phone, live):
    page = phone(width=320, join=False)

    def looked_at(name: str) -> None:
        assert not scrolls_sideways(page), name
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert accessibility_troubles(page) == [], (name, scheme)

    for more in page.locator("summary").all():
        more.click()
    looked_at("names")
    page.goto(live.address)
    looked_at("door")
    page.locator("#code").fill("kivi 11")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Koodi seinältä")).to_be_focused()
    expect(page.get_by_label("Koodi seinältä")).to_have_accessible_description(
        re.compile("Koodia ei löytynyt")
    )
    looked_at("wrong code")
    page.goto(f"{live.address}/j/KUUSI42")
    page.select_option("#person", "p7")
    page.get_by_role("button", name="Liity työpajaan").click()
    page.wait_for_url("**/me")
    looked_at("waiting")
    live.start("round-1")
    page.locator("details").click()
    long = "Pitkäyhdyssanahirviöttömyydelläänkäänköhän" * 3
    comment = Comment(key="somebody-0123456789", text=f"Hyvä. {long}", case="c", round=1)
    live.desk.tell(CommentWritten(comment))
    expect(page.locator("#others")).to_contain_text("Hyvä.")
    write(page, long)
    expect(page.locator("#mine")).to_contain_text("Lähetetty")
    page.locator("#text").fill("Kesken")
    looked_at("round")
    live.start("move-2")
    expect(page.get_by_text("Kierros päättyi.")).to_be_visible()
    looked_at("late draft")
    live.start("feedback")
    expect(page.get_by_role("link", name="Anna palautetta")).to_be_visible()
    looked_at("time for feedback")
    page.goto(live.address + "/feedback")
    page.locator(".scale label").first.click()
    looked_at("feedback")
    page.get_by_role("button", name="Lähetä palaute").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kiitos")
    looked_at("thanks")
    page.goto(live.address + "/nowhere")
    looked_at("trouble")
    live.desk.end()
    live.read()
    page.goto(live.address + "/me")
    looked_at("ended")


def test_nobody_without_a_seat_is_left_without_a_way(phone, live):
    page = phone()
    live.start("round-2")
    expect(page.get_by_label("Pöytä kierroksella 2")).to_be_visible()
    assert accessibility_troubles(page) == []
    page.get_by_label("Pöytä kierroksella 2").select_option("C1")
    page.get_by_role("button", name="Istun tässä").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("C1")
    expect(page.get_by_label("Mikä tässä toimisi meillä?")).to_be_visible()


def test_the_chosen_look_stays(phone):
    page = phone(join=False)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_label("Ulkoasu").select_option("contrast")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "contrast"
    assert accessibility_troubles(page) == []
    page.add_init_script("Object.defineProperty(navigator, 'cookieEnabled', { value: false })")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Tämä selain ei säilytä evästeitä")
