"""Files that can be made: what each is and how it is used, and a button that makes and keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from traitlets import Dict, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.download import Made
from parastaminen_nb.ui.telling import Telling, Watch


@dataclass(frozen=True)
class FileItem:
    """One file: its name, what it is, and how it is used."""

    key: str
    title: str
    about: str


class FileList(Telling):
    """Tells "get" (name). While a file is made its name stands in `busy`."""

    _esm = script("keep.js", "plan/file_list.js")
    _css = style("plan/file_list.css")
    items: List[Any] = List().tag(sync=True)
    busy = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    icon = Unicode().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            icon=str(icon("download")),
            words={
                "get": _("Download"),
                "which": _("Download {file}", file="{file}"),
                "busy": _("Making the file"),
            },
        )

    def show(self, items: Sequence[FileItem]) -> None:
        self.items = [asdict(item) for item in items]

    def give(self, made: Made) -> None:
        """Let the reader's browser keep the file."""
        self.send({"name": made.name, "kind": made.kind}, [made.content])
