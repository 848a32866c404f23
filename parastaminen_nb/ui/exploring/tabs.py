"""Tabs: one panel of a page at a time, each of them named and reached by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget
from traitlets import List, Unicode, validate

from parastaminen_nb.ui.browser import script, style


def panel_class(key: str) -> str:
    """The class by which the browser finds the panel of a tab."""
    return f"pa-tabpanel-{key}"


class Tabs(anywidget.AnyWidget):
    """`current` is the key of the open tab. A panel is any box with the class `panel_class(key)`
    on the same page; it is named after its tab."""

    _esm = script("exploring/tabs.js")
    _css = style("exploring/tabs.css")
    tabs: List[Any] = List().tag(sync=True)
    current = Unicode().tag(sync=True)
    label = Unicode().tag(sync=True)

    def __init__(self, label: str, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__(
            label=label,
            tabs=[{"key": key, "label": words} for key, words in tabs],
            current=tabs[0][0],
        )

    @validate("current")
    def _known(self, proposal: dict[str, str]) -> str:
        # A browser may ask for anything; a tab that is not there leaves the reader where it was.
        known = {tab["key"] for tab in self.tabs}
        return proposal["value"] if proposal["value"] in known else self.current
