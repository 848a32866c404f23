"""`parastaminen path`: what came of a workshop, what needs attention, and its files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from parastaminen_nb.commands.results import tell
from parastaminen_nb.core.difference import PATH_PORTIONS, PathPortion
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.letters import Letter
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.meetings_told import off_meetings, owed
from parastaminen_nb.core.path_differences import path_differences
from parastaminen_nb.core.pathway import (
    Meeting,
    meeting_name,
    needing,
    next_meeting,
    stand,
    unmarked,
)
from parastaminen_nb.i18n import LANGUAGES, Translator, translator
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session
from parastaminen_nb.whole_file import may_write, write_whole
from parastaminen_nb.workshops import open_workshop


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add = parser.add_argument
    add("workshop", metavar=_("WORKSHOP"), help=_("a workshop file, or example"))
    add("--out", type=Path, metavar=_("FILE"), help=_("write the path as a workbook, .xlsx"))
    add("--report", type=Path, metavar=_("FILE"), help=_("write what came to life, .docx"))
    add(
        "--slides", type=Path, metavar=_("FILE"), help=_("write a slide for each experiment, .pptx")
    )
    add(
        "--calendar", type=Path, metavar=_("FILE"), help=_("write the meetings for calendars, .ics")
    )
    add(
        "--from",
        dest="book",
        type=Path,
        metavar=_("FILE"),
        help=_("tell what a workbook of the path would change"),
    )
    add("--yes", action="store_true", help=_("accept what --from tells"))
    add(
        "--only-rows",
        action="store_true",
        help=_("with --from: also take out what has no row in the workbook"),
    )
    add("--language", choices=LANGUAGES, help=_("of the files; the workshop's unless told"))


def run(args: argparse.Namespace, _: Translator) -> int:
    """Tell the path on the output; what was read and written on the error stream.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    _check(args)
    session = open_workshop(args.workshop)
    try:
        if args.book:
            _take_in(session, args, _)
        pathing = Pathing(session)
        live, today = session.state, pathing.today
        if not args.book:
            tell(path_words(live, today, _))
        for file, content in list(_made(args, session, today)):
            write_whole(file, content)
            tell([_("Written: {file}", file=str(file))], to_error=True)
    finally:
        session.close()
    return 0


def path_words(live: Live, today: date, _: Translator) -> Iterator[str]:
    """How the path stands on a day: what needs attention, what comes next, and every experiment."""
    path = live.path
    yield live.workshop.title.strip() or _("A workshop without a title yet")
    if not path.meetings and not path.experiments:
        yield _("There is neither a meeting nor an experiment yet.")
        return
    following = next_meeting(path.meetings, today)
    if following:
        yield _("Next: {meeting}.", meeting=_meeting_words(following, _))
    for one in unmarked(path.meetings, today):
        yield _("Was it held? {meeting}.", meeting=_meeting_words(one, _))
    yield from _owed_words(live, today, _)
    waiting = needing(path, today)
    if waiting:
        said = [f"{one.title} ({_.say(stand(one, today).said())})" for one in waiting]
        yield _.plural(
            "{n} experiment needs attention: {experiments}.",
            "{n} experiments need attention: {experiments}.",
            n=len(waiting),
            experiments=said,
        )
    elif path.experiments:
        yield _("No experiment needs attention.")
    if path.experiments:
        yield ""
    for experiment in path.experiments:
        who = f", {experiment.responsible}" if experiment.responsible else ""
        yield f"- {experiment.title}: {_.say(stand(experiment, today).said())}{who}"


def _owed_words(live: Live, today: date, _: Translator) -> Iterator[str]:
    """Meetings of which people know something else than holds."""
    for one in owed(live.meetings_told, live.path, today):
        n, meeting = len(one.people), _meeting_words(one.meeting, _)
        if one.letter is Letter.MEETING_CANCELLED:
            yield _.plural(
                "{n} person has not been told that this is cancelled: {meeting}.",
                "{n} people have not been told that this is cancelled: {meeting}.",
                n=n,
                meeting=meeting,
            )
        else:
            yield _.plural(
                "{n} person has not been told of this change: {meeting}.",
                "{n} people have not been told of this change: {meeting}.",
                n=n,
                meeting=meeting,
            )


