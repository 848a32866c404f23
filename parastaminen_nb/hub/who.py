"""What a phone's own cookie remembers: who it is in this workshop, its language, its table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

MOST_KEPT = 30
"""The newest of one's own comments that a cookie has room for."""


class Chosen(NamedTuple):
    """The table that an unnamed person said they sit at, good for that round only."""

    round: int
    case: str
    table: int


class Pen(NamedTuple):
    """The right to write for a table in a round; `holder` is the word that the table knows."""

    round: int
    case: str
    table: int
    holder: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody at a phone. It is kept in their cookie and nowhere else.

    `person` is a key from the list of people, or empty. `device` is random, tells apart who
    floods, and is never written down. `mine` are the keys of comments sent from this phone.
    `agreed` those it agreed with, `presents` the case of a presenter who is
    not on the list, `pen` the table that this phone writes for.
    """

    device: str = ""
    joined: bool = False
    person: str = ""
    language: str = ""
    chosen: Chosen | None = None
    answered: bool = False
    mine: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    presents: str = ""
    pen: Pen | None = None

    def sitting(self, round: int, case: str, table: int) -> Who:
        return replace(self, chosen=Chosen(round, case, table))

    def wrote(self, key: str) -> Who:
        kept = tuple(known for known in self.mine if known != key)
        return replace(self, mine=(*kept, key)[-MOST_KEPT:])

    def agreeing(self, key: str, agreed: bool) -> Who:
        kept = tuple(known for known in self.agreed if known != key)
        return replace(self, agreed=(*kept, key)[-MOST_KEPT:] if agreed else kept)

    def holding(self, pen: Pen) -> Who:
        return replace(self, pen=pen)

    def as_text(self) -> str:
        """As it stands in the cookie; short names, for it travels with every request."""
        kept: dict[str, object] = {"d": self.device}
        if self.joined:
            kept["p"] = self.person
        if self.language:
            kept["l"] = self.language
        if self.chosen:
            kept["t"] = list(self.chosen)
        if self.answered:
            kept["f"] = 1
        if self.mine:
            kept["m"] = list(self.mine)
        if self.agreed:
            kept["a"] = list(self.agreed)
        if self.presents:
            kept["c"] = self.presents
        if self.pen:
            kept["w"] = list(self.pen)
        return json.dumps(kept, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Who:
        """Read back what `as_text` wrote. The text was signed, so it is what we wrote."""
        kept: Mapping[str, object] = json.loads(text)
        chosen, mine = kept.get("t"), kept.get("m")
        agreed, pen = kept.get("a"), kept.get("w")
        return cls(
            device=str(kept["d"]),
            joined="p" in kept,
            person=str(kept.get("p", "")),
            language=str(kept.get("l", "")),
            chosen=Chosen(*chosen) if isinstance(chosen, list) else None,
            answered="f" in kept,
            mine=tuple(map(str, mine)) if isinstance(mine, list) else (),
            agreed=tuple(map(str, agreed)) if isinstance(agreed, list) else (),
            presents=str(kept.get("c", "")),
            pen=Pen(*pen) if isinstance(pen, list) else None,
        )
