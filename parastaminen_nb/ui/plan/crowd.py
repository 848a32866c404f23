"""What the people of a plan ask of tables and presenters, said where it is decided."""

from __future__ import annotations

from parastaminen_nb.core.crowd import CrowdFound
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, listed
from parastaminen_nb.ui.html import Markup, html, joined


def crowd_told(found: CrowdFound | None, _: Translator) -> Markup:
    """A notice with the numbers, what is wrong with them and what would help; nothing while they
    are not known."""
    if found is None:
        return Markup()
    lines = [*([found.said] if found.said else []), *found.wrong]
    words = joined(html("<p>{line}</p>", line=_.say(line)) for line in lines)
    if found.offers:
        words += html(
            "<p><b>{title}</b></p>{offers}",
            title=_("Any of these would help:"),
            offers=listed(_.say(offer) for offer in found.offers),
        )
    kind = "warn" if found.wrong else "info"
    return boxed(kind, words, classes="pa-crowd", inner="pa-stack-xs")
