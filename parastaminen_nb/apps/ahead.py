"""Pages that were made before anybody came: brought up to date, or put away for another one.

The server of the pages runs the page that is likely to be asked for next in its spare kernel, and
calls these in that kernel when a visitor is there. Nothing old is shown: who connects is sent the
widgets' values after this.
"""

from __future__ import annotations

from typing import Final

import ipywidgets

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.session import Session
from parastaminen_nb.ui.page import Page

_made: Final[list[tuple[Session, Page]]] = []


def remember(session: Session, page: Page) -> None:
    """A page of this process that reads the served workshop."""
    _made.append((session, page))


def refresh() -> bool:
    """Show what has happened since, and the time that has passed. False where there is no page of
    ours or its workshop cannot be read any more: then the page is to be made anew."""
    try:
        for session, page in _made:
            if not session.catch_up():  # else its views have been told already
                page.render(session.state)
    except WorkshopError:
        return False  # the page that is made anew says why
    return bool(_made)


def put_away() -> None:
    """Forget all pages and their widgets, so that another page can be made in this process."""
    for session, _page in _made:
        session.close()
    _made.clear()
    ipywidgets.Widget.close_all()
