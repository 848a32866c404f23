"""Chips that narrow what is shown: any number of them is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget
from traitlets import Bool, List, Unicode, validate

from parastaminen_nb.ui.browser import script


class FilterChips(anywidget.AnyWidget):
    """`chosen` holds the keys that are pressed; none means that nothing is left out."""

    _esm = script("filter_chips.js")
    options: List[Any] = List().tag(sync=True)
    chosen: List[Any] = List().tag(sync=True)
    label = Unicode().tag(sync=True)
    alone = Bool(False)
    """Whether one option alone is shown as well."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label)
        self.layout.display = "none"

    def offer(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Offer (key, words, mark or "") and press none. One option alone is not shown."""
        with self.hold_sync():
            self.chosen = []
            self.options = [
                {"key": key, "label": label, "mark": mark} for key, label, mark in options
            ]
        self.layout.display = "" if len(options) > (0 if self.alone else 1) else "none"

    @validate("chosen")
    def _known(self, proposal: dict[str, list[str]]) -> list[str]:
        # A browser may send anything.
        known = {option["key"] for option in self.options}
        return [key for key in proposal["value"] if key in known]
