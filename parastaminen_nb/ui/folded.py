"""A card that nobody needs often: closed until it is opened, and made only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

import ipywidgets

from parastaminen_nb.core.live import Live
from parastaminen_nb.ui.fold import Fold
from parastaminen_nb.ui.telling import Watch


class _Card(Protocol):
    def render(self, live: Live) -> None: ...


class _Writer(Protocol):
    @property
    def state(self) -> Live: ...


_Made = TypeVar("_Made", bound=_Card)


class FoldedCard(ipywidgets.VBox, Generic[_Made]):
    """A `fold`, and in it once it was opened the `card` that `make` made."""

    def __init__(
        self,
        words: str,
        make: Callable[[], _Made],
        writer: _Writer,
        *,
        icon: str,
        watch: Watch,
    ) -> None:
        self.card: _Made | None = None

        def made() -> ipywidgets.Widget:
            self.card = make()
            self.card.render(writer.state)
            return self.card

        self.fold = Fold(words, made, icon=icon, watch=watch)
        super().__init__([self.fold])
        for name in ("pa-box", "pa-card"):
            self.add_class(name)

    def render(self, live: Live) -> None:
        if self.card is not None:
            self.card.render(live)
