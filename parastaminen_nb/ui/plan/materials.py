"""The step of the materials: every document and all slides of the plan, made when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from parastaminen_nb.core.editing import with_site
from parastaminen_nb.core.joining import join_link, typed_address
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Part, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.form import Field, Form
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.joining import joining
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

    @property
    def known(self) -> str:
        """The address of the participants' pages as the server knows it; empty where no phone
        reaches it there."""

    def offer(self) -> Offer:
        """What can be made; nothing is made by asking."""

    def file(self, name: str) -> Made:
        """One of the files that are offered. Raises `KeyError` for another name."""

    def everything(self) -> Made:
        """All of them as one zip file."""


class MaterialsStep(PlanStep):
    """`all` makes everything as one zip, `files` one by one; `gaps` says what is left out. `site`
    asks for the address where phones join, and `joining` shows what leads there."""

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
        self.site = Form(_, _site(maker.known, _), label=_("Joining"), watch=notice.watch)
        self.site.on_write(self._write_site)
        self.joining = Piece()
        lead = _("Everything is made of the plan as it stands, in the workshop's language.")
        self.card = card(row(self.all), self.files)
        self.children = (
            self._heading(_("Materials"), lead),
            card(heading(_("Joining")), self.site, self.joining),
            self.card,
            self.gaps,
        )

    def render(self, live: Live) -> None:
        _ = self._words
        self._offer = offer = self._maker.offer()
        self.files.show(offer.files)
        self.card.layout.display = "" if offer.files else "none"
        self.gaps.show(self._left_out(offer.gaps))
        self.site.show({"site": live.workshop.site})
        self.joining.show(self._joining(live.workshop))

    def _joining(self, workshop: Workshop) -> Markup:
        _, site = self._words, workshop.site or self._maker.known
        if not site or not workshop.code:
            return Markup()
        told = joining(join_link(site, workshop.code), typed_address(site), workshop.code, _)
        test = f"{site}/test"
        words = _("Try it on a phone before the day: {address}", address=test)
        return html(
            '<div class="pa-stack-s">{told}<p class="pa-muted">{words}</p></div>',
            told=told,
            words=words,
        )

    def _write_site(self, _field: str, typed: dict[str, str]) -> None:
        self._change(with_site(self._workshop, typed["site"]), of="site")

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


def _site(known: str, _: Translator) -> Field:
    hint = _("The address of the participants' pages, such as tyopaja.kuusi.fi.")
    if known:
        hint += " " + _("Empty: {address}, where this server is reached.", address=known)
    else:
        hint += " " + _("Empty: phones do not reach this server yet.")
    return Field("site", _("Where do phones join?"), hint=hint)
