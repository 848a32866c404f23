"""How people get in: a page for the door with a picture for phones' cameras, and that picture."""

from __future__ import annotations

import io

from parastaminen_nb.exchange.cells import xml_text
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.office import Text
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import line


def qr_png(link: str) -> bytes:
    """The link as a QR code (ISO/IEC 18004, error level M), some 600 pixels wide."""
    import segno

    file = io.BytesIO()
    # Stored as it is: how well it is compressed differs from library to library.
    segno.make(link, error="m", micro=False).save(file, kind="png", scale=16, compresslevel=0)
    return file.getvalue()


def qr_svg(link: str, label: str) -> bytes:
    """The same for print, at any size."""
    import segno

    file = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(file, kind="svg", scale=8, title=xml_text(label), light="#ffffff", encoding="utf-8")
    return file.getvalue()


def join_sheet(basis: Basis) -> bytes:
    """One A4 page: the picture and the address where they are known, and always the code."""
    _, workshop = basis.words, basis.workshop
    word = Word(_("Join: {title}", title=basis.title), _.language, margins=(25, 20))
    moment = " · ".join(filter(None, (basis.day, basis.hours)))
    word.put(
        line(Text(basis.title), style="Title", align="center"),
        line(Text(moment, size=14, ink="ink-muted"), align="center", after=24),
    )
    link = basis.join_link
    if link:
        label = _("A picture that leads to the participants' page")
        word.put(
            line(Text(_("Scan the picture or go to"), size=20), align="center", after=8),
            line(word.picture(qr_png(link), 110, label), align="center", after=8),
            line(Text(basis.typed_address, size=30, bold=True), align="center", after=24),
        )
    else:
        how = _("Open the page that your facilitator shows, and write the code.")
        word.put(line(Text(how, size=20), align="center", before=80, after=40))
    word.put(
        line(Text(_("Code"), size=20, ink="ink-muted"), align="center"),
        line(Text(workshop.code, size=60, bold=True, ink="primary"), align="center"),
    )
    return word.saved()
