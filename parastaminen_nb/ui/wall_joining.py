"""How people join, as the wall tells it; or that phones cannot yet, and what helps."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.joining import only_here
from parastaminen_nb.core.workshop import Place, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.html import Markup, html
from parastaminen_nb.ui.qr import qr

ROOM: Final = N_("Facilitator: end the program and start it again with")
AFAR: Final = N_(
    "Facilitator: ask your organisation for an address and start with --public-url. Without one "
    "people write on the organisation's own platform, and this wall is shared on the screen."
)


def phones_join(address: str, code: str) -> bool:
    """Whether a phone that is told the address gets in: it is not this machine's own."""
    return bool(address and code) and not only_here(address)


def joining_aside(
    address: str, short: str, workshop: Workshop, _: Translator, *, door: bool
) -> Markup:
    """Picture, address and code. Where no phone reaches them, only the wall `door` says so:
    once the workshop goes on, the room has other things to read."""
    if phones_join(address, workshop.code):
        return html(
            '{qr}<p class="pa-lined"><span>{short}</span> <b class="pa-join-code">{code}</b></p>',
            qr=qr(address, _("A picture that leads to the participants' page")),
            short=short,
            code=workshop.code,
        )
    return _not_yet(short, workshop, _) if door else Markup()


def _not_yet(short: str, workshop: Workshop, _: Translator) -> Markup:
    room = html(
        "<p>{words} <code>parastaminen run{more}</code></p>",
        words=_(ROOM),
        more=" --lan" if short else "",
    )
    afar = html("<p>{words}</p>", words=_(AFAR))
    here = html(
        "<p>{words} <b>{short}</b>, {word} <b>{code}</b></p>",
        words=_("On this machine go to"),
        short=short,
        word=_("code"),
        code=workshop.code,
    )
    return html(
        '<section class="pa-wall-shut"><h2>{icon}{title}</h2>{room}{afar}{here}</section>',
        icon=icon("warn"),
        title=_("Phones cannot join yet"),
        room="" if short and workshop.place is Place.REMOTE else room,
        afar="" if workshop.place is Place.ON_SITE else afar,
        here=here if short and workshop.code else "",
    )
