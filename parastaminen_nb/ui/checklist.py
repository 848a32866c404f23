"""What is done and what is still missing, in words; what is missing leads to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from traitlets import Dict, List, Unicode

from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


@dataclass(frozen=True)
class Item:
    """One sentence. `part` is where the reader goes to mend it; empty where it is done."""

    words: str
    part: str = ""


class Checklist(Telling):
    """Tells "go" (part)."""

    _esm = script("checklist.js")
    _css = style("checklist.css")
    items: List[Any] = List().tag(sync=True)
    summary = Unicode().tag(sync=True)
    more = Unicode().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, *, watch: Watch) -> None:
        super().__init__(
            watch=watch, icons={"check": str(icon("check")), "warn": str(icon("warn"))}
        )

    def show(self, summary: str, more: str, items: Sequence[Item]) -> None:
        with self.hold_sync():
            self.summary, self.more = summary, more
            # Two of them may say the same; each keeps an element of its own.
            said = [f"{item.part} {item.words}" for item in items]
            self.items = [
                {
                    "key": f"{said[:place].count(said[place])} {said[place]}",
                    "words": item.words,
                    "part": item.part,
                }
                for place, item in enumerate(items)
            ]
