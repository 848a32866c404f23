"""A file made in the kernel when it is asked for, and kept by the reader's browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from parastaminen_nb.ui.button import Button, Kind
from parastaminen_nb.ui.notice import Notice

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


_PIECE: Final = 500_000
"""Bytes of a file that are sent at once."""


class Made(NamedTuple):
    """A file: its name, its content and what kind it is."""

    name: str
    content: bytes
    kind: str = XLSX


class Download(Button):
    """A button whose press makes a file. `made` is the last one; trouble is said in the notice.

    Where `make` gives None it goes on beside the page: `deliver` what it makes, or `over` without.
    """

    def __init__(
        self,
        description: str,
        make: Callable[[], Made | None],
        notice: Notice,
        *,
        kind: Kind = "sec",
        busy_words: str = "",
    ) -> None:
        super().__init__(description, f"pa-btn--{kind}" if kind else "")
        self.show_icon("download")
        self.made: Made | None = None
        self._make, self._notice = make, notice
        self._words, self._busy_words = description, busy_words or description
        self.on_click(lambda _button: self._pressed())

    def deliver(self, made: Made) -> None:
        """Give the file to the reader's browser."""
        self.made = made
        starts = range(0, max(len(made.content), 1), _PIECE)
        pieces = [made.content[at : at + _PIECE] for at in starts]
        told = {"name": made.name, "kind": made.kind, "pieces": len(pieces)}
        for number, piece in enumerate(pieces):
            self.send({**told, "piece": number}, [piece])
        self.over()

    def over(self) -> None:
        """Nothing is being made any more."""
        self.busy, self.description = False, self._words

    def _pressed(self) -> None:
        self.busy, self.description = True, self._busy_words
        goes_on = False
        try:
            with self._notice.watch():
                made = self._make()
                goes_on = made is None
                if made is not None:
                    self.deliver(made)
        finally:
            if not goes_on:
                self.over()
