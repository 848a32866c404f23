"""What goes wrong, said so that a facilitator knows what to do next.

The core knows no language. It names the trouble with an English sentence that has named
blanks; the page that shows it asks a translator (`parastaminen_nb.i18n`) for the reader's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(message: str) -> str:
    """Mark a sentence for translation where it is written; it is translated where it is shown."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence that counts: one form for one, another for many."""
    return one, many


@dataclass(frozen=True)
class Sentence:
    """A sentence for people that is not translated yet.

    `message` is marked by `N_`, or is the pair made by `NN_`, whose form the blank `n` chooses.
    A blank may itself be a `Sentence`; it is translated with the sentence it stands in.

    >>> str(Sentence(NN_("{n} person is missing.", "{n} people are missing."), {"n": 2}))
    '2 people are missing.'
    """

    message: str | tuple[str, str]
    blanks: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        if isinstance(self.message, tuple):
            text = self.message[0 if self.blanks.get("n") == 1 else 1]
        else:
            text = self.message
        return text.format_map(self.blanks)


class WorkshopError(Exception):
    """Something that a person can mend, as a sentence in their own language.

    >>> raise WorkshopError(N_("{groups} groups need at least {groups} rooms."), groups=7)
    Traceback (most recent call last):
    ...
    parastaminen_nb.core.errors.WorkshopError: 7 groups need at least 7 rooms.
    """

    field = ""
    """The field that it is about, where several were written and one is wrong."""

    def __init__(self, message: str | tuple[str, str], **blanks: object) -> None:
        self.sentence = Sentence(message, blanks)
        super().__init__(message, blanks)

    def about(self, field: str) -> WorkshopError:
        """The same, told of one field."""
        self.field = field
        return self

    def __str__(self) -> str:
        return str(self.sentence)
