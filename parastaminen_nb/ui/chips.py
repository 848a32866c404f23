"""One of a few things to choose: chips in a row."""

from __future__ import annotations

from collections.abc import Sequence

import anywidget
from traitlets import Dict, List, TraitError, Unicode, validate

from parastaminen_nb.ui.browser import script


class Chips(anywidget.AnyWidget):
    """A row of buttons of which one is pressed. `options` are (value, label) pairs of words."""

    _esm = script("chips.js")
    options = List(Dict()).tag(sync=True)
    value = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)

    def __init__(
        self, label: str, options: Sequence[tuple[str, str]] = (), value: str = ""
    ) -> None:
        super().__init__(label=label)
        self.offer(options, value)

    def offer(self, options: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Other options; the chosen one stays where it is among them."""
        values = [key for key, _label in options]
        chosen = self.value if value is None else value
        with self.hold_sync():
            self.options = [{"key": key, "label": label} for key, label in options]
            self.value = chosen if chosen in values else values[0] if values else ""

    @validate("value")
    def _known(self, proposal: dict[str, str]) -> str:
        # A browser may send anything.
        value = proposal["value"]
        if value and value not in {option["key"] for option in self.options}:
            raise TraitError(f"{value!r} is not among the options")
        return value
