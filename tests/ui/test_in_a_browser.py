"""What our widgets do by themselves in a browser: the wall's room, keys, the sound of the clock."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from parastaminen_nb import look
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.pathway import Experiment
from parastaminen_nb.core.workshop import LETTERS
from parastaminen_nb.i18n import translator
from parastaminen_nb.ui.browser import style
from parastaminen_nb.ui.clock import ClockFace
from parastaminen_nb.ui.exploring.map import CommentMap, Place, Point
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.path.composer import Composer
from parastaminen_nb.ui.path.readings import Readings
from parastaminen_nb.ui.shortcuts import Shortcuts
from parastaminen_nb.ui.status import Status
from parastaminen_nb.ui.surface import Surface
from parastaminen_nb.ui.waiting import Waiting
from parastaminen_nb.ui.wall_board import WallBoard

pytestmark = pytest.mark.browser

_ = translator("fi")
NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")

MODEL = """
async ({ code, state, room }) => {
  const heard = {};
  const model = {
    sent: [],
    get: (name) => state[name],
    set: (name, value) => {
      state[name] = value;
      for (const call of heard[`change:${name}`] ?? []) call();
    },
    on: (name, call) => (heard[name] ??= []).push(call),
    off: () => {},
    save_changes: () => {},
    send: (content) => model.sent.push(content),
  };
  globalThis.model = model;
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  widget.render({ model, el: document.querySelector(room) });
}
"""


@pytest.fixture
def page(browser):
    errors: list[str] = []
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def shown(page) -> Callable[..., Page]:
    """A widget in a page of its own, without a kernel: `model` is what a kernel would see."""

    def show(widget, body: str = '<div id="here"></div>') -> Page:
        state = widget.get_state()
        page.set_content(
            '<!DOCTYPE html><html lang="fi"><title>Osa</title><style>'
            + look.css()
            + style("ui.css")
            + Surface._css
            + Waiting._css
            + f'</style><main id="rendered_cells">{body}</main>'
        )
        told = {name: value for name, value in state.items() if not name.startswith("_")}
        told = json.loads(json.dumps(told, default=str))
        page.evaluate(MODEL, {"code": widget._esm, "state": told, "room": "#here"})
        return page

    return show


WALL = (
    '<div class="pa-app pa-wallroom"><div class="pa-wall pa-scene-columns">'
    '<div class="pa-wall-main" style="grid-row:1/-1"><div id="here"></div></div></div></div>'
)


def columns(cases: int, people: str, *comments: str) -> list[dict[str, object]]:
    return [
        {
            "key": letter,
            "title": "Monialainen lapsiperheiden palveluohjauksen toimintamalli",
            "mark": str(look.mark(letter)),
            "presenter": "",
            "tables": [{"key": f"{letter}{n}", "label": f"A{n}", "people": people} for n in (1, 2)],
            "comments": [
                {"key": f"{letter}{n}", "text": text, "pinned": False, "about": ""}
                for n, text in enumerate(comments)
            ],
        }
        for letter in LETTERS[:cases].lower()
    ]


def board(cases: int, people: str, *comments: str) -> WallBoard:
    made = WallBoard(_)
    made.board = {"big": False, "nothing": "", "columns": columns(cases, people, *comments)}
    return made


CROWD = ", ".join(f"Karl-Gustav\N{NO-BREAK SPACE}{chr(65 + n)}." for n in range(26))


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_names_give_way_where_a_case_would_show_no_comment(shown, size):
    wall = shown(board(8, CROWD), body=WALL)
    wall.set_viewport_size({"width": size[0], "height": size[1]})
    wall.evaluate("document.documentElement.dataset.surface = 'wall'")
    names = wall.locator(".pa-column-table span")
    expect(names.first).to_be_visible()
    wall.evaluate(
        "columns => model.set('board', { ...model.get('board'), columns })",
        columns(8, CROWD, "Hyvä.", "Kuka maksaa?"),
    )
    expect(names.first).to_be_hidden()
    for column in wall.locator(".pa-column").all():
        expect(column.locator("li:visible").first).to_be_in_viewport(ratio=1)
        assert column.evaluate("one => one.scrollHeight <= one.clientHeight + 1")


def test_the_space_bar_holds_the_comments_and_lets_them_go_on(shown):
    wall = shown(board(3, "Aino K.", "Ensimmäinen"), body=WALL)
    expect(wall.locator("li:visible")).to_have_count(3)
    wall.keyboard.press("Space")
    expect(wall.get_by_role("status")).to_contain_text("Välilyönti jatkaa")
    more = "columns => model.set('board', { ...model.get('board'), columns })"
    later = columns(3, "Aino K.", "Ensimmäinen", "Toinen")
    wall.evaluate(more, later)
    expect(wall.get_by_text("Toinen")).to_have_count(0)
    wall.keyboard.press("Space")
    expect(wall.get_by_text("Toinen").first).to_be_visible()
    expect(wall.get_by_text("Välilyönti jatkaa")).to_have_count(0)


def test_what_a_reader_chose_stays_when_the_kernel_speaks_of_another_field(shown):
    options = (Option("everyone", "Kaikki"), Option("A1", "Pöytä A1"))
    form = Form(_, Field("to", "Kenelle", "select", options=options), Field("text", "Mitä"))
    form.show({"to": "everyone", "text": "Ikkunat auki."})
    page = shown(form)
    page.get_by_label("Kenelle").select_option(label="Pöytä A1")
    page.evaluate("model.set('values', { to: 'everyone', text: '' })")
    expect(page.get_by_label("Mitä")).to_have_value("")
    expect(page.get_by_label("Kenelle")).to_have_value("A1")
    page.evaluate("model.set('values', { to: 'A1', text: '' })")
    page.evaluate("model.set('values', { to: 'everyone', text: '' })")
    expect(page.get_by_label("Kenelle")).to_have_value("everyone")


def test_what_is_written_while_something_is_added_belongs_to_that_and_not_to_the_next(shown):
    fields = (Field("title", "Nimi"), Field("responsible", "Vastaa"))
    composer = Composer(
        _, "Uusi kokeilu", *fields, add_word="Lisää", add=lambda values: "x1",
        write=lambda key, values: None, then=lambda key: None, on_close=lambda: None,
        watch=nullcontext,
    )  # fmt: skip
    page = shown(composer)
    name, responsible = page.get_by_label("Nimi"), page.get_by_label("Vastaa")
    added = "model.set('added', 'x1'); model.set('emptied', model.get('emptied') + 1)"
    name.fill("Lounas")
    page.keyboard.press("Enter")
    responsible.fill("Katri")  # the program has not answered yet
    page.evaluate(added)
    expect(name).to_have_value("")
    expect(responsible).to_have_value("")
    assert page.evaluate("model.sent.slice(1)") == [
        {"did": "also", "key": "x1", "values": {"responsible": "Katri"}}
    ]
    # Who has gone on to another name is writing the next.
    name.fill("Soittorinki")
    page.keyboard.press("Enter")
    name.fill("Kävely")
    responsible.fill("Päivi")
    page.evaluate(added.replace("x1", "x2"))
    expect(name).to_have_value("Kävely")
    expect(responsible).to_have_value("Päivi")
    assert page.evaluate("model.sent.length") == 3


def test_the_next_number_is_not_lost_and_a_new_day_is_offered(shown):
    readings = Readings("x1", _, watch=nullcontext)
    readings.show(Experiment("x1", "Lounas"), (), date(2027, 4, 21))
    page = shown(readings)
    day, number = page.get_by_label("Päivä"), page.get_by_role("textbox", name="Luku")
    added = "model.set('added', model.get('added') + 1)"
    number.fill("17")
    page.keyboard.press("Enter")
    number.fill("18")  # the program has not answered yet
    page.evaluate(added)
    expect(number).to_have_value("18")
    page.keyboard.press("Enter")
    page.evaluate(added)
    expect(number).to_have_value("")
    page.evaluate("model.set('today', '2027-04-22')")
    expect(day).to_have_value("2027-04-22")
    day.fill("2027-04-02")
    page.evaluate("model.set('today', '2027-04-23')")
    expect(day).to_have_value("2027-04-02")  # the reader chose it


def test_no_key_does_anything_while_one_types_and_a_question_mark_lists_them(shown):
    keys = Shortcuts(_, {"n": lambda: None, " ": lambda: None})
    keys.explain({"N": "Seuraava askel", "Väli": "Pysäytä kello"})
    page = shown(
        keys,
        body='<div class="pa-app"><p id="here"></p><textarea></textarea><button>B</button></div>',
    )
    sent = "model.sent.map(({ key }) => key)"
    page.keyboard.press("n")
    page.keyboard.press("N")
    assert page.evaluate(sent) == ["n", "n"]
    page.locator("textarea").press_sequentially("ei n ?")
    page.locator("button", has_text="B").press("Space")
    page.keyboard.press("Control+n")
    assert page.evaluate(sent) == ["n", "n"]
    expect(page.get_by_text("Pysäytä kello")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.get_by_text("Pysäytä kello")).to_be_visible()
    assert page.locator("textarea").input_value() == "ei n ?"
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("n")
    assert page.evaluate("model.get('on')") is False
    assert page.evaluate(sent) == ["n", "n"]


def test_the_clock_sounds_at_two_minutes_and_at_the_end_once_the_page_was_touched(shown, page):
    page.clock.install(time=NOON)
    face = ClockFace(_)
    face.rings = True
    clock = shown(face)
    clock.evaluate(
        """() => {
          globalThis.tones = [];
          const Own = AudioContext;
          globalThis.AudioContext = class extends Own {
            constructor() { super(); globalThis.sounding = this; }
          };
          const made = AudioContext.prototype.createOscillator;
          AudioContext.prototype.createOscillator = function () {
            const tone = made.call(this);
            const start = tone.start;
            tone.start = (at) => { tones.push(tone.frequency.value); start.call(tone, at); };
            return tone;
          };
        }"""
    )
    starts = "minutes => model.set('ends_at', Date.now() + minutes * 60000)"
    clock.evaluate(starts, 2.1)
    page.clock.run_for(8_000)
    assert clock.evaluate("tones") == []  # nobody has touched the page: silent, and no fault
    expect(clock.get_by_text("2 min jäljellä")).to_be_visible()
    clock.mouse.click(200, 200)
    clock.wait_for_function("globalThis.sounding?.state === 'running'")
    clock.evaluate(starts, 2.1)
    page.clock.run_for(8_000)
    clock.wait_for_function("tones.length === 1")
    page.clock.run_for(121_000)
    clock.wait_for_function("tones.length === 3")
    assert clock.evaluate("tones") == [660, 660, 880]
    expect(clock.locator("[aria-live]")).to_have_text("Aika täynnä")
    clock.evaluate("model.set('rings', false)")
    clock.evaluate(starts, 2.1)
    page.clock.run_for(8_000)
    assert clock.evaluate("tones.length") == 3


def test_the_clock_tells_what_was_decided_and_no_mark_that_was_jumped_over(shown, page):
    page.clock.install(time=NOON)
    face = ClockFace(_)
    face.show(Clock(ends_at=NOON + timedelta(minutes=16)), caption="Kierros 2. Päättyy klo 12.16.")
    clock = shown(face)
    heard = clock.locator("[aria-live]")
    page.clock.run_for(20_000)
    expect(clock.get_by_role("timer")).to_have_text(re.compile(r"15:\d\d"))
    expect(heard).to_be_empty()  # neither as the page opens nor with each second
    clock.evaluate(
        """() => {
          model.set('ends_at', Date.now() + 4 * 60000);
          model.set('caption', 'Kierros 2. Päättyy klo 12.04.');
        }"""
    )
    page.clock.run_for(1_000)
    expect(heard).to_have_text("Kierros 2. Päättyy klo 12.04.")  # and not "five minutes left"
    page.clock.run_for(20_000)
    expect(heard).to_be_empty()
    page.clock.run_for(100_000)
    expect(heard).to_have_text("Kaksi minuuttia jäljellä")


def test_the_clock_follows_the_stream_until_the_kernel_has_read_as_far(shown, page):
    page.clock.set_fixed_time(NOON)  # no second goes by, however busy the machine is
    face = ClockFace(_, stream="http://hub/stream")
    face.show(Clock(ends_at=NOON + timedelta(minutes=3)))
    face.seq = 7
    clock = shown(face)
    digits = clock.get_by_role("timer")
    expect(digits).to_have_text("3:00")
    hear = """([stream, seq, minutes]) => document.dispatchEvent(new CustomEvent("pa:clock", {
      detail: { stream, clock: seq && { seq, ends_at: Date.now() + minutes * 60000, left: null } },
    }))"""
    clock.evaluate(hear, ["http://another/stream", 9, 50])
    expect(digits).to_have_text("3:00")
    clock.evaluate(hear, ["http://hub/stream", 8, 22])
    expect(digits).to_have_text("22:00")
    clock.evaluate("model.set('seq', 8)")
    expect(digits).to_have_text("3:00")
    clock.evaluate(hear, ["http://hub/stream", 9, 4])
    expect(digits).to_have_text("4:00")
    clock.evaluate(hear, ["http://hub/stream", 0, 0])  # the stream is lost
    expect(digits).to_have_text("3:00")


DESK = """
<div class="pa-page"><div id="here"></div><div class="pa-deskroom"><div class="pa-desk">
  <div class="pa-stack"><div class="pa-live"><button>Aloita</button></div></div>
  <div class="pa-stack"><div class="pa-proposals" style="display: none">
    <div class="pa-card" style="display: none"><p>Lyhennä taukoa</p><button>Lyhennä</button></div>
  </div><div><textarea aria-label="Ilmoitus"></textarea></div></div>
