"""The steps of a piece of work, each with its state in words; any of them can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import anywidget
from traitlets import Dict, List, Unicode, validate

from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style


@dataclass(frozen=True)
class Step:
    """`state` is "ok" (done), "warn" (something is missing) or "" (not begun)."""

    key: str
    title: str
    state: str
    words: str


class Steps(anywidget.AnyWidget):
    """Shows the steps; `current` is the key of the one the reader is at."""

    _esm = script("steps.js")
    _css = style("steps.css")
    steps: List[Any] = List().tag(sync=True)
    current = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)
    here = Unicode().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, steps: Sequence[Step], *, label: str) -> None:
        super().__init__(
            steps=[asdict(step) for step in steps],
            current=steps[0].key,
            label=label,
            here=_("You are here"),
            icons={"ok": str(icon("check")), "warn": str(icon("warn"))},
        )

    def show(self, steps: Sequence[Step]) -> None:
        self.steps = [asdict(step) for step in steps]

    def go(self, key: str) -> None:
        """Go to a step as if it had been chosen elsewhere on the page: its heading is focused."""
        self.current = key
        self.send({"focus": f"pa-{key}"})

    @validate("current")
    def _known(self, proposal: dict[str, str]) -> str:
        # The browser may ask for anything; a step that is not there leaves the reader where it was.
        known = {step["key"] for step in self.steps}
        return proposal["value"] if proposal["value"] in known else self.current
