"""A list of things with something to do for each: what is told, what waits, what was noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from traitlets import Dict, List, Unicode

from parastaminen_nb.look import CASES, mark
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


@dataclass(frozen=True)
class Line:
    """One thing: its head ("Table A1"), a fainter note beside it, its text, and its buttons.

    `acts` are (name, words) pairs; the first is the one that is usually pressed. `case` is the
    key of the case whose sign stands before it.
    """

    key: str
    text: str
    head: str = ""
    note: str = ""
    case: str = ""
    acts: tuple[tuple[str, str], ...] = ()


class Lines(Telling):
    """Shows lines; calls `on_act(name, key)` when a button is pressed.

    People's words stay words. By keyboard: up and down go to the same button of the next line,
    and where a line has gone the next one takes its place.
    """

    _esm = script("lines.js")
    _css = style("fold.css")
    items: List[dict[str, object]] = List(Dict()).tag(sync=True)
    label = Unicode().tag(sync=True)
    drawings = Dict().tag(sync=True)

    def __init__(
        self, label: str, on_act: Callable[[str, str], object], *, watch: Watch = nullcontext
    ) -> None:
        super().__init__(
            label=label,
            watch=watch,
            drawings={case: str(mark(case, small=True)) for case in CASES},
        )
        self._on_act = on_act
        self.when("act", self._act)

    def show(self, lines: Sequence[Line]) -> None:
        self.items = [
            {
                "key": line.key,
                "head": line.head,
                "note": line.note,
                "text": line.text,
                "case": line.case,
                "acts": [{"name": name, "words": words} for name, words in line.acts],
            }
            for line in lines
        ]

    def press(self, name: str, key: str) -> None:
        """Press a line's button, as a reader would."""
        self.do("act", name=name, key=key)

    def _act(self, name: str, key: str) -> None:
        offered = {(act["name"], item["key"]) for item in self.items for act in item["acts"]}  # type: ignore[attr-defined]
        if (name, key) in offered:  # it may have gone in the moment of the press
            self._on_act(name, key)
