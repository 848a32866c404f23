"""A word tree: how people go on after a word, larger where more of them do."""

from __future__ import annotations

from typing import Any, Protocol

import anywidget
from traitlets import Dict, Unicode

from parastaminen_nb.ui.browser import script, style


class Branch(Protocol):
    """Words, how often they stand there, and what goes on from them."""

    @property
    def words(self) -> str: ...
    @property
    def times(self) -> int: ...
    @property
    def branches(self) -> tuple[Any, ...]: ...


class TreeView(anywidget.AnyWidget):
    """A list in lists, so that it reads aloud as it stands; `root` is the word itself."""

    _esm = script("exploring/tree.js")
    _css = style("exploring/words.css")
    tree: Dict[str, Any] = Dict().tag(sync=True)
    root = Unicode().tag(sync=True)
    side = Unicode("after").tag(sync=True)

    def show(self, root: str, tree: Branch | None, *, forwards: bool = True) -> None:
        with self.hold_sync():
            self.root, self.side = root, "after" if forwards else "before"
            self.tree = _plain(tree) if tree else {}


def _plain(branch: Branch) -> dict[str, Any]:
    return {
        "words": branch.words,
        "times": branch.times,
        "branches": [_plain(below) for below in branch.branches],
    }
