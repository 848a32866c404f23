"""How people get in: address, code and a picture for the camera."""

from __future__ import annotations

from parastaminen_nb.core.joining import only_here
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, html
from parastaminen_nb.ui.qr import qr


def joining(address: str, short: str, code: str, _: Translator) -> Markup:
    """`address` is what the picture leads to, `short` what people type; empty without a hub."""
    if not address or not code:
        return html(
            '<p class="pa-muted">{words}</p>',
            words=_("Phones can join when the workshop is started with its participants' pages."),
        )
    here = only_here(address)  # a picture that leads a phone to itself helps nobody
    return html(
        '<div class="pa-joining">{qr}<div><p>{how}</p><p><b class="pa-join-address">{short}</b></p>'
        '<p class="pa-muted">{word}</p><p><b class="pa-join-code">{code}</b></p></div></div>',
        qr="" if here else qr(address, _("A picture that leads to the participants' page")),
        how=_("On this machine go to") if here else _("Scan the picture or go to"),
        short=short,
        word=_("Code"),
        code=code,
    )
