"""Opening a workshop by its file, or the example by its name."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from parastaminen_nb.core.copying import Earlier
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.pathway.writing import day_of
from parastaminen_nb.example import create_example
from parastaminen_nb.session import Session
from parastaminen_nb.workshop_file import SUFFIX

EXAMPLE = "example"
EXAMPLE_DAY = datetime(2027, 3, 11, 13, tzinfo=ZoneInfo("Europe/Helsinki"))


def open_workshop(source: str | Path, *, today: str = "") -> Session:
    """A workshop as you see it: its plan, its clock, its comments.

    `source` is a workshop file, or "example" for a private, fresh copy of the example with its
    comments, which is gone when Python ends. With `today` ("2027-04-29") its clock stands at noon
    of that day, to look at a workshop as it is then. Raises `WorkshopError` where the file cannot
    be used, or where that is no day.
    """
    day = day_of(today)
    if str(source) == EXAMPLE:
        folder = Path(tempfile.mkdtemp(prefix="parastaminen-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = folder / f"{EXAMPLE}{SUFFIX}"
        source = create_example(path, starts_at=EXAMPLE_DAY, with_comments=True)
    session = Session.opened(source)
    if day is not None:
        noon = datetime.combine(day, time(12), ZoneInfo(session.state.workshop.zone))
        session.now = lambda: noon
    return session


def workshop_file(source: str, folder: Path) -> Path:
    """The file of a workshop to run; "example" is made in `folder` the first time.

    Raises `WorkshopError` where the folder cannot be made or the file cannot be used.
    """
    if source != EXAMPLE:
        return Path(source).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkshopError(
            N_("The folder {folder} cannot be made. Choose a folder where you may write."),
            folder=str(folder.absolute()),
        ) from error
    path = folder.absolute() / f"{EXAMPLE}{SUFFIX}"
    return path if path.exists() else create_example(path)


def earlier_workshops(
    folder: Path, *, but: Path, most: int = 30
) -> tuple[tuple[Earlier, ...], tuple[Sentence, ...]]:
    """The workshops in a folder `but` one, the last changed first, and why others cannot be read.

    No more than `most` files are looked at: a folder may hold the workshops of years.
    """
    files = [path for path in folder.glob(f"*{SUFFIX}") if path.resolve() != but.resolve()]
    files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    found, troubles = [], []
    for path in files[:most]:
        try:
            session = Session.opened(path)
        except WorkshopError as trouble:
            troubles.append(trouble.sentence)
            continue
        found.append(Earlier(path.name, session.state))
        session.close()
    return tuple(found), tuple(troubles)
