"""Style sheet, scripts and sign: read once, packed once, kept by browsers for ever."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from tornado.web import HTTPError

from parastaminen_nb import look
from parastaminen_nb.hub.base import Guarded

_DIR: Final = Path(__file__).parent / "static"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class File:
    """One file, as it is and packed."""

    name: str
    body: bytes

    @property
    def type(self) -> str:
        return _TYPES[Path(self.name).suffix]

    @cached_property
    def packed(self) -> bytes:
        return gzip.compress(self.body, 9, mtime=0)


class Files:
    """All files by name. Their `version` stands in the address and changes with any of them."""

    def __init__(self) -> None:
        texts = {
            "look.css": look.css() + (_DIR / "phone.css").read_text(encoding="utf-8"),
            "theme.js": look.theme_script(),
            "sign.svg": look.favicon(),
            **{path.name: path.read_text(encoding="utf-8") for path in sorted(_DIR.glob("*.js"))},
        }
        self._files = {name: File(name, text.encode()) for name, text in texts.items()}
        digest = sha256()
        for file in self._files.values():
            digest.update(file.body)
        self.version = digest.hexdigest()[:12]

    def __getitem__(self, name: str) -> File:
        return self._files[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files


class FileHandler(Guarded):
    """`/files/<version>/<name>`: the address never means anything else, so it may be kept."""

    def get(self, version: str, name: str) -> None:
        files = self.hub.files
        if name not in files:
            raise HTTPError(404)
        file = files[name]
        # A page of an older version may still ask; it gets what there is, but does not keep it.
        if version == files.version:
            self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Content-Type", file.type)
        self.add_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(file.packed)
        else:
            self.finish(file.body)