</div></div></div>
"""
COMES = """said => {
  const box = document.querySelector(".pa-proposals");
  for (const one of [box, box.firstElementChild]) one.style.display = said ? "" : "none";
  model.set("said", said ? [said] : []);
}"""


@pytest.mark.parametrize("width", [1280, 375])
def test_a_proposal_moves_nothing_under_the_hands_of_its_reader(shown, page, width):
    desk = shown(Waiting(_), DESK)
    desk.set_viewport_size({"width": width, "height": 740})
    words, card = desk.get_by_label("Ilmoitus"), desk.locator(".pa-card")
    strip = desk.get_by_role("button", name=re.compile("Katso ehdotusta"))
    words.press_sequentially("Ikk")
    stood = words.bounding_box()
    desk.evaluate(COMES, "Ehdotus: lyhennä taukoa.")
    expect(strip).to_be_visible()
    expect(card).to_be_hidden()
    expect(desk.get_by_role("status")).to_have_text("Ehdotus: lyhennä taukoa.")
    assert words.bounding_box() == stood

    strip.press("Enter")
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    expect(strip).to_be_hidden()

    # What goes away leaves its room until the hands are away.
    words.press_sequentially("unat")
    stood = words.bounding_box()
    desk.evaluate(COMES, "")
    expect(card).to_be_hidden()
    assert words.bounding_box() == stood


def test_a_proposal_opens_by_itself_while_nobody_has_their_hands_under_it(shown, page):
    desk = shown(Waiting(_), DESK)
    desk.get_by_role("button", name="Aloita").click()
    desk.evaluate(COMES, "Ehdotus: lyhennä taukoa.")
    expect(desk.get_by_role("button", name="Lyhennä")).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("Katso ehdotusta"))).to_be_hidden()


@pytest.mark.parametrize("widget", [Status, lambda: Notice(_)])
def test_a_number_stays_on_the_line_of_its_unit(shown, widget):
    made = widget()
    said = "Tauko kestää 10 min, 20 % ajasta. 5 häntä odottaa 3 sähköä."
    if isinstance(made, Status):
        made.words = said
    else:
        made.say(said, "info")
    here = shown(made).locator("#here")
    kept = "Tauko kestää 10\u00a0min, 20\u00a0% ajasta. 5 häntä odottaa 3 sähköä."
    assert kept in here.evaluate("place => place.textContent")


def test_the_map_goes_nearer_by_wheel_and_keys_and_a_press_means_the_nearest_point(shown, page):
    points = [
        Point(str(n), n / 699, (n * 37 % 700) / 699, f"Kommentti {n}", "", "abc"[n % 3])
        for n in range(700)
    ]
    map_ = CommentMap(_)
    names = [Place("Puisto, lapsi", 0.5, 0.5, "t1"), Place("Uimaranta, kesä", 0.5, 0.501, "t2")]
    map_.show(points, [*names, *(Place(f"Teema {n}", 0.5, 0.502, f"t{n}") for n in range(9))], "")
    shown(map_, '<div id="here" style="width: 1000px"></div>')
    picture, said = page.get_by_role("slider"), page.locator(".pa-map-said")
    dots = page.locator(".pa-dot")
    expect(dots).to_have_count(700)
    written = page.locator(".pa-map text:not([visibility=hidden])")
    expect(written.first).to_be_visible()
    assert 1 < written.count() < 11, "names that have no room wait until one comes nearer"
    box = picture.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.wheel(0, -100)
    expect(picture).not_to_have_class(re.compile("is-near"))  # it scrolls the page
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(picture).to_have_class(re.compile("is-near"))
    at = page.evaluate("document.querySelector('.pa-map > g').getAttribute('transform')")
    page.mouse.down()
    page.mouse.move(middle[0] - 90, middle[1] - 50, steps=4)
    page.mouse.up()
    expect(page.locator(".pa-map > g").first).not_to_have_attribute("transform", at)
    expect(said).to_contain_text("Valitse piste")  # who drags chooses nothing
    picture.press("0")
    expect(picture).not_to_have_class(re.compile("is-near"))
    point = dots.nth(10).bounding_box()
    page.mouse.click(point["x"] + point["width"] / 2 + 3, point["y"] + point["height"] / 2 + 3)
    expect(said).to_contain_text("Kommentti 10")
    dots.nth(10).hover()
    expect(dots.nth(10).locator("title")).to_have_text("Kommentti 10")
    picture.press("+")
    expect(picture).to_have_class(re.compile("is-near"))
