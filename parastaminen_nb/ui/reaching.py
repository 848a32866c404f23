"""Whether phones reach this machine, and what to do where they do not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from parastaminen_nb.core.anonymity import AT_THE_DESK
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.joining import only_here
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Place
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, items
from parastaminen_nb.ui.html import Markup, html, joined

_COMMAND: Final = "parastaminen run --lan"
_AGAIN: Final = N_(
    "To let phones in the same room join, close the program's window, double-click "
    "Parastaminen.cmd again and answer k when it asks about phones."
)

WINDOWS: Final = N_(
    "Open Windows Security, then Firewall & network protection, then Allow an app through "
    "firewall. Tick Python, both private and public. You may need the IT support for this."
)
OTHERS: Final = N_("Let this machine's firewall take connections to port {port}.")
ELSEWHERE: Final = (
    N_("Let people write on the organisation's own platform, such as Howspace or a form."),
    N_("Share the wall on your screen: the clock and the tables are on it."),
    N_("Take the lists of each round for Zoom or Teams from the rotation page."),
    N_("Bring in afterwards what people wrote: the page for comments reads it."),
)
"""How a remote workshop goes without an address of its own."""


def reaching(site: str, live: Live, _: Translator, *, windows: bool = os.name == "nt") -> Markup:
    """Who can reach the participants' pages at `site`, as the desk tells it under the picture."""
    parts: list[Markup] = []
    if site and only_here(site):
        parts.append(_only_here(live, _, windows))
    elif site:
        parts.append(_tested(site, live, _, windows))
    level = _(AT_THE_DESK[live.workshop.anonymity])
    parts.append(html('<p class="pa-small pa-muted">{level}</p>', level=level))
    return html('<div class="pa-stack pa-reaching">{parts}</div>', parts=joined(parts))


def _only_here(live: Live, _: Translator, windows: bool) -> Markup:
    remote = live.workshop.place is not Place.ON_SITE
    if windows:
        room = html("<p>{words}</p>", words=_(_AGAIN))
    else:
        room = html(
            "<p>{words} <code>{command}</code></p>",
            words=_("To let phones in the same room join, end the program and start it again with"),
            command=_COMMAND,
        )
    afar = html(
        "<p>{words}</p><ul>{items}</ul>",
        words=_(
            "People elsewhere cannot reach this machine. If your organisation gives the pages an "
            "address, start with --public-url. Without one it goes like this:"
        ),
        items=items(_(sentence) for sentence in ELSEWHERE),
    )
    body = html(
        "<p><b>{title}</b></p>{room}{afar}",
        title=_("Only this machine reaches the participants' pages."),
        room="" if live.workshop.place is Place.REMOTE else room,
        afar=afar if remote else "",
    )
    return boxed("warn", body)


def _tested(site: str, live: Live, _: Translator, windows: bool) -> Markup:
    test = f"{site.rstrip('/')}/test"
    if live.reached_at:
        when = _.time(live.workshop.local(live.reached_at))
        words = _("A phone reached this machine at {time}.", time=when)
        return boxed("ok", html("<p>{words}</p>", words=words), live=True)
    body = html(
        '<p>{words} <b class="pa-join-address">{test}</b></p>'
        "<details><summary>{title}</summary><ol>{items}</ol></details>",
        words=_("Try before people come: open this on a phone, and it is told here."),
        test=test,
        title=_("If the page does not open"),
        items=items(_mending(site, _, windows)),
    )
    return boxed("info", body)


def _mending(site: str, _: Translator, windows: bool) -> Iterator[str]:
    parts = urlsplit(site)
    if parts.scheme == "https":
        yield _("Ask the IT support whether the address leads to this machine.")
        return
    yield _("Check that the phone is in the same network as this machine, not in a guest network.")
    yield _(WINDOWS) if windows else _(OTHERS, port=parts.port or 80)
    yield _(
        "Many office networks keep devices apart. Then share the connection of a phone, let this "
        "machine and the phones join it, and start again."
    )
