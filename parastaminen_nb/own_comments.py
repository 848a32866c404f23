"""The comments of a workshop of ours as they may leave it, for pages and for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.anonymity import as_they_leave
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.plan_words import CHOICES
from parastaminen_nb.core.workshop import Role, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.session import Session
from parastaminen_nb.workshop_file import only_to_read

if TYPE_CHECKING:
    import pandas as pd

_DATABASE: Final = b"SQLite format 3\0"


@dataclass(frozen=True)
class OwnComments:
    """A workshop's comments (see `parastaminen_nb.tables`), what was settled of them by hand, and
    who was invited: people whose names may stand in the comments."""

    title: str
    comments: pd.DataFrame
    edits: Edits
    people: tuple[str, ...]


def is_workshop(path: Path) -> bool:
    """Whether a file is a workshop or another database; what it is called decides nothing."""
    try:
        with path.open("rb") as file:
            return is_database(file.read(len(_DATABASE)))
    except OSError:
        return False  # whoever opens it as a table says why


def is_database(content: bytes) -> bool:
    """Whether a file that begins so is a workshop or another database."""
    return content.startswith(_DATABASE)


def read_workshop(path: Path, _: Translator) -> OwnComments:
    """The comments in a workshop's file, which others may be writing to at the same moment.

    Raises `WorkshopError` where the file is no workshop, or nobody has commented yet.
    """
    with only_to_read(path) as file:
        session = Session.opened(file)
        live = session.state
        session.close()
    if not live.comments:
        raise WorkshopError(
            N_("{file}: the workshop has no comments yet. Choose another file."), file=path.name
        )
    return OwnComments(
        live.workshop.title,
        workshop_frame(live.workshop, live.comments, _),
        live.edits,
        tuple(person.name for person in live.people),
    )


def workshop_frame(workshop: Workshop, comments: Sequence[Comment], _: Translator) -> pd.DataFrame:
    """A workshop's comments, with the question that each of them answers.

    They stand in the order in which they may leave, and name nobody whom the workshop does not
    show: see `core.anonymity`.
    """
    import pandas as pd

    from parastaminen_nb.tables import workshop_comments

    ordered = as_they_leave(workshop, comments)
    frame = workshop_comments(workshop, ordered)
    asked = {prompt.key: _.say(prompt.said(workshop.language)) for prompt in workshop.prompts}
    said = [asked.get(comment.prompt) or workshop.question or None for comment in ordered]
    frame["prompt"] = pd.Series(said, index=frame.index, dtype="str")
    called = {role.value: _(word) for role, word in CHOICES[Role].items()}
    roles = [called.get(role) for role in frame["role"].tolist()]
    frame["role"] = pd.Series(roles, index=frame.index, dtype="str")
    return frame
