"""The plan as a workbook that others fill in, and what differs before any of it is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import ipywidgets

from parastaminen_nb.core.copying import Earlier
from parastaminen_nb.core.difference import PORTIONS, Difference, Portion
from parastaminen_nb.core.differences import Draft, differences, portions, with_portions
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.choices import Choices
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.fold import Fold
from parastaminen_nb.ui.folded import FoldedCard
from parastaminen_nb.ui.form import Option
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.differing import counted, difference_table, listed
from parastaminen_nb.ui.plan.step import Writer
from parastaminen_nb.ui.upload import TYPES, Upload


@dataclass(frozen=True)
class Brought:
    """Another version of the plan: what it is called, and what could not be read or was guessed."""

    name: str
    draft: Draft
    troubles: Sequence[Sentence] = ()
    notes: Sequence[Sentence] = ()


class Exchange(Protocol):
    """Makes the workbook of the plan and reads other versions of it."""

    def made(self) -> Made:
        """The plan as a workbook."""

    def read(self, name: str, content: bytes) -> Brought:
        """A workbook or a workshop's file. Raises `WorkshopError` where it is neither."""

    def others(self) -> tuple[Sequence[Earlier], Sequence[Sentence]]:
        """The other workshops of the folder, and why some files cannot be read."""

    def beside(self, other: Earlier) -> Brought:
        """One of these as another version of this plan."""


_TOO_LARGE: Final = N_(
    "{file} is larger than {most} MB, and a plan never is. Choose the plan's workbook, or take "
    "pictures and other sheets out of it."
)


class Exchanging(FoldedCard["ExchangeCard"]):
    """The section "Plan in Excel"."""

    def __init__(self, planning: Writer, notice: Notice, _: Translator, exchange: Exchange) -> None:
        super().__init__(
            _("Plan in Excel"),
            lambda: ExchangeCard(planning, notice, _, exchange),
            planning,
            icon="file",
            watch=notice.watch,
        )


