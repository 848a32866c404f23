"""The step of the materials: every document and all slides of the plan, made when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import card, row
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.file_list import FileItem, FileList
from parastaminen_nb.ui.plan.step import PlanStep, Writer


@dataclass(frozen=True)
class Gap:
    """What cannot be made yet and why. `optional` things are missed by nobody who needs none."""

    title: str
    why: str
    optional: bool = False


@dataclass(frozen=True)
class Offer:
    """The files that a plan is ready for, in the reader's words, and what is left out."""

    files: Sequence[FileItem]
    gaps: Sequence[Gap]


class Maker(Protocol):
    """What makes the files of a plan."""

    def offer(self) -> Offer:
        """What can be made; nothing is made by asking."""

    def file(self, name: str) -> Made:
        """One of the files that are offered. Raises `KeyError` for another name."""

    def everything(self) -> Made:
        """All of them as one zip file."""


class MaterialsStep(PlanStep):
    """`all` makes everything as one zip, `files` one by one; `gaps` says what is left out."""

    part = Part.MATERIALS

    def __init__(self, planning: Writer, notice: Notice, _: Translator, maker: Maker) -> None:
        super().__init__(planning, notice, _)
        self._maker = maker
        self._offer = Offer((), ())
        self.all = Download(
            _("Download everything (.zip)"),
            maker.everything,
            notice,
            kind="",
            busy_words=_("Making the files"),
        )
        self.files = FileList(_, watch=notice.watch)
        self.files.when("get", self._get)
        self.gaps = Piece()
        lead = _("Everything is made of the plan as it stands, in the workshop's language.")
        self.card = card(row(self.all), self.files)
        self.children = (self._heading(_("Materials"), lead), self.card, self.gaps)

    def render(self, live: Live) -> None:
        _ = self._words
        self._offer = offer = self._maker.offer()
        self.files.show(offer.files)
        self.card.layout.display = "" if offer.files else "none"
        self.gaps.show(self._left_out(offer.gaps))

    def standing(self, live: Live) -> tuple[str, str]:
        """The state of the step, and it in words: how many files are ready to be made."""
        _, offer = self._words, self._maker.offer()
        if not offer.files:
            return "", _("Not begun")
        whole = all(gap.optional for gap in offer.gaps)
        said = _.plural("{n} file", "{n} files", n=len(offer.files))
        return ("ok" if whole else ""), said

    def _get(self, name: str) -> None:
        if name not in {item.key for item in self._offer.files}:
            return  # the plan has changed since the reader's page was drawn
        self.files.busy = name
        try:
            self.files.give(self._maker.file(name))
        finally:
            self.files.busy = ""

    def _left_out(self, gaps: Sequence[Gap]) -> Markup:
        _ = self._words
        if not gaps:
            return Markup()
        return html(
            '<div class="pa-stack-s"><h3>{title}</h3>{rows}</div>',
            title=_("What cannot be made yet"),
            rows=joined(
                html("<p><b>{title}</b>: {why}</p>", title=gap.title, why=gap.why) for gap in gaps
            ),
        )
