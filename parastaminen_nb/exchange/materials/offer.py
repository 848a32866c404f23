"""Which materials a plan is ready for, each made when it is asked for; and which not, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Place
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.case_cards import case_cards, told
from parastaminen_nb.exchange.materials.join_sheet import join_sheet, qr_png, qr_svg
from parastaminen_nb.exchange.materials.labels import coming, name_labels
from parastaminen_nb.exchange.materials.moves import move_slips, wall_lists
from parastaminen_nb.exchange.materials.outline import platform_outline
from parastaminen_nb.exchange.materials.runsheet import run_sheet
from parastaminen_nb.exchange.materials.runsheet_page import run_sheet_page
from parastaminen_nb.exchange.materials.slides import slides
from parastaminen_nb.exchange.materials.table_cards import table_cards
from parastaminen_nb.exchange.settled import settled_zip
from parastaminen_nb.exchange.zoom import HEADER, room_files
from parastaminen_nb.i18n import Translator


@dataclass(frozen=True)
class Material:
    """A file that can be made. `name` is in the workshop's language; `title` and `about`, what it
    is and how it is used, are said in the reader's."""

    name: str
    title: Sentence
    about: Sentence
    make: Callable[[], bytes]


@dataclass(frozen=True)
class LeftOut:
    """What cannot be made yet, what is missing for it, and how its files would be called."""

    title: Sentence
    why: Sentence
    names: tuple[str, ...] = ()
    optional: bool = False
    """Whether a workshop is held as well without it."""


@dataclass(frozen=True)
class Materials:
    """What a plan is ready for, in the order in which it is used, and what is left out."""

    files: tuple[Material, ...]
    left_out: tuple[LeftOut, ...]

    @classmethod
    def of(cls, live: Live, *, site: str = "", language: str = "") -> Materials:
        """Looks only at what there is; no document is made yet.

        `site` is the address of the participants' pages as phones reach them, made by
        `core.joining.site_of`; empty where it is not known. All is in the workshop's own language
        unless another is named.
        """
        found = list(_offered(Basis.of(live, site=site, language=language)))
        return cls(
            tuple(one for one in found if isinstance(one, Material)),
            tuple(one for one in found if isinstance(one, LeftOut)),
        )

    def made(self) -> dict[str, bytes]:
        """All files by their names. The same plan gives the same bytes."""
        return {file.name: file.make() for file in self.files}


