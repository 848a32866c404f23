"""`parastaminen run`: the pages of a workshop, for this machine, the room or the world."""

from __future__ import annotations

import argparse
import io
import os
import sys
import webbrowser
from pathlib import Path

from parastaminen_nb.commands.arguments import add_model
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.joining import join_link
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.mail_server import FILE as MAIL_FILE
from parastaminen_nb.mail_server import MailServer
from parastaminen_nb.model_server import FILE as MODEL_FILE
from parastaminen_nb.model_server import ModelServer
from parastaminen_nb.network import HERE_ONLY, Reach, addresses, behind_a_proxy, in_the_room
from parastaminen_nb.places import workshops
from parastaminen_nb.serve import Addresses, serve
from parastaminen_nb.workshops import EXAMPLE, workshop_file


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add = parser.add_argument
    add("workshop", nargs="?", default=EXAMPLE, help=_("a workshop file, or example"))
    add("--port", type=int, default=8420, help=_("port of the participants' pages"))
    add("--pages-port", type=int, help=_("port of the facilitator's pages"))
    add("--folder", type=Path, default=workshops(), help=_("where the example is kept"))
    add("--no-browser", action="store_true", help=_("open no browser"))
    add(
        "--lan",
        action="store_true",
        help=_("let phones in the same network reach the participants' pages"),
    )
    add(
        "--lan-address",
        default="",
        metavar=_("ADDRESS"),
        help=_("which address of this machine, where it is in several networks"),
    )
    add(
        "--public-url",
        default=os.environ.get("PARASTAMINEN_PUBLIC_URL", ""),
        metavar="URL",
        help=_("the address under which the organisation's proxy shows the participants' pages"),
    )
    add(
        "--proxy",
        default="",
        metavar=_("ADDRESS"),
        help=_("from where the proxy asks; this machine unless told"),
    )
    add(
        "--mail",
        type=Path,
        metavar=_("FILE"),
        help=_("the settings of your organisation's mail server, to send letters"),
    )
    add_model(parser, _)


def run(options: argparse.Namespace, _: Translator) -> int:
    """Serve until Ctrl-C. Raises `WorkshopError` where that cannot be."""
    reach = _reach(options)
    if options.mail:
        os.environ[MAIL_FILE] = str(options.mail.absolute())
    if options.model:
        os.environ[MODEL_FILE] = str(options.model.absolute())
    MailServer.told(os.environ)  # what is wrong with it is said now, not when letters leave
    ModelServer.told(os.environ)
    path = workshop_file(options.workshop, options.folder)
    serve(
        path,
        ports=(options.port, options.pages_port or options.port + 1),
        language=_.language,
        reach=reach,
        ready=lambda addresses, live: _greet(addresses, live, _, browser=not options.no_browser),
    )
    return 0


def _reach(options: argparse.Namespace) -> Reach:
    if options.public_url and options.lan:
        raise WorkshopError(
            N_("Choose one: --lan for phones in this network, --public-url for a proxy.")
        )
    if options.public_url:
        return behind_a_proxy(options.public_url, proxy=options.proxy, address=options.lan_address)
    if options.lan or options.lan_address:
        return in_the_room(options.port, options.lan_address)
    return HERE_ONLY


def _greet(addresses: Addresses, live: Live, _: Translator, *, browser: bool) -> None:
    lines = [
        (_("Plan"), addresses.page("planner")),
        (_("Rotation"), addresses.page("rotation")),
        (_("Desk"), addresses.page("desk")),
        (_("Wall"), addresses.page("wall")),
        (_("Explore"), addresses.page("explorer")),
        (_("Path"), addresses.page("pathway")),
        (_("Participants"), f"{addresses.reach.public or addresses.hub}/"),
        (_("Join code"), addresses.code),
    ]
    wide = max(len(name) for name, _address in lines)
    title = live.workshop.title or _("A workshop without a title yet")
    said = [
        _("{title} is ready. Open a page in your browser:", title=title),
        *(f"  {name:<{wide}}  {address}" for name, address in lines),
        *_for_phones(addresses, _),
        _("Keep this window open. Ctrl-C ends everything."),
    ]
    print("\n".join(said), flush=True)  # noqa: T201
    if browser and has_screen():
        webbrowser.open(addresses.page("planner"))


def _for_phones(served: Addresses, _: Translator) -> list[str]:
    """The picture for the camera, and how to find out whether phones come through."""
    reach = served.reach
    if not reach.public:
        return []
    others = [address for address in addresses() if address not in reach.listen]
    test = f"{reach.public}/test"
    said = [
        _("Phones join with this picture:"),
        picture(join_link(reach.public, served.code)),
        _("Try it with a phone: {address} The desk tells when it came.", address=test),
    ]
    if others and not reach.proxies:
        said.append(
            _(
                "This machine is in several networks. If phones do not come, start again with "
                "--lan-address {other}",
                other=" / ".join(others),
            )
        )
    return said


def picture(link: str) -> str:
    """A link as a QR code in characters, for a camera; nothing where the window cannot draw it."""
    import segno

    drawn = io.StringIO()
    segno.make(link, error="m", micro=False).terminal(drawn, compact=True)
    try:
        drawn.getvalue().encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return link
    return drawn.getvalue().rstrip("\n")


def has_screen() -> bool:
    """Whether a browser can be opened here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
