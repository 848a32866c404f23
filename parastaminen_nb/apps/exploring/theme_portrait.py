"""One theme as it is read: its facts, its quotes, its fewest sentences, where it was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.telling import theme_facts, theme_spread
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.card import card, heading_markup
from parastaminen_nb.ui.comment_table import Quotes
from parastaminen_nb.ui.html import Piece, html

if TYPE_CHECKING:
    from parastaminen_nb.text.lemmas import Lemmas
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.summary import Summary
    from parastaminen_nb.text.theme import Theme


class ThemePortrait:
    """`title`, `facts`, `quotes`, `brief` and `spread` in one `card`; a quote can be picked."""

    def __init__(self, work: Work) -> None:
        self.work, self._ = work, work.words
        watch = work.notice.watch
        self.title, self.facts, self.spread = Piece(), Piece(), Piece()
        self.quotes, self.brief = Quotes(self._, watch=watch), Quotes(self._, watch=watch)
        for quotes in (self.quotes, self.brief):
            quotes.when("pick", self._pick)
        self.brief_title = Piece()
        self._told: tuple[list[int], Lemmas, Summary] | None = None
        self.card = card(
            self.title, self.facts, self.quotes, self.brief_title, self.brief, self.spread
        )

    def show(self, here: Material, theme: Theme) -> None:
        _, found = self._, self.work.found
        theme_of = here.find_themes().theme_of
        rows = [row for row in self.work.rows if theme_of[row] == theme.id]
        self.title.show(heading_markup(theme.name))
        self.facts.show(theme_facts(theme, len(rows), _))
        told = self._telling(here, theme, rows)
        self.quotes.show([findings.quote_item(here, row, text, _, found) for row, text in told])
        self._show_brief(here, rows)
        self.spread.show(theme_spread(here, theme.id, self.work.rows, _))

    def show_nowhere(self) -> None:
        """What is said of the comments that belong to no theme."""
        _ = self._
        self.title.show(heading_markup(_("No theme")))
        words = _(
            "These comments share too few words with the others. They were not forced into a "
            "theme. Edit one to put it where it belongs."
        )
        self.facts.show(html('<p class="pa-muted">{words}</p>', words=words))
        self.quotes.show(())
        self.brief_title.show(html(""))
        self.brief.show(())
        self.spread.show(html(""))

    def _telling(
        self, here: Material, theme: Theme, rows: Sequence[int]
    ) -> Sequence[tuple[int, str]]:
        """The quotes of the theme: those that were found with it, where all of it is wanted."""
        if len(rows) < theme.size:
            from parastaminen_nb.text.quoting import quotes_among

            return quotes_among(here, theme, rows)
        places = {label: place for place, label in enumerate(here.comments.index)}
        return [(places[quote.row], quote.text) for quote in theme.quotes]

    def _show_brief(self, here: Material, rows: list[int]) -> None:
        """The wanted comments of the theme in the fewest sentences of their own, in the order in
        which they tell most."""
        from parastaminen_nb.text.summary import summary

        _ = self._
        if self._told is None or self._told[:2] != (rows, here.lemmas):
            texts, languages = ([own[row] for row in rows] for own in (here.texts, here.languages))
            self._told = rows, here.lemmas, summary(texts, languages, here.lemmas)
        told = self._told[2]
        share = _.number(round(100 * told.share))
        words = _("In the fewest sentences: {share} % of what several say", share=share)
        self.brief_title.show(
            html('<h3 class="pa-h3">{words}</h3>', words=words) if told.sentences else html("")
        )
        self.brief.show(
            [
                findings.quote_item(here, rows[one.place], one.text, _, self.work.found)
                for one in told.sentences
            ]
        )

    def _pick(self, key: str) -> None:
        shown = {item["key"] for item in (*self.quotes.quotes, *self.brief.quotes)}
        if key not in shown:  # a browser may say anything
            raise KeyError(key)
        self.work.pick(int(key))