def materials(live: Live, *, site: str = "", language: str = "") -> dict[str, bytes]:
    """Every document that this plan is ready for, by its file name; see `Materials.of`.

    >>> from parastaminen_nb import open_workshop
    >>> list(materials(open_workshop("example").state))[:3]
    ['ajolista.docx', 'ajolista.html', 'tapauskortit.docx']
    """
    return Materials.of(live, site=site, language=language).made()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Everything as one zip file: the same files give the same bytes."""
    return settled_zip(files)


def zip_name(live: Live, _: Translator) -> str:
    """ "aineisto 2027-03-11 Yhdessä vähemmän yksin.zip", a name that any system takes."""
    title = "".join(c for c in live.workshop.title if c.isalnum() or c in " -–").strip()[:60]
    day = live.workshop.day.isoformat() if live.workshop.day else ""
    return " ".join(filter(None, (_("materials"), day, title.strip()))) + ".zip"


Found = Iterator[Material | LeftOut]


def _offered(basis: Basis) -> Found:
    yield from _agenda(basis)
    yield from _cases(basis)
    yield from _seats(basis)
    yield from _people(basis)
    yield from _slides(basis)
    yield from _joining(basis)
    yield from _rooms(basis)
    yield from _platform(basis)


def _agenda(basis: Basis) -> Found:
    _, title = basis.words, Sentence(N_("Run sheet"))
    if not basis.parts:
        names = (_("run-sheet.docx"), _("run-sheet.html"))
        yield LeftOut(title, Sentence(N_("The agenda is not made yet.")), names)
        return
    about = Sentence(N_("For whoever leads: when, what to say and do, with what. A4 on its side."))
    yield Material(_("run-sheet.docx"), title, about, partial(run_sheet, basis))
    yield Material(
        _("run-sheet.html"),
        Sentence(N_("Run sheet as a page")),
        Sentence(N_("The same for the screen: open it in a browser, or print it from there.")),
        partial(run_sheet_page, basis),
    )


def _cases(basis: Basis) -> Found:
    _, title = basis.words, Sentence(N_("Case cards"))
    cases = basis.workshop.cases
    written = [case for case in cases if told(case)]
    if not cases:
        yield LeftOut(title, Sentence(N_("Add at least one case.")), (_("case-cards.docx"),))
        return
    if written:
        about = Sentence(N_("One A4 page a case, to be read at the table."))
        make = partial(case_cards, basis, written)
        yield Material(_("case-cards.docx"), title, about, make)
    for case in cases:
        if case not in written:
            yield LeftOut(
                Sentence(N_("Card of case {letter}"), {"letter": case.letter}),
                Sentence(N_("Nothing is written on it yet: describe the case or fill its card.")),
            )


def _seats(basis: Basis) -> Found:
    _ = basis.words
    kinds = (
        (
            _("table-cards.docx"),
            Sentence(N_("Table cards")),
            Sentence(
                N_(
                    "Two on an A4 page, or one if there are many rounds: the case, and who sits "
                    "here in every round."
                )
            ),
            table_cards,
        ),
        (
            _("move-slips.docx"),
            Sentence(N_("Slips for people")),
            Sentence(N_("To be cut and handed out: each person's tables, round by round.")),
            move_slips,
        ),
        (
            _("wall-lists.docx"),
            Sentence(N_("Lists for the wall")),
            Sentence(N_("An A4 page a round: every name and its table.")),
            wall_lists,
        ),
    )
    remote = basis.workshop.place is Place.REMOTE
    for name, title, about, make in kinds:
        if remote and make is not move_slips:
            continue  # there is neither a table nor a wall
        if basis.no_seats:
            yield LeftOut(title, basis.no_seats, (name,))
        else:
            yield Material(name, title, about, partial(make, basis))


def _people(basis: Basis) -> Found:
    _, title = basis.words, Sentence(N_("Name labels"))
    if basis.workshop.place is Place.REMOTE:
        return
    if not coming(basis.workshop):
        why = Sentence(N_("Nobody is on the list yet. Add the people first."))
        yield LeftOut(title, why, (_("name-labels.docx"),))
        return
    about = Sentence(N_("For an A4 sheet of 3 × 8 labels, 70 × 37 mm: name, unit, first table."))
    yield Material(_("name-labels.docx"), title, about, partial(name_labels, basis))


def _slides(basis: Basis) -> Found:
    _, title = basis.words, Sentence(N_("Slides"))
    if not (basis.workshop.title.strip() or basis.workshop.cases or basis.parts):
        yield LeftOut(title, Sentence(N_("Give the workshop a title.")), (_("slides.pptx"),))
        return
    about = Sentence(N_("Welcome, agenda, cases, who goes where in every round, feedback. 16:9."))
    yield Material(_("slides.pptx"), title, about, partial(slides, basis))


def _joining(basis: Basis) -> Found:
    _, title, code = basis.words, Sentence(N_("How to join")), basis.workshop.code
    if not code:
        why = N_("The workshop has no code to join with yet.")
        yield LeftOut(title, Sentence(why), (_("join.docx"),))
        return
    about = Sentence(N_("An A4 page for the door: address, code, and a picture for cameras."))
    yield Material(_("join.docx"), title, about, partial(join_sheet, basis))
    picture, link = Sentence(N_("Picture for cameras (QR code)")), basis.join_link
    if not link:
        why = N_(
            "No address is known that phones can reach. Write it in the step Materials of the "
            "planner, or start the pages with --lan."
        )
        names = (_("qr-code.png"), _("qr-code.svg"))
        yield LeftOut(picture, Sentence(why), names, optional=True)
        return
    for name, use, make in (
        (_("qr-code.png"), N_("For documents and mails."), partial(qr_png, link)),
        (_("qr-code.svg"), N_("For print at any size."), partial(qr_svg, link, basis.title)),
    ):
        yield Material(name, picture, Sentence(use), make)


def _rooms(basis: Basis) -> Found:
    """Rooms on the net, for those who are not in the same place."""
    _, title = basis.words, Sentence(N_("Rooms for Zoom and Teams"))
    if basis.workshop.place is Place.ON_SITE:
        return
    if basis.rotation is None:
        assert basis.no_seats
        yield LeftOut(title, basis.no_seats)
        return
    about = Sentence(N_("Zoom reads it before the round: each address and its room."))
    nobody = (",".join(HEADER) + "\n").encode()
    files = room_files(basis.rotation, basis.workshop.people, _)
    for name, content in files.items():
        if content == nobody:
            continue
        zoom = name.endswith(".csv")
        yield Material(
            name,
            Sentence(N_("Rooms for Zoom")) if zoom else title,
            about if zoom else Sentence(N_("For making rooms by hand: who goes where.")),
            partial(files.__getitem__, name),
        )
    if nobody in files.values():
        why = N_("Nobody who rotates then has an e-mail address, and Zoom knows people by it.")
        yield LeftOut(Sentence(N_("Rooms for Zoom")), Sentence(why))


def _platform(basis: Basis) -> Found:
    _, title = basis.words, Sentence(N_("Content for a platform"))
    if not basis.workshop.cases:
        name = _("platform-content.docx")
        yield LeftOut(title, Sentence(N_("Add at least one case.")), (name,))
        return
    about = Sentence(N_("To set up the same workshop on Howspace or another platform."))
    yield Material(_("platform-content.docx"), title, about, partial(platform_outline, basis))
