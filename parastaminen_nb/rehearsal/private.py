"""The file that a rehearsal is played on: a plan like the real one, and never the real one."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import AgendaPlanned, RotationPlanned, WorkshopPlanned
from parastaminen_nb.core.live import Live
from parastaminen_nb.example import create_example
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.workshop_file import SUFFIX
from parastaminen_nb.workshops import EXAMPLE

CODE: Final = "KOE 11"
"""The join code of a workshop that has none yet."""


def rehearsal_file(source: str, folder: Path, *, hours: bool = True) -> Path:
    """A new workshop file in `folder` with the plan of `source` and nothing that happened in it.

    It begins now; without `hours` it has no hour at all, as where a minute takes a second: there
    the desk would say that it is two hours ahead.

    `source` is a file, or "example". It is read from a copy: not a byte of it changes, even
    while somebody else has it open. Raises `WorkshopError` where it cannot be rehearsed.
    """
    plan = _plan_of(source, folder)
    if not any(segment.kind is Kind.ROUND for segment in plan.agenda.segments):
        raise WorkshopError(
            N_("The agenda has no round, so there is nothing to rehearse. Plan the agenda first.")
        )
    if not plan.workshop.cases:
        raise WorkshopError(
            N_("The workshop has no case, so there is nothing to rehearse. Add a case first.")
        )
    path, now = folder / f"rehearsal{SUFFIX}", datetime.now(UTC)
    workshop = replace(
        plan.workshop, starts_at=now if hours else None, code=plan.workshop.code or CODE
    )
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(workshop, now), AgendaPlanned(plan.agenda, now))
        if plan.rotation:
            log.append(RotationPlanned(plan.rotation, now))
    return path


def _plan_of(source: str, folder: Path) -> Live:
    # In a folder of its own the copy keeps its name, which a sentence about trouble tells.
    apart = folder / "plan"
    apart.mkdir(parents=True)
    if source == EXAMPLE:
        copy = create_example(apart / f"{EXAMPLE}{SUFFIX}")
    else:
        copy = _copied(Path(source), apart)
    with Log(copy) as log:
        plan = Session(log).state
    shutil.rmtree(apart)
    return plan


def _copied(source: Path, folder: Path) -> Path:
    if not source.is_file():
        raise WorkshopError(
            N_("There is no workshop file {file}. Check its name and folder."), file=str(source)
        )
    copy = folder / source.name
    waiting = source.with_name(f"{source.name}-wal")
    try:
        if not waiting.exists():  # nobody has it open: all there is stands in the one file
            shutil.copyfile(source, copy)
            return copy
        address = f"{source.absolute().as_uri()}?mode=ro"
        with (
            closing(sqlite3.connect(address, uri=True)) as theirs,
            closing(sqlite3.connect(copy)) as ours,
        ):
            theirs.backup(ours)
    except (OSError, sqlite3.Error) as error:
        raise WorkshopError(
            N_("{file} cannot be read. Check that it is a workshop file and that you may read it."),
            file=str(source),
        ) from error
    return copy
