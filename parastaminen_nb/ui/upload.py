"""A file from the reader's machine, brought to the kernel in pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import anywidget
from traitlets import Dict, Int, Unicode

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.notice import Notice

MOST_BYTES: Final = 50_000_000
TOO_LARGE: Final = N_(
    "{file} is larger than {most} MB. Use the command “parastaminen comments” for large files, or "
    "leave out the columns that are not needed."
)
TYPES: Final = ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"


class Upload(anywidget.AnyWidget):
    """A button that opens a file, and a place onto which one can be dropped."""

    _esm = script("upload.js")
    _css = style("upload.css")
    words = Dict().tag(sync=True)
    icon = Unicode().tag(sync=True)
    accept = Unicode(TYPES).tag(sync=True)
    most = Int(MOST_BYTES).tag(sync=True)

    def __init__(
        self,
        _: Translator,
        take: Callable[[str, bytes], object],
        *,
        notice: Notice,
        hint: str = "",
        accept: str = TYPES,
        too_large: str = "",
    ) -> None:
        self._take, self._notice = take, notice
        self._too_large = too_large or TOO_LARGE
        self._pieces: list[bytes] = []
        super().__init__(
            icon=str(icon("upload")),
            accept=accept,
            words={
                "open": _("Open a file"),
                "hint": hint or _("Excel or CSV. The file stays on this machine."),
                "sending": _("Reading the file, {share} %", share="{share}"),
            },
        )
        self.on_msg(self._heard)

    def put(self, name: str, content: bytes) -> None:
        """What a reader does who opens a file; a test opens one so too."""
        with self._notice.watch():
            if len(content) > MOST_BYTES:
                raise self._refused(name)
            self._take(name, content)

    def _heard(self, _widget: object, content: object, buffers: list[memoryview]) -> None:
        if not isinstance(content, dict):
            return
        name = str(content.get("name", ""))
        if content.get("did") == "large":
            with self._notice.watch():
                raise self._refused(name)
        if content.get("did") == "piece" and buffers:
            if content.get("number") == 0:
                self._pieces = []
            self._pieces.append(bytes(buffers[0]))
            if sum(map(len, self._pieces)) > MOST_BYTES:
                self._pieces = []
            elif len(self._pieces) == content.get("pieces"):
                whole, self._pieces = b"".join(self._pieces), []
                self.put(name, whole)

    def _refused(self, name: str) -> WorkshopError:
        return WorkshopError(self._too_large, file=name, most=MOST_BYTES // 1_000_000)
