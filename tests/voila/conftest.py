"""One server and one browser for all stories of the pages."""

from __future__ import annotations

import pytest

from parastaminen_nb.example import create_example
from tests.voila.serving import KEY, serving, write_pages


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serving")
    create_example(folder / "example.workshop")
    return write_pages(folder / "pages")


@pytest.fixture(scope="session")
def server(pages):
    """A server that keeps no spare kernel, so that every kernel is somebody's page."""
    with serving(pages, "--cold") as running:
        yield running


@pytest.fixture(scope="module")
def reader(browser):
    """One reader, whose browser keeps scripts and styles between the stories."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI")
    yield context
    context.close()


def opened(reader, name: str, *, at, ready: bool = True):
    """A page of the server `at`, opened with the key; remembers what it asked for."""
    page = reader.new_page()
    page.requested = []
    page.complaints = []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{at.url}/{name}?token={KEY}", wait_until="commit")
    if ready:
        page.wait_for_selector("body[data-ready]", timeout=60_000)
    return page


def left(page) -> None:
    page.goto("about:blank")  # a page that is only closed says no goodbye to its kernel
    page.close()


@pytest.fixture(scope="module")
def desk(reader, server):
    """One open desk, for stories that leave it as it is."""
    page = opened(reader, "desk", at=server)
    yield page
    left(page)


@pytest.fixture
def visit(reader, server):
    """Opens a page with the key; says goodbye to every page at the end."""
    pages = []

    def visit(name: str, *, at=server, ready: bool = True):
        pages.append(opened(reader, name, at=at, ready=ready))
        return pages[-1]

    yield visit
    for page in pages:
        left(page)
