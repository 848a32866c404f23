"""What every event has in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was decided or written. Where it has an `at` (aware), that is when."""

    @property
    def once(self) -> str | None:
        """What the log keeps only once however often it is told; None where each telling counts."""
        return None
