"""The tables of the plan, in which a name can be dragged to another table or person."""

from __future__ import annotations

from traitlets import Int, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script
from parastaminen_nb.ui.html import Markup
from parastaminen_nb.ui.telling import Telling, Watch


class Seats(Telling):
    """Shows markup made by `html`. Tells "drop" (person, round, place) when a name is let go, and
    "pick" (person, round) when one is pressed.

    `place` is "at CASE TABLE" or "with PERSON", as `Moving` understands it. Names are those
    parts of the markup with a `data-p`, tables those with a `data-place`. Everything that a
    mouse does here a keyboard does with the selects above.
    """

    _esm = script("rotation/seats.js")
    value = Unicode().tag(sync=True)
    open_from = Int().tag(sync=True)
    hint = Unicode().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._hint = _(
            "Press a name to choose the person, or drag it to another table or name with a mouse."
        )
        super().__init__(watch=watch)

    def show(self, markup: Markup, open_from: int | None) -> None:
        """`open_from` is the first round that may be changed; None when none may."""
        if not isinstance(markup, Markup):
            raise TypeError(f"only markup made by html() is shown, not {type(markup).__name__}")
        with self.hold_sync():
            self.value = str(markup)
            self.open_from = open_from or 0
            self.hint = self._hint if open_from and "data-place" in markup else ""
