"""How far a screen has come, so that it is told what it missed and nothing twice."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST = 15


class Place(NamedTuple):
    """A place in the log, and in what is anonymous a number that only this hub knows.

    Anonymous comments have no place in the file. A hub counts them as they come, in memory; the
    count of another hub, or of this one before it was started again (`life`), means nothing.
    """

    seq: int
    voice: int = 0
    life: str = ""

    def __str__(self) -> str:
        """As it stands in a stream: "17", or "17.3.5f2a" where there is anonymous too."""
        return f"{self.seq}.{self.voice}.{self.life}" if self.life else str(self.seq)

    @classmethod
    def read(cls, said: str) -> Place | None:
        """What a screen says; None where that is no place at all."""
        seq, *rest = said.split(".")
        voice, life = rest if len(rest) == 2 else ("0", "")
        if len(rest) in {0, 2} and _is_number(seq) and _is_number(voice):
            return cls(int(seq), int(voice), life)
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST
