"""The tab of the map: comments that speak of the same things lie near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading
from parastaminen_nb.ui.exploring.map import CommentMap, Place
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.status import Status
from parastaminen_nb.ui.theme_list import ThemeList

if TYPE_CHECKING:
    from parastaminen_nb.text.editing import Edited
    from parastaminen_nb.text.material import Material

_NONE: Final = "-"
_MOST_NAMES: Final = 24
"""Names that have room on a map; the largest themes come first."""


class MapPanel(Panel):
    """`map` shows the wanted comments; of very many every n-th. The theme that is chosen in the
    list of `themes` is ringed, and `ring` chooses another."""

    def __init__(self, work: Work, themes: ThemeList) -> None:
        super().__init__(work)
        _ = self._
        self.map, self.busy, self.key = CommentMap(_), Status("pa-muted"), Piece()
        self.draw = button(_("Draw the map"), self._again, kind="sec")
        there(self.draw, False)
        self.ring: Form | None = None
        self._place = ipywidgets.VBox([])
        self._place.add_class("pa-box")
        self._list = themes
        self._list.observe(lambda _change: self._show_ring(), "chosen")
        self._names: list[tuple[str, str]] = []
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
            card(
                heading(_("Map of the comments")),
                self.busy,
                self.draw,
                self._place,
                self.map,
                self.key,
                Piece(note),
            ),
        )

    def render(self) -> None:
        here, edits = self.work.material, self.work.material.edits
        if self._drawn is not None and self._drawn is here.edited:
            self._show()
            return
        self.busy.words = self._("Drawing the map…")
        there(self.draw, False)
        self.work.working.run(
            "map",
            lambda going: _laid(here, edits, going),
            lambda places: self._take(here, edits, places),
            self._stopped,
        )

    def _take(self, here: Material, edits: Edits, places: dict[int, tuple[float, float]]) -> None:
        if here is not self.work.material or here.edits != edits:
            return  # the map of what is looked at now is on its way
        here.find_themes()
        self._drawn, self._places = here.edited, places
        self._show()

    def _stopped(self) -> None:
        self.busy.words = ""
        there(self.draw, True)

    def _again(self, _button: object) -> None:
        with self.work.notice.watch():
            self.render()

    def _show(self) -> None:
        _, here = self._, self.work.material
        assert here.edited is not None
        themes = here.find_themes()
        rows = [row for row in self.work.rows if row in self._places]
        theme_of = [themes.theme_of[row] for row in rows]
        places = [self._places[row] for row in rows]
        points = [
            findings.map_point(here, row, place, _) for row, place in zip(rows, places, strict=True)
        ]
        names = []
        for key, theme in zip(here.edited.keys, themes.themes, strict=True):
            own = [place for place, of in zip(places, theme_of, strict=True) if of == theme.id]
            if own:
                xs, ys = sorted(x for x, _y in own), sorted(y for _x, y in own)
                names.append(Place(theme.name, xs[len(xs) // 2], ys[0], key))
        told = _.plural("{n} comment on the map.", "{n} comments on the map.", n=len(rows))
        self.busy.words = "" if rows else _("No comment fits the filters.")
        if rows and len(self._places) < len(here):
            self.busy.words = _(
                "There are very many comments: every {n}th of them is on the map.",
                n=_every(len(here)),
            )
        self.map.show(points, names[:_MOST_NAMES], told)
        self.key.show(findings.case_key(here, _))
        self._offer([(name.group, name.name) for name in names])

    def _offer(self, names: list[tuple[str, str]]) -> None:
        """The themes that can be ringed, those on the map."""
        _ = self._
        if names != self._names:
            self._names = names
            options = [Option(_NONE, _("None of them"))]
            options += [Option(key, name) for key, name in names]
            form = Form(
                _,
                Field("theme", _("Theme with rings"), "select", wide="half", options=(*options,)),
                watch=self.work.notice.watch,
            )
            form.on_write(self._choose)
            self.ring = form
            self._place.children = (form,) if names else ()
        self._show_ring()

    def _show_ring(self) -> None:
        chosen = self._list.chosen
        ringed = chosen if chosen in {key for key, _name in self._names} else ""
        self.map.ringed = ringed
        if self.ring:
            self.ring.show({"theme": ringed or _NONE})

    def _choose(self, _field: str, typed: dict[str, str]) -> None:
        key = typed["theme"]
        if key == _NONE:
            self.map.ringed = ""
        elif key in {known for known, _name in self._names}:  # a browser may say anything
            self._list.chosen = key
            self.map.ringed = key


def _every(count: int) -> int:
    from parastaminen_nb.text.map import MOST

    return -(-count // MOST)


def _laid(here: Material, edits: Edits, going: Progress) -> dict[int, tuple[float, float]]:
    """Where the comments lie on the map, all of them or every n-th; their themes are found first.

    A comment keeps its place, whatever the filters leave away.
    """
    from parastaminen_nb.text.features import vectors
    from parastaminen_nb.text.map import layout

    finding, reading, placing = going.split(4, 2, 1)
    themes = here.reckoned(edits, finding).themes
    here.read(reading)
    placing.doing(Sentence(N_("Drawing the map…")))
    rows = list(range(0, len(here), _every(len(here))))
    # Of very many comments only those that are drawn are weighed.
    weighed = vectors([here.documents[row] for row in rows])
    return dict(zip(rows, layout(weighed, [themes.theme_of[row] for row in rows]), strict=True))
