"""What somebody is called on a phone."""

from __future__ import annotations

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.names import in_order, names_of
from parastaminen_nb.core.workshop import Person


def name_of(live: Live, key: str) -> str:
    """A person as they stand on the wall, or nothing."""
    return next((p.short_name for p in live.people if p.key == key), "")


def names(people: tuple[Person, ...]) -> tuple[tuple[str, str], ...]:
    """Keys and names to choose one's own from, in order; longer where two would look alike."""
    return tuple(sorted(names_of(people).items(), key=lambda item: in_order(item[1])))
