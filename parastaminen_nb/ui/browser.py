"""What our widgets bring to the browser: small ES modules and their styles, beside their Python.

Each module stands alone (no build step); `dom.js` goes before it, so that all of them make their
elements the same way: text stays text, and an element keeps its place and its focus.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script(*names: str) -> str:
    """The ES module of a widget, with the shared helpers before it; the last name exports it."""
    return "\n".join(_read(name) for name in ("dom.js", *names))


@cache
def style(*names: str) -> str:
    """The styles of a widget, for anywhere that widgets are shown.

    They are nested so that they weigh as much as an id, more than what ipywidgets brings, and
    yet hold for the root of a page in a notebook. So every selector begins with a class of ours.
    """
    rules = "\n".join(_read(name) for name in names)
    return f":is(#rendered_cells, :root) {{\n{rules}}}\n"


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
