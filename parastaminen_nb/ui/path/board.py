"""The experiments of a path on a board of three columns: one widget, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from traitlets import Dict, List

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Stage
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.path.cards import mark_of
from parastaminen_nb.ui.path.words import decision_words
from parastaminen_nb.ui.telling import Telling, Watch


class Board(Telling):
    """Tells "open" (key), "move" (key, stage) and "decide" (key, decision, reason).

    `errors` holds for the key of a card in which `field` of its decision what is `said` to be
    wrong.
    """

    _esm = script("field.js", "path/aloud.js", "path/board.js")
    _css = style("checklist.css", "field.css", "path/path.css")
    cards: List[Any] = List().tag(sync=True)
    cases: List[Any] = List().tag(sync=True)
    errors = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    lanes: List[Any] = List().tag(sync=True)
    decisions: List[Any] = List().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            icons=icons("left", "right", "warn"),
            lanes=[
                [Stage.IDEA.value, _("Ideas"), _("Nothing is waiting to be tried.")],
                [Stage.TRYING.value, _("Being tried"), _("Nothing is being tried just now.")],
                [Stage.DECIDED.value, _("Decided"), _("Nothing has been decided yet.")],
            ],
            decisions=[[key.value, *words] for key, words in decision_words(_).items()],
            words={
                "heading": _("Experiments"),
                "narrow": _("Show which experiments"),
                "all": _("All {n}", n="{n}"),
                "needs": _("Needs attention {n}", n="{n}"),
                "case": _("Case {letter}: {n}", letter="{letter}", n="{n}"),
                "move": _("Move the card: {title}", title="{title}"),
                "decide": _("What becomes of it?"),
                "reason": _("Why?"),
                "keep": _("Keep the decision"),
                "decision": _("Decision: {title}", title="{title}"),
                "choose": _("Choose what becomes of the experiment."),
                "hidden": _("No experiment fits here."),
                "none": _("No experiments yet"),
                "why": _(
                    "Write down what people promised to try, however small. A card moves from "
                    "an idea to a trial and to a decision."
                ),
            },
        )

    def show(self, live: Live, cards: Sequence[dict[str, Any]]) -> None:
        _ = self._words
        used = {card["case"] for card in cards}
        with self.hold_sync():
            self.cases = [
                {
                    "key": case.key,
                    "letter": case.letter,
                    "mark": mark_of(case.key, live.workshop, _),
                }
                for case in live.workshop.cases
                if case.key in used
            ]
            self.cards = list(cards)

    def focus_on(self, key: str) -> None:
        """Lead the reader back to a card; to the columns where there is none of that key."""
        self.send({"focus": key})
