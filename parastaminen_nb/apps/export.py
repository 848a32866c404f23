"""What leaves the program as a file: a workshop's comments, and its rotation."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from parastaminen_nb.core.anonymity import as_they_leave
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.i18n import Translator
from parastaminen_nb.session import Session

if TYPE_CHECKING:
    import pandas as pd


def comments_frame(live: Live, _: Translator) -> pd.DataFrame:
    """All comments, in the order they came; see `parastaminen_nb.tables` for the columns.

    Writers are named only where the workshop was announced to be with names; where it is anonymous
    the order says nothing. What was hidden from the wall is there too, and said to be.
    """
    from parastaminen_nb.tables import comment_frame

    workshop = live.workshop
    cases = {case.key: case.full_name for case in workshop.cases}
    names = {person.key: person.name for person in live.people}
    named = workshop.anonymity is Anonymity.NAMED
    comments = as_they_leave(workshop, live.comments)
    asked = {prompt.key: _.say(prompt.said(_.language)) for prompt in workshop.prompts}
    columns: dict[str, Sequence[object]] = {
        "text": [c.text for c in comments],
        "author": [names.get(c.author) if named else None for c in comments],
        "at": [workshop.local(c.at).replace(tzinfo=None) if c.at else None for c in comments],
        "case": [cases.get(c.case, c.case.upper()) for c in comments],
        "round": [str(c.round) for c in comments],
        "table": [c.label for c in comments],
        "prompt": [asked.get(c.prompt) or workshop.question or None for c in comments],
    }
    if live.hidden:
        hidden, shown = _("hidden"), _("shown")
        columns[_("On the wall")] = [hidden if c.key in live.hidden else shown for c in comments]
    return comment_frame(columns, range(len(comments)))


def comments_workbook(live: Live, _: Translator) -> bytes:
    """The comments as an xlsx workbook."""
    from parastaminen_nb.exchange.workbook import write_comments

    file = BytesIO()
    write_comments(file, comments_frame(live, _), _=_)
    return file.getvalue()


def everything(session: Session, _: Translator) -> bytes:
    """All that is known of a workshop as one xlsx workbook: comments, feedback, agenda, seats,
    notes. Raises `WorkshopError` where there is nothing yet."""
    from parastaminen_nb.exchange.session_book import Held, session_workbook

    session.catch_up()
    live = session.state
    if not live.agenda.segments and not live.comments:
        raise WorkshopError(N_("There is nothing to download yet. Plan the agenda first."))
    answers, frame = session.log.answers(), comments_frame(live, _)
    return session_workbook(Held(live, frame, answers, session.now()), _)


def rotation_workbook(live: Live, _: Translator) -> bytes:
    """The rotation as an xlsx workbook, with slips to print. Raises `WorkshopError` without one."""
    from parastaminen_nb.exchange.rotation_book import rotation_workbook as made

    if live.rotation is None:
        raise WorkshopError(N_("Find a rotation, so that everyone has a seat."))
    return made(live.rotation, live.workshop.people, live.workshop.cases, _)


def file_name(live: Live, _: Translator, what: str = "") -> str:
    """A name for the file: "kommentit 2027-03-11 Yhdessä vähemmän yksin.xlsx". `what` is in it
    otherwise."""
    title = "".join(c for c in live.workshop.title if c.isalnum() or c in " -–").strip()[:60]
    day = live.workshop.day.isoformat() if live.workshop.day else ""
    return " ".join(part for part in (what or _("comments"), day, title) if part) + ".xlsx"
