"""The look in a real browser: every component in every theme, and in somebody else's page."""

from __future__ import annotations

from pathlib import Path
from string import Template

import pytest
from axe_playwright_python.sync_playwright import Axe

from parastaminen_nb import look

pytestmark = pytest.mark.browser

CASE = Template(
    '<div class="pa-card case case-$key"><header>$mark<h2>Tapaus $key</h2></header>'
    '<p class="pa-tint">Teksti</p><span class="pa-chip pa-chip--case">Pöytä</span></div>'
)
NOTICE = Template('<p class="pa-notice pa-notice--$kind">$icon<span>Huomio</span></p>')
PARTS = Template((Path(__file__).parent / "components.html").read_text("utf-8")).substitute(
    brand=look.brand(),
    warn=look.icon("warn"),
    check=look.icon("check"),
    cases="".join(CASE.substitute(key=case, mark=look.mark(case)) for case in look.CASES),
    notices="".join(
        NOTICE.substitute(kind=kind, icon=look.icon("info")) for kind in ("ok", "warn", "danger")
    ),
)


@pytest.fixture(scope="module")
def page(browser):
    return browser.new_page(viewport={"width": 1280, "height": 900})


def show(page, body: str, css: str, attributes: str = "") -> None:
    page.set_content(
        f'<!DOCTYPE html><html lang="fi" {attributes}><title>Osat</title>'
        f'<meta name="viewport" content="width=device-width"><style>{css}</style>{body}'
    )


def colour(page, selector: str, name: str = "backgroundColor") -> str:
    return page.eval_on_selector(selector, f"node => getComputedStyle(node).{name}")


def seen(value: str) -> str:
    red, green, blue = (int(value[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("theme", look.THEMES)
def test_no_component_has_a_fault_that_axe_finds(page, theme) -> None:
    show(page, PARTS, look.css(), f'data-theme="{theme}"')
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_you_are_here_is_said_in_the_words_of_the_page(page) -> None:
    show(page, PARTS, look.css())
    said = "node => getComputedStyle(node, '::before').content"
    assert page.eval_on_selector(".pa-steps [aria-current]", said) == '"Olet tässä"'


@pytest.mark.parametrize(("scheme", "theme"), [("light", "light"), ("dark", "dark")])
def test_without_a_choice_the_device_decides(page, scheme, theme) -> None:
    page.emulate_media(color_scheme=scheme)
    show(page, PARTS, look.css())
    assert colour(page, "html") == seen(look.theme(theme)["page"])
    page.emulate_media(color_scheme="light")


def test_a_choice_wins_over_the_device(page) -> None:
    page.emulate_media(color_scheme="dark")
    show(page, PARTS, look.css(), 'data-theme="light"')
    assert colour(page, "html") == seen(look.theme("light")["page"])
    page.emulate_media(color_scheme="light")


def test_in_a_notebook_only_our_own_element_is_dressed(page) -> None:
    body = (
        '<p id="theirs">Muu</p><button id="other" class="pa-btn jupyter-button">Muu</button>'
        '<div class="pa-app"><button class="pa-btn jupyter-button">Oma</button></div>'
    )
    later = "<style>.jupyter-button { background: grey; } p { margin: 5px; }</style>"
    show(page, body + later, look.notebook_css())
    assert colour(page, ".pa-app .pa-btn") == seen(look.theme("light")["primary"])
    assert colour(page, "#other") == "rgb(128, 128, 128)"
    assert colour(page, "#theirs", "marginTop") == "5px"


def test_in_a_dark_notebook_it_is_dark(page) -> None:
    show(
        page, '<body data-jp-theme-light="false"><div class="pa-app">Oma</div>', look.notebook_css()
    )
    assert colour(page, ".pa-app") == seen(look.theme("dark")["page"])


def test_over_the_styles_of_ipywidgets_ours_win(page) -> None:
    body = '<div id="rendered_cells"><button class="jupyter-button pa-btn">Aloita</button></div>'
    later = "<style>.jupyter-button { background: grey; line-height: 28px; }</style>"
    show(page, body + later, look.css() + look.widget_css())
    assert colour(page, "button") == seen(look.theme("light")["primary"])


@pytest.mark.parametrize("attributes", ["", 'data-theme="dark"'])
def test_paper_is_light_whatever_the_screen_is(page, attributes) -> None:
    show(page, PARTS, look.css(), attributes)
    page.emulate_media(media="print", color_scheme="dark")
    assert colour(page, "h2", "color") == seen(look.theme("light")["ink"])
    page.emulate_media(media="screen", color_scheme="light")


def test_where_the_system_gives_the_colours_what_is_chosen_takes_its_highlight(page) -> None:
    show(
        page,
        f'{PARTS}<i id="probe" style="background: Highlight; color: HighlightText"></i>',
        look.css(),
    )
    page.emulate_media(forced_colors="active", color_scheme="dark")
    for name in ("backgroundColor", "color"):
        assert colour(page, ".pa-steps [aria-current]", name) == colour(page, "#probe", name)
    page.emulate_media(forced_colors="none", color_scheme="light")
