"""The tab of the map: comments that speak of the same things lie near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.panel import Panel
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.card import card, heading
from parastaminen_nb.ui.exploring.map import CommentMap, Place
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.text.editing import Edited


class MapPanel(Panel):
    """`map` shows the wanted comments; of very many every n-th."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.map, self.busy, self.key = CommentMap(self._), Status("pa-muted"), Piece()
        self._drawn: Edited | None = None
        self._places: dict[int, tuple[float, float]] = {}

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        note = html(
            '<p class="pa-small pa-muted">{words}</p>',
            words=_(
                "Comments that lie near each other speak of the same things. Directions mean "
                "nothing else. The tab Comments has the same as a table."
            ),
        )
        return (
            card(heading(_("Map of the comments")), self.busy, self.map, self.key, Piece(note)),
        )

    def render(self) -> None:
        from parastaminen_nb.text.map import MOST, layout

        _, here = self._, self.work.material
        if here.themes is None:
            self.busy.words = _("Loading the words…")
        themes = here.find_themes()
        step = -(-len(here) // MOST)
        if self._drawn is not here.edited:
            # A comment keeps its place, whatever the filters leave away.
            every = list(range(0, len(here), step))
            theme_of = [themes.theme_of[row] for row in every]
            self._places = dict(zip(every, layout(here.vectors[every], theme_of), strict=True))
            self._drawn = here.edited
        rows = [row for row in self.work.rows if row in self._places]
        theme_of = [themes.theme_of[row] for row in rows]
        places = [self._places[row] for row in rows]
        points = [
            findings.map_point(here, row, place, _) for row, place in zip(rows, places, strict=True)
        ]
        names = []
        for theme in themes.themes:
            own = [place for place, of in zip(places, theme_of, strict=True) if of == theme.id]
            if own:
                xs, ys = sorted(x for x, _y in own), sorted(y for _x, y in own)
                names.append(Place(theme.name, xs[len(xs) // 2], ys[0]))
        told = _.plural("{n} comment on the map.", "{n} comments on the map.", n=len(rows))
        self.busy.words = ""
        if step > 1:
            self.busy.words = _(
                "There are very many comments: every {n}th of them is on the map.", n=step
            )
        self.map.show(points, names, told)
        self.key.show(findings.case_key(here, _))