def _meeting_words(meeting: Meeting, _: Translator) -> str:
    day = _.date(meeting.day)
    if meeting.starts:
        day = _("{day} at {time}", day=day, time=_.time(meeting.starts))
    return f"{_.say(meeting_name(meeting))}, {day}"


def _made(args: argparse.Namespace, session: Session, today: date) -> Iterator[tuple[Path, bytes]]:
    """The files that were asked for; what makes them is loaded when it is."""
    live = session.state
    words = translator(args.language or live.workshop.language)
    if args.out:
        from parastaminen_nb.exchange.path_book import write_path_book

        yield args.out, write_path_book(live, today, words)
    if args.report:
        from parastaminen_nb.exchange.materials.path_report import path_report

        yield args.report, path_report(live, today, words)
    if args.slides:
        from parastaminen_nb.exchange.materials.path_slides import path_slides

        yield args.slides, path_slides(live, today, words)
    if args.calendar:
        from parastaminen_nb.exchange.meeting_calendar import Entries

        uid, now = session.log.secret("calendar"), session.now()
        entries = Entries(live.workshop, words, uid, now, sequence=session.seq)
        gone = off_meetings(live.meetings_told, live.path, today)
        there = {one.key for one in live.path.meetings}
        off = [one for one in gone if one.key not in there]
        yield args.calendar, entries.published(live.path.meetings, off)


def _take_in(session: Session, args: argparse.Namespace, _: Translator) -> None:
    """Tell what the workbook would change, and change it if that is accepted."""
    from parastaminen_nb.exchange.path_book import read_path_book

    pathing, live = Pathing(session), session.state
    read = read_path_book(args.book, live, pathing.today)
    tell((_.say(trouble.said) for trouble in read.troubles), to_error=True)
    other = read.only_rows if args.only_rows else read.path
    found = path_differences(live, other)
    for portion in PathPortion:
        mine = [one for one in found if one.portion is portion]
        if mine:
            name = PATH_PORTIONS[portion]
            tell([f"{_(name)}:", *(f"- {_.say(one.said)}" for one in mine)])
    if read.missing and not args.only_rows:
        kept = _.plural(
            "{n} thing on the path has no row in the workbook and stays. Say --only-rows to take "
            "it out.",
            "{n} things on the path have no row in the workbook and stay. Say --only-rows to take "
            "them out.",
            n=read.missing,
        )
        tell([kept])
    if not found:
        tell([_("The path says the same already.")])
    elif args.yes:
        pathing.take(live.path, other)
        tell(
            [
                _.plural(
                    "{n} difference was accepted.",
                    "{n} differences were accepted.",
                    n=len(found),
                )
            ]
        )
    else:
        tell([_("Nothing has been changed. Say --yes to accept all of it.")])


def _check(args: argparse.Namespace) -> None:
    """Say before the work begins what could not be written. Raises `WorkshopError`."""
    endings = (
        (args.out, ".xlsx"),
        (args.report, ".docx"),
        (args.slides, ".pptx"),
        (args.calendar, ".ics"),
    )
    read = {Path(args.workshop).resolve(), *(path.resolve() for path in (args.book,) if path)}
    for file, ending in endings:
        if file is None:
            continue
        if file.suffix.lower() != ending:
            raise WorkshopError(
                N_("{file} does not end in {ending}. Give the file a name that does."),
                file=str(file),
                ending=ending,
            )
        if file.resolve() in read:
            raise WorkshopError(
                N_("{file} is one of the files to read. Give the result another name."),
                file=str(file),
            )
        may_write(file)
