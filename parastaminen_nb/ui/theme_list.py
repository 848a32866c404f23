"""The themes of the comments: their words, their size, and where they were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from traitlets import Bool, List, Unicode, validate

from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


@dataclass(frozen=True)
class Bar:
    """How many comments of a theme one table or case has; `of` is the key of its case."""

    label: str
    n: int
    of: str = ""


@dataclass(frozen=True)
class ThemeItem:
    """A theme in words. `told` says in a sentence what the bars show. One that is `aside` is no
    theme, but what belongs to none."""

    key: str
    name: str
    words: str
    size: int
    unit: str
    spread: tuple[Bar, ...]
    told: str
    aside: bool = False
    where: str = ""
    """In how many of the bars there is something."""


class ThemeList(Telling):
    """Tells "shown" when somebody sees it. `chosen` is the key of the pressed theme, or empty."""

    _esm = script("seen.js", "theme_list.js")
    _css = style("theme_list.css")
    themes: List[Any] = List().tag(sync=True)
    chosen = Unicode().tag(sync=True)
    progress = Unicode().tag(sync=True)
    busy = Bool(False).tag(sync=True)

    def __init__(self, *, watch: Watch) -> None:
        super().__init__(watch=watch)

    def show(self, themes: Sequence[ThemeItem], said: str = "", chosen: str = "") -> None:
        with self.hold_sync():
            self.themes = [asdict(theme) for theme in themes]
            self.chosen = chosen
            self.progress, self.busy = said, False

    def work(self, said: str) -> None:
        """Say what is being done; it is seen while it goes on."""
        self.progress, self.busy = said, True

    @validate("chosen")
    def _known(self, proposal: dict[str, str]) -> str:
        known = {theme["key"] for theme in self.themes}
        return proposal["value"] if proposal["value"] in known else ""
