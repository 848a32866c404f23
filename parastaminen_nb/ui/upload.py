"""A file from the reader's machine, brought to the kernel in pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import anywidget
from traitlets import Bool, Dict, Int, Unicode

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


_TOO_LARGE_TOGETHER: Final = N_(
    "These files are larger than {most} MB together. Choose fewer at once, or use the command "
    "“parastaminen comments”."
)
TakeSeveral = Callable[[Sequence[tuple[str, bytes]]], object]


class Upload(anywidget.AnyWidget):
    """A button that opens a file, and a place onto which one can be dropped."""

    _esm = script("upload.js")
    _css = style("upload.css")
    words = Dict().tag(sync=True)
    icon = Unicode().tag(sync=True)
    accept = Unicode(TYPES).tag(sync=True)
    most = Int(MOST_BYTES).tag(sync=True)
    several = Bool(False).tag(sync=True)
    """Whether files can be chosen together."""

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
        self._take_several: TakeSeveral | None = None
        self._pieces: list[bytes] = []
        self._whole: list[tuple[str, bytes]] = []
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

    def together(self, take: TakeSeveral) -> None:
        """Let files be chosen together as well, which `take` then gets."""
        self._take_several, self.several = take, True

    def put(self, name: str, content: bytes) -> None:
        """What a reader does who opens a file; a test opens one so too."""
        with self._notice.watch():
            if len(content) > MOST_BYTES:
                raise self._refused(name)
            self._take(name, content)

    def put_all(self, files: Sequence[tuple[str, bytes]]) -> None:
        """The same with files that were chosen together."""
        if self._take_several is None or len(files) == 1:
            self.put(*files[0])
            return
        with self._notice.watch():
            if sum(len(content) for _name, content in files) > MOST_BYTES:
                raise WorkshopError(_TOO_LARGE_TOGETHER, most=MOST_BYTES // 1_000_000)
            self._take_several(files)

    def tell(self, words: str) -> None:
        """Let who cannot see the page hear what came of the file."""
        self.send({"told": words})

    def _heard(self, _widget: object, content: object, buffers: list[memoryview]) -> None:
        if not isinstance(content, dict):
            return
        name = str(content.get("name", ""))
        if content.get("did") == "large":
            with self._notice.watch():
                if content.get("files", 1) != 1:
                    raise WorkshopError(_TOO_LARGE_TOGETHER, most=MOST_BYTES // 1_000_000)
                raise self._refused(name)
        if content.get("did") == "piece" and buffers:
            if content.get("number") == 0:
                self._pieces = []
                if not content.get("turn"):
                    self._whole = []
            self._pieces.append(bytes(buffers[0]))
            if sum(map(len, self._pieces)) > MOST_BYTES:
                self._pieces = []
            elif len(self._pieces) == content.get("pieces"):
                self._whole.append((name, b"".join(self._pieces)))
                self._pieces = []
                if len(self._whole) == content.get("files", 1):
                    files, self._whole = self._whole, []
                    self.put_all(files)

    def _refused(self, name: str) -> WorkshopError:
        return WorkshopError(self._too_large, file=name, most=MOST_BYTES // 1_000_000)
