"""One of several that may become more or fewer: each with its name and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from traitlets import List, Unicode

from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.form import Option
from parastaminen_nb.ui.telling import Telling, Watch


class Choices(Telling):
    """Shows options as radio buttons; `chosen` is the value of one of them. Tells "choose"
    (value)."""

    _esm = script("field.js", "choices.js")
    _css = style("field.css")
    label = Unicode().tag(sync=True)
    options: List[Any] = List().tag(sync=True)
    chosen = Unicode().tag(sync=True)

    def __init__(self, label: str, *, watch: Watch) -> None:
        super().__init__(label=label, watch=watch)

    def show(self, options: Sequence[Option], chosen: str) -> None:
        """Show these options; where the chosen one is not among them, the first is."""
        values = [option.value for option in options]
        with self.hold_sync():
            self.options = [asdict(option) for option in options]
            self.chosen = chosen if chosen in values else next(iter(values), "")

    def go(self) -> None:
        """Take the reader to the option that is chosen."""
        self.send("focus")
