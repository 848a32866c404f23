"""A panel of the explorer: built when its tab is first opened, shown anew when it must be."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.card import stack


class Panel:
    """`root` is what is shown. `build` makes the parts once; `render` shows the work as it is."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._ = work.words
        self.root = stack(classes="pa-stack-l")
        self._built = False

    def show(self) -> None:
        """Show the work as it is now."""
        if not self._built:
            self._built = True
            self.root.children = self.build()
        if self.work.begun:
            self.render()

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        raise NotImplementedError

    def render(self) -> None:
        raise NotImplementedError

    def renewed(self) -> None:
        """Other comments are explored from now on."""


def there(widget: ipywidgets.Widget, shown: bool) -> None:
    """Show a part of a panel, or leave it away without losing it."""
    widget.layout.display = "" if shown else "none"
