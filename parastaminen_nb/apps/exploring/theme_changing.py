"""What is done with one theme by hand: another name, joined with another one, split."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.theme_joining import ThemeJoining
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.form import Field, Form

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.theme import Theme


class ThemeChanging:
    """`name`, `joining` and `split` change the theme whose key is `chosen`; in one card, `root`."""

    def __init__(self, work: Work, chosen: Callable[[], str]) -> None:
        self._work, self._chosen = work, chosen
        _ = work.words
        self.name = Form(
            _,
            Field(
                "name",
                _("Name of the theme"),
                hint=_("Empty gives back the name of its words."),
            ),
            watch=work.notice.watch,
        )
        self.name.on_write(self._rename)
        self.joining = ThemeJoining(work)
        self.joining.join.on_click(self._join)
        self.split = button(_("Split the theme"), self._split, kind="sec")
        self.root = card(
            heading(_("Change the theme")),
            stack(
                self.name,
                self.joining.root,
                row(self.split),
                classes="pa-stack pa-theme-hands",
            ),
        )

    def show(self, here: Material, theme: Theme | None, key: str) -> None:
        """Show what this theme is called and what it can be joined with; nothing of no theme."""
        there(self.root, theme is not None)
        if theme is None:
            return
        self.name.show({"name": theme.name})
        assert here.edited is not None
        known = zip(here.edited.keys, here.find_themes().themes, strict=True)
        self.joining.show([(other, one.name) for other, one in known if other != key])

    def _rename(self, _field: str, typed: dict[str, str]) -> None:
        key = self._key()
        theme, name = self._work.material.theme(key), typed["name"].strip()
        if theme is not None and name != theme.name:
            self._work.settle_themes(lambda edits: edits.renamed(key, name))

    def _join(self, _button: object) -> None:
        with self._work.notice.watch():
            key, other = self._key(), self.joining.chosen()
            self._work.settle_themes(lambda edits: edits.joined(key, other))

    def _split(self, _button: object) -> None:
        with self._work.notice.watch():
            here, key = self._work.material, self._key()
            self._work.settle_themes(lambda edits: edits.split(key, here.parts_of(key)), slow=True)

    def _key(self) -> str:
        key = self._chosen()
        if self._work.material.theme(key) is None:
            raise WorkshopError(N_("Choose a theme first."))
        return key
