"""`parastaminen plan`: what a plan is, what it still lacks, and its materials, without a page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.joining import site_of
from parastaminen_nb.core.laying import Laying, usual_beginning
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import readiness
from parastaminen_nb.i18n import LANGUAGES, Translator, translator
from parastaminen_nb.workshop_file import SUFFIX
from parastaminen_nb.workshops import EXAMPLE, open_workshop

if TYPE_CHECKING:
    from parastaminen_nb.exchange.materials import Materials
    from parastaminen_nb.exchange.materials.basis import Basis

BOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add = parser.add_argument
    add("plan", metavar=_("PLAN"), help=_("a workshop file, a plan in Excel, or example"))
    add("--materials", type=Path, metavar=_("FOLDER"), help=_("write documents and slides there"))
    add("--language", choices=LANGUAGES, help=_("of the materials; the workshop's unless told"))
    add("--out", type=Path, metavar=_("FILE"), help=_("write the plan as a workbook, plan.xlsx"))
    add("--into", type=Path, metavar=_("WORKSHOP"), help=_("tell what a workbook would change"))
    add("--yes", action="store_true", help=_("accept what --into tells"))
    add("--address", default="", help=_("where phones join, such as tyopaja.kuusi.fi"))


def run(args: argparse.Namespace, _: Translator) -> int:
    """Tell the plan on the output; what was read, written and left out on the error stream.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    from parastaminen_nb.commands.plan_book import check_targets, take_in, write_book
    from parastaminen_nb.exchange.folder import may_write_folder, write_folder
    from parastaminen_nb.exchange.materials import Materials

    check_targets(args.plan, args.out, args.into)
    if args.into:
        return take_in(Path(args.plan), args.into, args.yes, _)
    site = site_of(args.address)
    if args.materials:
        may_write_folder(args.materials)
    found = plan_of(args.plan)
    _tell(plan_words(found.live, _))
    _tell((_.say(said) for said in found.remarks), sys.stderr)
    if args.materials:
        language = args.language or found.live.workshop.language
        site = site or found.live.workshop.site
        materials = Materials.of(found.live, site=site, language=language)
        files = materials.made()
        if files:
            write_folder(args.materials, files)
        _tell(_written(args.materials, materials, language, _), sys.stderr)
    if args.out:
        write_book(found.live, args.out, args.language, _)
    return 0


@dataclass(frozen=True)
class Found:
    """A plan, and what there is to say about how it was read."""

    live: Live
    remarks: tuple[Sentence | str, ...] = ()


def plan_of(source: str) -> Found:
    """The plan in a workshop's file or in a workbook. Raises `WorkshopError` for anything else."""
    path = Path(source)
    ending = path.suffix.lower()
    if ending in BOOKS:
        return _from_book(path)
    if source != EXAMPLE and ending != SUFFIX:
        raise WorkshopError(
            N_("{file} is neither a workshop ({workshop}) nor a plan in Excel ({book})."),
            file=source,
            workshop=SUFFIX,
            book=BOOKS[0],
        )
    session = open_workshop(source)
    try:
        return Found(session.state)
    finally:
        session.close()


def _from_book(path: Path) -> Found:
    """A workbook says who comes and what happens when; seats are found for them here."""
    from parastaminen_nb.exchange.plan_book import read_plan_book

    read = read_plan_book(path, today=datetime.now().astimezone().date())
    live = Live(workshop=read.workshop, agenda=read.agenda)
    remarks: list[Sentence | str] = [trouble.said for trouble in read.troubles]
    if not (live.workshop.cases and live.workshop.participants):
        return Found(live, tuple(remarks))
    try:
        rotation = Choices.of(live).planned(live.workshop)
    except WorkshopError as trouble:
        return Found(live, (*remarks, trouble.sentence))
    seats = Sentence(
        N_(
            "The workbook holds no seats: a rotation was found for it. A workshop that is open "
            "already may have another; make its materials from its own file."
        )
    )
    return Found(replace(live, rotation=rotation), (*remarks, seats))


def plan_words(live: Live, _: Translator) -> Iterator[str]:
    """What is planned, hour by hour, and what is still missing."""
    from parastaminen_nb.exchange.materials.basis import Basis

    basis, workshop = Basis(live, _), live.workshop
    yield basis.title
    told = (workshop.organisation, basis.day, basis.hours, basis.where)
    yield " · ".join(filter(None, told))
    yield ", ".join(_counts(basis))
    if basis.parts:
        yield ""
        yield from _agenda_words(basis)
    if basis.rotation:
        yield ""
        yield from (_.say(said) for said in basis.rotation.conflicts(basis.whole_names))
        yield from (_.say(said) for said in basis.rotation.quality().sentences())
    yield ""
    missing = readiness(live).missing
    if not missing:
        yield _("Everything is ready.")
        return
    yield _.plural("{n} thing is missing.", "{n} things are missing.", n=len(missing))
    yield from (f"- {_.say(gap)}" for gap in missing)


def _counts(basis: Basis) -> Iterator[str]:
    _, workshop, rotation = basis.words, basis.workshop, basis.rotation
    yield _.plural("{n} case", "{n} cases", n=len(workshop.cases))
    yield _.plural("{n} participant", "{n} participants", n=len(workshop.participants))
    if rotation:
        tables = max(len(rotation.tables(n + 1)) for n in range(rotation.rounds))
        yield _.plural("{n} table", "{n} tables", n=tables)
        yield _.plural("{n} round", "{n} rounds", n=rotation.rounds)


def _agenda_words(basis: Basis) -> Iterator[str]:
    _, agenda = basis.words, basis.live.agenda
    left = Laying.of(agenda, usual_beginning(basis.workshop)).left
    said = _.plural("{n} minute is left over.", "{n} minutes are left over.", n=left)
    if left < 0:
        said = _.plural(
            "Shorten the agenda by {n} minute.", "Shorten the agenda by {n} minutes.", n=-left
        )
    yield f"{agenda.minutes} min: {said}"
    wide = max(len(part.starts) for part in basis.parts)
    for part in basis.parts:
        name = _.say(part.segment.full_name)
        yield f"  {part.starts:>{wide}}  {part.segment.minutes:>3} min  {name}"
    yield f"  {basis.over:>{wide}}           {_('End')}"


def _written(folder: Path, found: Materials, language: str, _: Translator) -> Iterator[str]:
    if found.files:
        files = _.plural("{n} file", "{n} files", n=len(found.files))
        yield _("Written to {folder}: {files}.", folder=str(folder), files=files)
    else:
        yield _("Nothing can be made of this plan yet.")
    for gap in found.left_out:
        yield _("Left out: {title}. {why}", title=gap.title, why=gap.why)
    old = sorted(_older(folder, found, language))
    if old:
        yield _("From an earlier time, and not made anew: {files}", files=old)


def _older(folder: Path, found: Materials, language: str) -> Iterator[str]:
    """Files of an earlier plan that lie there still: what they tell may be wrong by now."""
    from parastaminen_nb.exchange.zoom import stale_files

    made = {file.name for file in found.files}
    left = {name for gap in found.left_out for name in gap.names}
    yield from (name for name in left if (folder / name).exists())
    rooms = folder.glob(stale_files(translator(language)))
    yield from (path.name for path in rooms if path.name not in made)


def _tell(lines: Iterator[str], stream: TextIO | None = None) -> None:
    said = "\n".join(lines)
    if said:
        print(said, file=stream or sys.stdout, flush=True)
