"""Themes that are looked for while a page is opened and nobody waits for them yet."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material

MOST: Final = 2_000
"""Comments whose themes take about a second. Of more the reader sees how far it is and may stop."""


def find_ahead(material: Material) -> Thread | None:
    """Begin to find the themes of this material; None where it has too many comments.

    It changes nothing: who asks for the themes meanwhile waits for these, as it would have anyway.
    """
    if len(material) > MOST:
        return None
    thread = Thread(target=material.reckoned, args=(material.edits,), daemon=True)
    thread.start()
    return thread
