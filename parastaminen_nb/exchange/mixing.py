"""How well a rotation mixes people, in sentences for whatever is exported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.exchange.printed import unmet_words
from parastaminen_nb.i18n import Translator

MOST_TOLD: Final = 6
"""So many rules that are not kept are told one by one."""


def mixing_told(rotation: Rotation, names: Mapping[str, str], _: Translator) -> Iterator[str]:
    """What is not as asked first, one by one; then how good it is, and what else to know."""
    broken = rotation.conflicts(names)
    if broken:
        yield unmet_words(len(broken), _)
        yield from (f"• {_.say(sentence)}" for sentence in broken[:MOST_TOLD])
        if (more := len(broken) - MOST_TOLD) > 0:
            yield _.plural("and {n} more", "and {n} more", n=more)
    for sentence in (*rotation.quality().sentences(), *rotation.notes()):
        yield _.say(sentence)
