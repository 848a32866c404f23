"""What comes from the hub: messages of its stream, and what a participant's page says."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_TABLE = re.compile(r'<option value="([A-Z]\d+)">')
_KNOWN = re.compile(r'<script type="application/json" id="known">(.*?)</script>', re.DOTALL)
END: Final = b"\n\n"


class Message(NamedTuple):
    """One server-sent event; `seq` is -1 where it carries no place in the log."""

    kind: str
    seq: int
    data: Mapping[str, Any]
    retry: float | None = None
    """Seconds that the hub asks a phone to wait before it comes back."""
    place: str = ""
    """What a phone says when it comes back; it holds more than `seq` where all is anonymous."""


@lru_cache(maxsize=1024)
def message(said: bytes) -> Message:
    """Read one message. A thousand phones hear the same words, so they are read only once."""
    fields = dict(line.partition(": ")[::2] for line in said.decode().split("\n"))
    place = fields.get("id", "")
    return Message(
        fields.get("event", ""),
        int(place.partition(".")[0] or -1),
        json.loads(fields.get("data", "{}")),
        int(fields["retry"]) / 1000 if "retry" in fields else None,
        place,
    )


@dataclass(frozen=True, slots=True)
class Page:
    """What a participant's own page offers: a form's hidden fields, and tables to choose from.

    `seq` and `place` are how far in the log the page is, `clock` what the clock stood at.
    """

    fields: Mapping[str, str]
    tables: tuple[str, ...]
    seq: int
    place: str
    clock: Mapping[str, Any]

    @property
    def seated(self) -> bool:
        """Whether its reader has a table to write from."""
        return bool(self.fields.get("case"))


def page(text: str) -> Page:
    """Read a page of the hub. Every other page than one's own has place 0 and no clock."""
    known = _KNOWN.search(text)
    data = json.loads(known[1]) if known else {}
    place = str(data.get("seq", 0))
    return Page(
        {name: html.unescape(value) for name, value in _HIDDEN.findall(text)},
        tuple(_TABLE.findall(text)),
        int(place.partition(".")[0]),
        place,
        data.get("clock", {}),
    )
