"""`parastaminen plan`: what a plan is, what it still lacks, and its materials, without a page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.joining import site_of
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import readiness
from parastaminen_nb.exchange.folder import may_write_folder, write_folder
from parastaminen_nb.exchange.materials import Materials
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.zoom import stale_files
from parastaminen_nb.i18n import LANGUAGES, Translator, translator
from parastaminen_nb.log import SUFFIX
from parastaminen_nb.workshops import EXAMPLE, open_workshop

BOOKS: Final = (".xlsx", ".xlsm")


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add = parser.add_argument
    add("plan", metavar=_("PLAN"), help=_("a workshop file, a plan in Excel, or example"))
    add("--materials", type=Path, metavar=_("FOLDER"), help=_("write documents and slides there"))
    add("--language", choices=LANGUAGES, help=_("of the materials; the workshop's unless told"))
    add("--address", default="", help=_("where phones join, such as tyopaja.kuusi.fi"))


def run(args: argparse.Namespace, _: Translator) -> int:
    """Tell the plan on the output, and what was written and left out on the error stream.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    site = site_of(args.address)
    if args.materials:
        may_write_folder(args.materials)
    live = plan_of(args.plan)
    print("\n".join(plan_words(live, _)), flush=True)  # noqa: T201 - the result in words
    if args.materials:
        language = args.language or live.workshop.language
        found = Materials.of(live, site=site, language=language)
        files = found.made()
        if files:
            write_folder(args.materials, files)
        print("\n".join(_written(args.materials, found, language, _)), file=sys.stderr, flush=True)  # noqa: T201
    return 0


def plan_of(source: str) -> Live:
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
        return session.state
    finally:
        session.close()


def plan_words(live: Live, _: Translator) -> Iterator[str]:
    """What is planned, hour by hour, and what is still missing."""
    basis, workshop = Basis(live, _), live.workshop
    yield basis.title
    told = (workshop.organisation, basis.day, basis.hours, basis.where)
    yield " · ".join(filter(None, told))
    counts = [
        _.plural("{n} case", "{n} cases", n=len(workshop.cases)),
        _.plural("{n} participant", "{n} participants", n=len(workshop.participants)),
    ]
    if basis.rotation:
        tables = max(len(basis.rotation.tables(n + 1)) for n in range(basis.rotation.rounds))
        counts.append(_.plural("{n} table", "{n} tables", n=tables))
        counts.append(_.plural("{n} round", "{n} rounds", n=basis.rotation.rounds))
    yield ", ".join(counts)
    if basis.parts:
        yield ""
        yield from _agenda_words(basis)
    if basis.rotation:
        yield ""
        names = basis.whole_names
        yield from (_.say(said) for said in basis.rotation.conflicts(names))
        yield from (_.say(said) for said in basis.rotation.quality().sentences())
    yield ""
    missing = readiness(live).missing
    if not missing:
        yield _("Everything is ready.")
        return
    number = _.plural("{n} thing is missing.", "{n} things are missing.", n=len(missing))
    yield number
    yield from (f"- {_.say(gap)}" for gap in missing)


def _agenda_words(basis: Basis) -> Iterator[str]:
    _, agenda = basis.words, basis.live.agenda
    left = _.plural("{n} minute is left over.", "{n} minutes are left over.", n=agenda.slack)
    if agenda.slack < 0:
        left = _.plural(
            "Shorten the agenda by {n} minute.",
            "Shorten the agenda by {n} minutes.",
            n=-agenda.slack,
        )
    yield f"{agenda.minutes} min: {left}"
    wide = max(len(part.starts) for part in basis.parts)
    for part in basis.parts:
        yield f"  {part.starts:>{wide}}  {part.segment.minutes:>3} min  {_.say(part.segment.name)}"
    yield f"  {basis.parts[-1].ends:>{wide}}           {_('End')}"


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
    made = {file.name for file in found.files}
    left = {name for gap in found.left_out for name in gap.names}
    yield from (name for name in left if (folder / name).exists())
    rooms = folder.glob(stale_files(translator(language)))
    yield from (path.name for path in rooms if path.name not in made)


def _from_book(path: Path) -> Live:
    raise WorkshopError(N_("{file} cannot be read as a plan."), file=str(path))
