"""Rotations side by side, each with its numbers, reckoned when somebody looks at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from traitlets import Dict, Int, List

from parastaminen_nb.core.rotation import Alternative, Rotation
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script
from parastaminen_nb.ui.telling import Telling, Watch


class Comparing(Telling):
    """Cards. Tells "compare" when it comes into view, "choose" (place) when one is chosen.

    `forget` empties it; it asks again at once if it is in view.
    """

    _esm = script("seen.js", "rotation/comparing.js")
    cards: List[Any] = List().tag(sync=True)
    turn = Int().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            words={
                "choose": _("Choose this"),
                "chosen": _("Chosen"),
                "pairs": _("pairs meet"),
                "wait": _("Comparing…"),
                "none": _("With these choices there is nothing to compare."),
                "check": str(icon("check")),
            },
        )

    def forget(self) -> None:
        """What was compared is not true any more."""
        with self.hold_sync():
            self.cards = []
            self.turn += 1

    def show(self, found: Sequence[Alternative], current: Rotation | None, closed: str) -> None:
        """`closed` says why none can be chosen any more; empty where one can."""
        _ = self._words
        best = max((other.quality.distinct for other in found), default=0)
        chosen = next(
            (n for n, other in enumerate(found) if current and _alike(other.rotation, current)), -1
        )
        self.cards = [
            self._card(place, other, best, place == chosen, closed)
            for place, other in enumerate(found)
        ] or [{"key": "none"}]

    def _card(
        self, place: int, other: Alternative, best: int, chosen: bool, closed: str
    ) -> dict[str, object]:
        _, quality = self._words, other.quality
        tables = other.rotation.tables(1)
        sizes = sorted({len(table.people) for table in tables})
        span = str(sizes[0]) if len(sizes) == 1 else f"{sizes[0]}–{sizes[-1]}"
        faces = (
            str(quality.most_new)
            if quality.fewest_new == quality.most_new
            else f"{quality.fewest_new}–{quality.most_new}"
        )
        often = _.plural("{n} time", "{n} times", n=quality.most_meetings)
        return {
            "key": str(place),
            "name": _.say(other.name),
            "pairs": str(quality.distinct),
            "share": round(100 * quality.distinct / best) if best else 0,
            "facts": [
                [_("The same pair at most"), often],
                [_("New people for each"), faces],
                [_("Rounds"), str(other.rotation.rounds)],
                [_("Tables"), str(len(tables))],
                [_("People at a table"), span],
            ],
            "unmet": _.plural("{n} wish is not met", "{n} wishes are not met", n=unmet)
            if (unmet := len(other.rotation.conflicts()))
            else "",
            "chosen": chosen,
            "closed": closed,
        }


def _alike(one: Rotation, other: Rotation) -> bool:
    """Whether these are the same choice, though people may sit at other tables."""
    return (one.mode, one.rules, _sizes(one)) == (other.mode, other.rules, _sizes(other))


def _sizes(rotation: Rotation) -> list[list[int]]:
    rounds = range(1, rotation.rounds + 1)
    return [sorted(len(table.people) for table in rotation.tables(number)) for number in rounds]
