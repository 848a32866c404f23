"""What the step of the invitations needs of whoever writes letters, makes files and sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.letters import Addressee, Letter, Outcome
from parastaminen_nb.ui.download import Made
from parastaminen_nb.ui.plan.signups import Desk


class Told(NamedTuple):
    """What became of a letter, and where it did not leave, why."""

    to: Addressee
    outcome: Outcome
    why: Sentence | None


class Post(Desk, Protocol):
    """Writes letters, makes files of them and sends them. `sender` is the address they come from,
    empty where no mail server is told of; `trouble` says what is wrong with what was told."""

    sender: str
    trouble: Sentence | None

    def text(self, letter: Letter, to: Addressee) -> tuple[str, str, str]:
        """Subject, body and language."""

    def drafts(self, letter: Letter, to: Sequence[Addressee]) -> Made: ...
    def table(self, letter: Letter, to: Sequence[Addressee]) -> Made: ...
    def calendar(self) -> Made: ...

    def send(self, letter: Letter, to: Sequence[Addressee]) -> Iterator[Told]:
        """Send to each, and record each as soon as it is known. Raises `WorkshopError`."""
