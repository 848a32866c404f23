"""A page as its reader meets it: in a real browser, from skeleton to goodbye."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.voila.serving import KEY, begin, until

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_a_press_goes_to_the_kernel_and_comes_back_without_any_other_host(desk, server) -> None:
    desk.get_by_role("button", name="Aloita kierros").click()
    expect(desk.get_by_text("1 painallusta")).to_be_visible()
    expect(desk.get_by_text("11:24")).to_be_visible()
    assert desk.complaints == []
    hosts = {urlsplit(url).netloc for url in desk.requested if not url.startswith("blob:")}
    assert hosts == {f"127.0.0.1:{server.port}"}
    first, *others = desk.requested
    assert "token=" in first
    assert not any("token=" in url for url in others)
    assert len(others) < 16


def test_a_widget_that_begins_late_is_waited_for(desk) -> None:
    late = "const late = AbortSignal.timeout(1);"
    wait = f"new Promise((done) => {{ {late} setTimeout(() => done(late.aborted), 50); }})"
    assert desk.evaluate(wait) is False


def test_the_frame_tells_page_workshop_and_way(desk) -> None:
    assert desk.title() == "Ohjauspöytä – Yhdessä vähemmän yksin"
    menu = desk.get_by_role("navigation", name="Päävalikko")
    assert menu.get_by_role("link").all_text_contents() == [
        "Suunnittele",
        "Ohjaa",
        "Seinä",
        "Tutki",
    ]
    expect(desk.get_by_role("banner").get_by_text("Yhdessä vähemmän yksin")).to_be_visible()
    expect(desk.get_by_role("main").get_by_role("heading", name="Kentät")).to_be_visible()
    expect(desk.get_by_role("heading", level=1)).to_have_count(1)
    expect(desk.get_by_text("Sivu avautuu…")).to_have_count(0)


def test_typical_widgets_have_no_fault_that_axe_finds(desk) -> None:
    expect(desk.get_by_text("Etsitään kiertoa")).to_be_visible()
    for width in (375, 1280):
        desk.set_viewport_size({"width": width, "height": 900})
        no_fault(desk)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width
    for theme in ("dark", "contrast", ""):
        desk.get_by_label("Ulkoasu").select_option(theme)
        no_fault(desk)


def no_fault(page) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_the_skeleton_tells_the_page_and_who_leaves_then_leaves_no_kernel(visit, server) -> None:
    before = len(server.kernels())
    page = visit("desk", ready=False)
    expect(page.get_by_role("heading", level=1, name="Ohjauspöytä")).to_be_visible()
    expect(page.get_by_text("Sivu avautuu…")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Siirry sisältöön")).to_be_focused()
    until(lambda: len(server.kernels()) == before + 1)
    page.goto("about:blank")
    until(lambda: len(server.kernels()) == before)


def test_the_wall_is_bare_and_neither_reload_nor_goodbye_leaves_a_kernel(visit, server) -> None:
    before = len(server.kernels())
    page = visit("wall")
    expect(page.get_by_role("heading", name="Seinä")).to_be_visible()
    expect(page.get_by_role("banner")).to_have_count(0)
    expect(page.get_by_role("contentinfo")).to_have_count(0)
    # Also where the browser keeps nothing for a page.
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException(); } })"
    )
    page.reload(wait_until="commit")
    page.wait_for_selector("body[data-ready=yes]")
    until(lambda: len(server.kernels()) == before + 1)
    page.goto("about:blank")
    until(lambda: len(server.kernels()) == before)


def test_a_page_that_fails_says_so_and_keeps_the_chosen_theme(visit) -> None:
    page = visit("broken")
    expect(page.get_by_role("alert")).to_contain_text("Sivu ei auennut. Työsi on tallessa.")
    expect(page.get_by_role("link", name="Avaa sivu uudelleen")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)
    page.get_by_label("Ulkoasu").select_option("dark")
    page.goto(page.url.replace("broken", "nowhere"))
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.get_by_label("Ulkoasu").select_option("")
    assert page.locator("html").get_attribute("data-theme") is None


def test_a_page_whose_widgets_were_not_told_of_asks_anew_and_says_when_that_does_not_help(
    visit,
) -> None:
    page = visit("desk")
    giving_up = """(times) => {
      sessionStorage.setItem("pa-again", times);
      const said = document.createElement("div");
      said.className = "jupyter-widgets";
      said.textContent = "Error displaying widget: model not found";
      document.getElementById("rendered_cells").append(said);
    }"""
    page.evaluate("globalThis.before = true")
    page.evaluate(giving_up, 0)
    page.wait_for_function("!globalThis.before")
    page.wait_for_selector("body[data-ready]", timeout=60_000)
    expect(page.get_by_role("button", name="Aloita kierros")).to_be_visible()
    assert page.evaluate("sessionStorage.getItem('pa-again')") is None
    page.evaluate(giving_up, 2)
    expect(page.get_by_role("alert")).to_contain_text("Sivu ei auennut.")
    expect(page.get_by_text("model not found")).to_have_count(0)


def test_a_script_in_a_comment_does_not_run(visit) -> None:
    page = visit("planner")
    expect(page.get_by_text("Kommentti")).to_be_visible()
    assert page.title() == "Suunnittele työpaja – Yhdessä vähemmän yksin"


def test_the_question_for_the_key_is_answered_in_the_page(browser, server) -> None:
    with browser.new_context() as stranger:
        page = stranger.new_page()
        page.goto(f"{server.url}/nowhere")
        no_fault(page)
        page.get_by_label("Avain").fill(KEY)
        page.get_by_role("button", name="Avaa sivu").click()
        expect(page.get_by_role("heading", name="Tällaista sivua ei ole")).to_be_visible()
        assert page.url == f"{server.url}/nowhere"


def test_a_server_that_was_killed_comes_back_and_the_page_with_it(visit, pages) -> None:
    first = begin(pages, "--cold")
    page = visit("desk", at=first)
    first.process.kill()
    first.process.communicate()
    lost = page.get_by_text("Yhteys katkesi. Kello käy silti.")
    expect(lost).to_be_visible(timeout=60_000)
    second = begin(pages, "--cold", port=first.port)
    try:
        expect(lost).to_be_hidden(timeout=60_000)
        page.wait_for_selector("body[data-ready]", timeout=60_000)
        page.get_by_role("button", name="Aloita kierros").click()
        expect(page.get_by_text("1 painallusta")).to_be_visible()
    finally:
        page.goto("about:blank")
        assert second.stop() == (0, "")
