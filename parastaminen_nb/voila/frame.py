"""What stands around every page: title, navigation, workshop, footer; and pages of one notice.

Plain functions from values to markup, made in the visitor's language for each visit. The
notebook in the middle knows nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader

from parastaminen_nb import look
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.i18n import LANGUAGES, Translator
from parastaminen_nb.voila.static import look_version

TEMPLATES: Final = (
    Path(__file__).parent.parent / "share" / "jupyter" / "voila" / "templates" / "parastaminen"
)

PAGES: Final = {
    "planner": (N_("Plan"), N_("Plan the workshop")),
    "rotation": (N_("Rotation"), N_("Rotation")),
    "desk": (N_("Facilitate"), N_("The facilitator's desk")),
    "wall": (N_("Wall"), N_("Wall")),
    "explorer": (N_("Explore"), N_("Explore the comments")),
    "pathway": (N_("Path"), N_("Path")),
}
"""The pages in the order of the navigation: the short word there, and the title."""

BARE: Final = frozenset({"wall"})
"""Pages that fill a projector: no top bar, no footer."""

CLOCKED: Final = frozenset({"desk", "wall"})
"""Pages whose readers want to know how long still, also while the page is opened."""

NAMES: Final = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""Each language by its own name: who looks for it reads it."""

_CUT: Final = "<!--cells-->"


@dataclass(frozen=True)
class Running:
    """A clock that runs or stands: its state in words, and what was decided, in milliseconds as
    the page's own clock has it; `ends_at` or `left` is empty."""

    word: str
    now: int
    ends_at: int | str
    left: int | str

    @classmethod
    def of(cls, live: Live, now: datetime, _: Translator) -> Running | None:
        """The workshop's clock; None while nothing runs."""
        ends_at, left = live.clock.ends_at, live.clock.left
        if live.phase is not Phase.RUNNING or (ends_at is None and left is None):
            return None
        return cls(
            _.say(live.clock.pace(now).words),
            _milliseconds(now),
            _milliseconds(ends_at) if ends_at else "",
            "" if left is None else round(left.total_seconds() * 1000),
        )


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


@dataclass(frozen=True)
class Around:
    """What a page is told of its surroundings: the `names` of all pages there are, the address
    of Voila's scripts and what they are told (as JSON), the workshop's title and day, what the
    way to another page takes along (`?lang=sv`), and the clock, which pages of `CLOCKED` show
    before their kernel answers."""

    names: Sequence[str]
    scripts: str
    config: str
    workshop: str = ""
    when: str = ""
    query: str = ""
    clock: Running | None = None


@dataclass(frozen=True)
class Notice:
    """A page that says one thing. `asks_key` adds the field for the key."""

    title: str
    text: str
    more: str = ""
    asks_key: bool = False


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def prepare() -> None:
    """Compile the frame before anybody waits for a page."""
    for part in ("head", "page", "foot"):
        _templates().get_template(f"{part}.html.j2")


def page(name: str, _: Translator, around: Around) -> tuple[str, str]:
    """A page around its cells: what is sent before them, with a calm skeleton, and after."""
    _short, title = PAGES.get(name, (name, name))
    before, after = (
        _templates()
        .get_template("page.html.j2")
        .render(
            _=_,
            name=name,
            title=_(title) if name in PAGES else name.capitalize(),
            nav=[(key, _(PAGES[key][0])) for key in PAGES if key in around.names],
            bare=name in BARE,
            around=around,
            words=_words(_),
            **_shared(_),
        )
        .split(_CUT)
    )
    return before, after


def notice(said: Notice, _: Translator, path: str = "/") -> str:
    """A whole page with one notice in the middle."""
    template = _templates().get_template("notice.html.j2")
    return template.render(_=_, said=said, path=path, words=_words(_), **_shared(_))


def _shared(_: Translator) -> dict[str, object]:
    return {
        "language": _.language,
        "languages": [(key, NAMES[key]) for key in LANGUAGES],
        "version": look_version(),
        "favicon": quote(look.favicon()),
        "icon": look.icon,
        "brand": look.brand(),
        "themes": [
            ("", _("As the device says")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast", _("High contrast")),
        ],
    }


def _words(_: Translator) -> dict[str, str]:
    return {
        "skip": _("Skip to content"),
        "nav": _("Main menu"),
        "theme": _("Appearance"),
        "language": _("Language"),
        "foot": _("Parastaminen is an open tool for municipal facilitators."),
        "opening": _("Opening the page…"),
        "failed": _("The page could not be opened. Your work is saved."),
        "again": _("Open the page again"),
        "lost": _("The connection was lost. The clock keeps running. We try again."),
        "key": _("Key to the pages"),
        "open": _("Open the page"),
        "slider": _("{name}, value", name="{name}"),
        "progress": _("Progress"),
        "field": _("Field"),
        "noscript": _("This page needs JavaScript. Allow it in the browser and reload the page."),
    }
