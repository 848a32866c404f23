"""A plan's workbook on the command line: written from a workshop, and taken into one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from parastaminen_nb.commands.results import tell
from parastaminen_nb.core.difference import PORTIONS, Portion
from parastaminen_nb.core.differences import differences
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.planning import Planning
from parastaminen_nb.whole_file import may_write, write_whole
from parastaminen_nb.workshops import open_workshop


def check_targets(plan: str, out: Path | None, into: Path | None) -> None:
    """Say before the work begins what cannot be. Raises `WorkshopError`."""
    if out is not None:
        if out.suffix.lower() != ".xlsx":
            raise WorkshopError(
                N_("{file} does not end in .xlsx. Give the plan's workbook a name that does."),
                file=str(out),
            )
        if out.resolve() == Path(plan).resolve():
            raise WorkshopError(
                N_("{file} is one of the files to read. Give the result another name."),
                file=str(out),
            )
        may_write(out)
    if into is not None and not into.is_file():
        raise WorkshopError(
            N_("There is no workshop file {file}. Check its name and folder."), file=str(into)
        )


def write_book(live: Live, out: Path, language: str | None, _: Translator) -> None:
    """Write the plan as a workbook, in the workshop's language unless another is told."""
    from parastaminen_nb.exchange.plan_book import write_plan_book

    words = translator(language or live.workshop.language)
    write_whole(out, write_plan_book(live.workshop, live.agenda, live.rotation, words))
    tell([_("Written: {file}", file=str(out))], to_error=True)


def take_in(book: Path, into: Path, accept: bool, _: Translator) -> int:
    """Tell what the workbook would change in the workshop's plan, and change it if accepted.

    What could not be read goes to the error stream. Gives 0 also where nothing differs.
    """
    from parastaminen_nb.exchange.plan_book import read_plan_book

    session = open_workshop(into)
    try:
        read = read_plan_book(book, session.state, today=datetime.now().astimezone().date())
        tell((_.say(trouble.said) for trouble in read.troubles), to_error=True)
        found = differences(session.state, read)
        for portion in Portion:
            mine = [one for one in found if one.portion is portion]
            if mine:
                tell([f"{_(PORTIONS[portion])}:", *(f"- {_.say(one.said)}" for one in mine)])
        if not found:
            tell([_("The plan says the same already.")])
        elif accept:
            Planning(session).write(workshop=read.workshop, agenda=read.agenda)
            number = _.plural("{n} difference was accepted.", "{n} differences were accepted.",
                              n=len(found))  # fmt: skip
            tell([number])
        else:
            tell([_("Nothing has been changed. Say --yes to accept all of it.")])
    finally:
        session.close()
    return 0
