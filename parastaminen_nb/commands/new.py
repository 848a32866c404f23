"""`parastaminen new`: a workshop file with a two-hour plan, to be filled in and held."""

from __future__ import annotations

import argparse
import secrets
from datetime import datetime
from pathlib import Path

from parastaminen_nb.core.agenda_editing import usual_agenda
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import AgendaPlanned, WorkshopPlanned
from parastaminen_nb.core.joining import join_code
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.log import Log
from parastaminen_nb.whole_file import may_be_called, may_write
from parastaminen_nb.workshop_file import SUFFIX


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    parser.add_argument(
        "name", metavar=_("NAME"), help=_("what the file is called, such as spring")
    )
    parser.add_argument("--title", default="", help=_("the title of the workshop"))


def run(args: argparse.Namespace, _: Translator) -> int:
    """Make the file and say how to open it. Raises `WorkshopError` where there is one already."""
    path = new_file(args.name)
    create_workshop(path, title=args.title, language=_.language)
    lines = [
        _("{file} is made: two hours, all cases heard together, three rounds.", file=str(path)),
        _("Open it with: {command}", command=f"parastaminen run {_quoted(path)}"),
    ]
    print("\n".join(lines), flush=True)  # noqa: T201 - this is what the verb tells
    return 0


def new_file(name: str) -> Path:
    """Where a new workshop lies. Raises `WorkshopError` where that cannot be."""
    path = Path(name) if name.endswith(SUFFIX) else Path(f"{name}{SUFFIX}")
    may_be_called(path.stem)
    if path.exists():
        raise WorkshopError(
            N_("There is a workshop {file} already. Choose another name."), file=str(path)
        )
    may_write(path)
    return path


def create_workshop(path: Path, *, title: str = "", language: str = "fi") -> None:
    """Write a new workshop: its code, and a usual agenda for three cases."""
    now = datetime.now().astimezone()
    workshop = Workshop(
        key=secrets.token_hex(8),
        title=title,
        language=language,
        code=join_code(secrets.choice),
    )
    agenda = usual_agenda(workshop)
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(workshop, now), AgendaPlanned(agenda, now))


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
