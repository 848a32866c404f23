"""The path as files: a workbook that others fill in and that comes back, and papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import ipywidgets

from parastaminen_nb.core.difference import Difference, PathPortion
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.path_differences import path_differences, path_merged
from parastaminen_nb.core.pathway import Pathway
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.folded import FoldedCard
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.differing import counted, difference_table, listed
from parastaminen_nb.ui.upload import TYPES, Upload


@dataclass(frozen=True)
class Brought:
    """Another version of the path: the path that it was read against, what it says, the same
    without what has no row any more, and what could not be read or was guessed."""

    name: str
    base: Pathway
    path: Pathway
    only_rows: Pathway
    missing: int
    troubles: Sequence[Sentence] = ()
    notes: Sequence[Sentence] = ()


class Taker(Protocol):
    """A path as one page writes it."""

    @property
    def state(self) -> Live: ...

    def take(self, base: Pathway, other: Pathway) -> None:
        """What the other version changed of `base`."""


class PathExchange(Protocol):
    """Makes the files of a path and reads its workbook."""

    def workbook(self) -> Made: ...
    def report(self) -> Made: ...
    def slides(self) -> Made: ...

    def read(self, name: str, content: bytes) -> Brought:
        """Raises `WorkshopError` where the file holds no path."""


_TOO_LARGE: Final = N_(
    "{file} is larger than {most} MB, and the workbook of a path never is. Choose another file."
)


class PathFiles(FoldedCard["PathFilesCard"]):
    """The section "Path in Excel and on paper"."""

    def __init__(
        self, pathing: Taker, notice: Notice, _: Translator, exchange: PathExchange
    ) -> None:
        super().__init__(
            _("Path in Excel and on paper"),
            lambda: PathFilesCard(pathing, notice, _, exchange),
            pathing,
            icon="file",
            watch=notice.watch,
        )


class PathFilesCard(ipywidgets.VBox):
    """`workbook`, `report`, `slides` and `upload`. Once a version is brought, `told` says what
    could not be read and what differs; `take`, `take_rows` and `leave` end it."""

    def __init__(
        self, pathing: Taker, notice: Notice, _: Translator, exchange: PathExchange
    ) -> None:
        self._pathing, self._notice, self._words = pathing, notice, _
        self._exchange = exchange
        self._brought: Brought | None = None
        lead = _(
            "Give the path to others to fill in, in Excel. When you read it back, you first see "
            "what would change. Nothing changes before you accept it."
        )
        making = _("Making the file")
        self.workbook = Download(
            _("Download the path (.xlsx)"), exchange.workbook, notice, busy_words=making
        )
        self.report = Download(
            _("What came to life, on paper (.docx)"), exchange.report, notice, busy_words=making
        )
        self.slides = Download(
            _("A slide for each experiment (.pptx)"), exchange.slides, notice, busy_words=making
        )
        self.upload = Upload(_, self._bring, notice=notice, too_large=_TOO_LARGE)
        self.upload.accept = TYPES
        self.told = Piece(Markup(), "pa-stack-s")
        self.take = button("", self._taker(rows=False), icon="check")
        self.take.once = True
        self.take_rows = button("", self._taker(rows=True), kind="sec")
        self.take_rows.once = True
        self.leave = button("", self._leave, kind="quiet")
        self.found = stack(self.told, row(self.take, self.take_rows, self.leave))
        super().__init__(
            [
                Piece(html('<p class="pa-muted">{lead}</p>', lead=lead)),
                row(self.workbook, self.report, self.slides),
                self.upload,
                self.found,
            ]
        )
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)

    def render(self, live: Live) -> None:
        brought, _ = self._brought, self._words
        self.found.layout.display = "" if brought else "none"
        if brought is None:
            return
        found = self._found(brought, live)
        self.told.show(self._said(brought, found))
        self.take.layout.display = "" if found else "none"
        self.take_rows.layout.display = "" if brought.missing else "none"
        self.take.description = _("Accept all")
        self.take_rows.description = _.plural(
            "Accept, and take out {n} thing without a row",
            "Accept, and take out {n} things without a row",
            n=brought.missing,
        )
        self.leave.description = (
            _("Keep the path as it is") if found or brought.missing else _("Close")
        )

    def _said(self, brought: Brought, found: Sequence[Difference]) -> Markup:
        _ = self._words
        title = counted(brought.name, found, _)
        told = html('<h3 tabindex="-1">{title}</h3>', title=title)
        if brought.troubles:
            wrong = _("These could not be taken as they stand")
            told += listed(_, "warn", wrong, brought.troubles)
        if brought.notes:
            told += listed(_, "info", _("Good to know"), brought.notes)
        if not found:
            told += noticed("ok", _("The path says the same already."))
        for portion in PathPortion:
            mine = [one for one in found if one.portion is portion]
            if mine:
                told += difference_table(portion, mine, _)
        if brought.missing:
            words = _.plural(
                "{n} thing on the path has no row in the workbook. It stays, unless you take it "
                "out as well.",
                "{n} things on the path have no row in the workbook. They stay, unless you take "
                "them out as well.",
                n=brought.missing,
            )
            told += noticed("info", words)
        return html('<div class="pa-stack-s">{told}</div>', told=told)

    def _bring(self, name: str, content: bytes) -> None:
        self._brought = brought = self._exchange.read(name, content)
        self.render(self._pathing.state)
        found = self._found(brought, self._pathing.state)
        self.upload.tell(counted(brought.name, found, self._words))

    @staticmethod
    def _found(brought: Brought, live: Live) -> Sequence[Difference]:
        return path_differences(live, path_merged(brought.base, brought.path, live.path))

    def _taker(self, *, rows: bool) -> Callable[[object], None]:
        def take(_button: object) -> None:
            with self._notice.watch():
                brought, _ = self._brought, self._words
                if brought is None:
                    return
                self._brought = None
                self._pathing.take(brought.base, brought.only_rows if rows else brought.path)
                self.render(self._pathing.state)
                self._notice.say(_("What the workbook says was taken. It can be taken back."))

        return take

    def _leave(self, _button: object) -> None:
        with self._notice.watch():
            self._brought = None
            self.render(self._pathing.state)
