"""Styles and scripts under addresses that change with what they hold, compressed once.

A browser keeps them for ever and asks for nothing on its second visit. The pieces of Voila's
front end that every page needs travel together, in one file, unchanged but for what `patient`
does; a piece that is not in the list is fetched by itself, so a list that is out of date
costs speed and nothing else.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import voila
from tornado.web import HTTPError, RequestHandler
from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from parastaminen_nb import look
from parastaminen_nb.plotly_js import plotly_js

HERE: Final = Path(__file__).parent
EXTENSIONS: Final = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
"""The extensions that the pages use. plotly's own is 4.8 MB on every page and stays off: the few
pages with a chart fetch `plotly.js` when it is about to be seen."""

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_TEXT: Final = {".js", ".css", ".svg", ".json", ".map", ".html"}


_ENTRIES: Final = "labextensions/entries.js"
_PLOTLY: Final = "plotly.js"

# Each finds its further pieces beside the script that it runs from.
_ENTRY: Final = """
Object.defineProperty(document, "currentScript", {{
  configurable: true,
  value: {{ tagName: "SCRIPT", src: new URL("{name}", document.currentScript.src).href }},
}});
{body}
delete document.currentScript;
"""


def entry_of(extension: str) -> str:
    """Where the front end finds the start of an extension, from the extension's own folder: all
    begin in one file, which it asks for once for each, and the browser once."""
    return f"{'../' * (extension.count('/') + 1)}entries.js"


_GIVING_UP: Final = re.compile(rb'("Control comm did not respond in time"\)+),4e3\)')
PATIENCE_MS: Final = 60_000

# It looks for a widget ten times a second for two seconds, but not once more at the end.
_LAST_LOOK: Final = re.compile(
    rb"(async get_model\((\w)\)\{let (\w)=this\._models\[\2\];.{0,200}?)"
    rb'(throw Error\("widget model not found"\))'
)


def patient(body: bytes) -> bytes:
    """A script of the front end that waits longer for the widgets of a busy kernel.

    It gives up after four seconds, takes a way that is meant for kernels of long ago, and shows
    "model not found" in the place of the page. A kernel on a slow machine answers a bit later.
    And where the widgets came in the very tenth of a second in which it gave up looking for one,
    it said the same of widgets that were there, about once in ten openings of two seconds.
    """
    body = _LAST_LOOK.sub(rb"\1if(void 0!==(\3=this._models[\2]))return \3;\4", body)
    return _GIVING_UP.sub(rb"\1,%d)" % PATIENCE_MS, body)


@dataclass(frozen=True)
class Asset:
    """A file as it is sent. What gzip makes smaller is kept in that form alone: few browsers ask
    for the other one."""

    kind: str
    kept: bytes
    packed: bool

    @classmethod
    def of(cls, name: str, body: bytes) -> Asset:
        suffix = Path(name).suffix
        kind = {".js": "text/javascript", ".css": "text/css"}.get(
            suffix, mimetypes.guess_type(name)[0] or "application/octet-stream"
        )
        packed = suffix in _TEXT
        return cls(kind, gzip.compress(body, 6, mtime=0) if packed else body, packed)

    @property
    def body(self) -> bytes:
        return gzip.decompress(self.kept) if self.packed else self.kept


@cache
def look_files() -> dict[str, Asset]:
    """What a page of ours looks like; open to all, for the page that asks for the key too."""
    texts = {
        "look.css": look.css() + look.widget_css(),
        "theme.js": look.theme_script(),
        "frame.js": look.digits_script() + (HERE / "frame.js").read_text(encoding="utf-8"),
    }
    return {name: Asset.of(name, text.encode()) for name, text in texts.items()}


@cache
def look_version() -> str:
    digest = sha256()
    for asset in look_files().values():
        digest.update(asset.body)
    return digest.hexdigest()[:12]


def pieces() -> list[str]:
    """The names of the pieces that travel together."""
    listed = (HERE / "pieces.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in listed if line and not line.startswith("#")]


class Scripts:
    """The front end of Voila and of the extensions, as installed."""

    def __init__(self) -> None:
        self._core = [Path(path) for path in collect_static_paths(["voila"], "lab")]
        self._extensions = [Path(path) for path in get_voila_labextensions_path()]
        self._assets: dict[str, Asset] = {}
        digest = sha256(voila.__version__.encode())
        digest.update(Path(__file__).read_bytes())  # what is done to them here
        digest.update("\n".join(pieces()).encode())
        digest.update(plotly_js())
        for name in EXTENSIONS:
            package = self._found(f"labextensions/{name}/package.json")
            digest.update(package.read_bytes() if package else b"")
        self.version = digest.hexdigest()[:12]

    @property
    def address(self) -> str:
        return f"/scripts/{self.version}"

    def _found(self, name: str) -> Path | None:
        """The file of that name below one of the known folders, or None."""
        roots = self._core
        if name.startswith("labextensions/"):
            name = name.removeprefix("labextensions/")
            if not name.startswith(EXTENSIONS):
                return None
            roots = self._extensions
        for root in roots:
            path = (root / name).resolve()
            if path.is_relative_to(root.resolve()) and path.is_file():
                return path
        return None

    def asset(self, name: str) -> Asset | None:
        """A file, packed when it is first asked for. Takes time: call it beside the loop."""
        if name not in self._assets:
            made = {"core.js": self._bundle, _ENTRIES: self._entries, _PLOTLY: plotly_js}
            body = made[name]() if name in made else self._read(name)
            if body is None:
                return None
            self._assets[name] = Asset.of(name, body)
        return self._assets[name]

    def _read(self, name: str) -> bytes | None:
        path = self._found(name)
        return patient(path.read_bytes()) if path else None

    def _bundle(self) -> bytes:
        """The listed pieces in their order, then Voila's own start, which finds them there."""
        paths = [self._found(name) for name in [*pieces(), "voila.js"]]
        return b"\n;\n".join(patient(path.read_bytes()) for path in paths if path)

    def _entries(self) -> bytes:
        """The starts of the extensions one after the other; run once, however often loaded."""
        starts = ["if (!globalThis.paEntries) {", "globalThis.paEntries = true;"]
        for name in EXTENSIONS:
            package = json.loads(self._read(f"labextensions/{name}/package.json") or b"{}")
            entry = f"{name}/{package['jupyterlab']['_build']['load'].removeprefix('./')}"
            body = (self._read(f"labextensions/{entry}") or b"").decode()
            starts.append(_ENTRY.format(name=entry, body=body))
        return "\n".join([*starts, "}"]).encode()

    def prepare(self) -> None:
        """Pack what every page asks for, before the first one does."""
        self.asset("core.js")
        self.asset(_ENTRIES)


class Kept(RequestHandler):
    """Sends an asset that the browser may keep for ever."""

    def initialize(self, scripts: Scripts | None = None) -> None:
        self._scripts = scripts

    async def get(self, version: str, name: str) -> None:
        if self._scripts is None:
            asset = look_files().get(name) if version == look_version() else None
        elif version == self._scripts.version:
            asset = await asyncio.to_thread(self._scripts.asset, name)
        else:
            asset = None
        if asset is None:
            raise HTTPError(404)
        self.set_header("Content-Type", f"{asset.kind}; charset=utf-8")
        self.set_header("Cache-Control", _FOR_EVER)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        if asset.packed and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(asset.kept)
        else:
            self.write(asset.body)

    def compute_etag(self) -> None:
        return None  # the address itself is the tag
