"""The steps of planning, each made when it is first asked for.

A page sends every widget that it has made to the browser before it can be used. A reader begins
with one step, so that the page opens with that one, and the others come when they are gone to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import ipywidgets

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.ui.plan.step import PlanStep


class Panels(Mapping[Part, PlanStep]):
    """The steps by their part; `box` holds those that have been made, in the order of making.

    `live` gives the plan that a new step begins with.
    """

    def __init__(self, makes: Mapping[Part, Callable[[], PlanStep]], live: Callable[[], Live]):
        self._makes, self._live = makes, live
        self._made: dict[Part, PlanStep] = {}
        # Only one is seen at a time, so that a new one is put last and the others stay untouched.
        self.box = ipywidgets.VBox()
        self.box.add_class("pa-box")

    def __getitem__(self, part: Part) -> PlanStep:
        if part not in self._made:
            panel = self._makes[part]()
            panel.layout.display = "none"
            panel.render(self._live())
            self._made[part] = panel
            self.box.children = (*self.box.children, panel)
        return self._made[part]

    def __iter__(self) -> Iterator[Part]:
        return iter(self._makes)

    def __len__(self) -> int:
        return len(self._makes)

    def make(self, *parts: Part) -> None:
        """Make these steps now: what they say of themselves is told before they are gone to."""
        for part in parts:
            self[part]

    def render(self, live: Live) -> None:
        for panel in self._made.values():
            panel.render(live)

    def turn(self, here: Part) -> None:
        """Show one step and no other."""
        for part, panel in ((here, self[here]), *self._made.items()):
            panel.layout.display = "" if part is here else "none"
