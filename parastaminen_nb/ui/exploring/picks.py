"""The comments that are quoted in the report: put in order, and taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from traitlets import Dict, List

from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.comment_table import CommentItem
from parastaminen_nb.ui.telling import Telling, Watch


class Picks(Telling):
    """Tells "move" (key, by: -1 or 1) and "drop" (key)."""

    _esm = script("exploring/picks.js")
    _css = style("comment_table.css", "exploring/picks.css")
    picks: List[Any] = List().tag(sync=True)
    words: Dict[str, str] = Dict().tag(sync=True)
    icons: Dict[str, str] = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            words={
                "up": _("Move quote {n} up", n="{n}"),
                "down": _("Move quote {n} down", n="{n}"),
                "drop": _("Take quote {n} out of the report", n="{n}"),
                "nothing": _(
                    "Nothing is picked yet. Press “Pick for the report” beside a quote or a "
                    "comment."
                ),
            },
            icons=icons("up", "down", "delete"),
        )

    def show(self, picks: Sequence[CommentItem]) -> None:
        self.picks = [asdict(pick) for pick in picks]
