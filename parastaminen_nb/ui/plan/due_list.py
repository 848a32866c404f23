"""What has to be done before the day: each task with its day, ticked by hand where nothing shows
that it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from traitlets import Dict, List

from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


@dataclass(frozen=True)
class DueItem:
    """One task. `tick` is whether it is ticked by hand, `part` where in the plan it is done,
    `state` "done", "late", "today" or "ahead", `chip` the look of what is `said` of it."""

    key: str
    name: str
    when: str
    said: str
    state: str
    chip: str = ""
    done: bool = False
    tick: bool = False
    part: str = ""


class DueList(Telling):
    """Tells "tick" (task, done) and "go" (part)."""

    _esm = script("field.js", "plan/due_list.js")
    _css = style("checklist.css", "plan/due_list.css")
    items: List[Any] = List().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, *, watch: Watch) -> None:
        super().__init__(
            watch=watch, icons={"check": str(icon("check")), "clock": str(icon("clock"))}
        )

    def show(self, items: Sequence[DueItem]) -> None:
        self.items = [asdict(item) for item in items]