class ExchangeCard(ipywidgets.VBox):
    """`download` and `upload`; `compare` opens the `choices` of other workshops. Once a version
    is brought, `found` says what could not be read and what differs; `take` has a button for each
    part, `take_all` and `leave` end it."""

    def __init__(self, planning: Writer, notice: Notice, _: Translator, exchange: Exchange) -> None:
        self._planning, self._notice, self._words = planning, notice, _
        self._exchange = exchange
        self._brought: Brought | None = None
        self._earlier: dict[str, Earlier] = {}
        lead = _(
            "Give the plan to others to fill in, in Excel. When you read it back, you first see "
            "what would change. Nothing changes before you accept it."
        )
        self.download = Download(
            _("Download the plan (.xlsx)"),
            exchange.made,
            notice,
            busy_words=_("Making the file"),
        )
        self.upload = Upload(_, self._take_file, notice=notice, too_large=_TOO_LARGE)
        self.upload.accept = f"{TYPES},.workshop"
        self.compare = Fold(
            _("Compare with another workshop"), self._others, icon="search", watch=notice.watch
        )
        self.choices = Choices(_("Which workshop?"), watch=notice.watch)
        self.beside = button(_("Show the differences"), self._show_other, kind="sec")
        self.unreadable = Piece()
        self.found = self._result()
        super().__init__(
            [
                Piece(html('<p class="pa-muted">{lead}</p>', lead=lead)),
                row(self.download),
                self.upload,
                self.found,
                self.compare,
            ]
        )
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)

    def _result(self) -> ipywidgets.VBox:
        _ = self._words
        self.told = Piece(Markup(), "pa-stack-s")
        self.lists = {portion: Piece() for portion in Portion}
        self.take = {
            portion: button(
                _("Accept: {part}", part=Sentence(name)), self._taker(portion), kind="sec"
            )
            for portion, name in PORTIONS.items()
        }
        self.parts = {
            portion: stack(self.lists[portion], row(self.take[portion])) for portion in Portion
        }
        self.take_all = button(_("Accept all"), self._take_all, icon="check")
        self.take_all.once = True
        self.leave = button(_("Keep the plan as it is"), self._leave, kind="quiet")
        self.acts = row(self.take_all, self.leave)
        return stack(self.told, *self.parts.values(), self.acts)

    def render(self, live: Live) -> None:
        brought = self._brought
        self.found.layout.display = "" if brought else "none"
        if brought is None:
            return
        found = differences(live, brought.draft)
        self.told.show(self._told(brought, found))
        there = portions(found)
        for portion, part in self.parts.items():
            mine = [one for one in found if one.portion is portion]
            part.layout.display = "" if mine else "none"
            if mine:
                self.lists[portion].show(difference_table(portion, mine, self._words))
            # One part that differs is accepted by the one button below.
            self.take[portion].layout.display = "" if len(there) > 1 else "none"
        self.take_all.layout.display = "" if found else "none"
        _ = self._words
        self.leave.description = _("Keep the plan as it is") if found else _("Close")

    def _told(self, brought: Brought, found: Sequence[Difference]) -> Markup:
        _ = self._words
        heading = counted(brought.name, found, _)
        told = html('<h3 tabindex="-1">{words}</h3>', words=heading)
        if brought.troubles:
            told += listed(
                self._words, "warn", _("These could not be taken as they stand"), brought.troubles
            )
        if brought.notes:
            told += listed(self._words, "info", _("Good to know"), brought.notes)
        if not found:
            told += noticed("ok", _("The plan says the same already."))
        return html('<div class="pa-stack-s">{told}</div>', told=told)

    def _take_file(self, name: str, content: bytes) -> None:
        brought = self._exchange.read(name, content)
        self._bring(brought)
        found = differences(self._planning.state, brought.draft)
        self.upload.tell(counted(brought.name, found, self._words))

    def _bring(self, brought: Brought) -> None:
        self._brought = brought
        self.render(self._planning.state)

    def _others(self) -> ipywidgets.Widget:
        _ = self._words
        earlier, troubles = self._exchange.others()
        self._earlier = {one.file: one for one in earlier}
        options = [
            Option(
                one.file,
                one.live.workshop.title or _("A workshop without a title yet"),
                one.file,
            )
            for one in earlier
        ]
        self.choices.show(options, "")
        words: Iterator[str] = (_.say(one) for one in troubles)
        if not earlier:
            nothing = _("There is no other workshop in this folder. Open a .workshop file above.")
            words = iter((nothing, *words))
        self.unreadable.show(joined(html("<p>{words}</p>", words=one) for one in words))
        shown = (self.choices, row(self.beside)) if earlier else ()
        return stack(*shown, self.unreadable)

    def _show_other(self, _button: object) -> None:
        with self._notice.watch():
            self._bring(self._exchange.beside(self._earlier[self.choices.chosen]))

    def _taker(self, portion: Portion) -> Callable[[object], None]:
        def take(_button: object) -> None:
            with self._notice.watch():
                self._accept({portion})

        return take

    def _take_all(self, _button: object) -> None:
        with self._notice.watch():
            self._accept(set(Portion))

    def _accept(self, chosen: set[Portion]) -> None:
        """Write what was chosen in one stroke, so that one press takes it back."""
        brought, live = self._brought, self._planning.state
        if brought is None:
            return
        accepted = with_portions(live, brought.draft, chosen)
        if differences(accepted, brought.draft) == ():
            self._brought = None
        self._planning.write(workshop=accepted.workshop, agenda=accepted.agenda)
        self.render(self._planning.state)
        _ = self._words
        said = [Sentence(PORTIONS[portion]) for portion in portions(differences(live, accepted))]
        self._notice.say(_("Accepted: {parts}. It can be taken back.", parts=said))

    def _leave(self, _button: object) -> None:
        with self._notice.watch():
            self._brought = None
            self.render(self._planning.state)
