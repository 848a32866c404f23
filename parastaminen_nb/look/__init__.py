"""The one look of every page: style sheet, icons, case marks, theme chooser.

The hub, the Voila frame and the widgets take it from here, so nothing is styled twice:

- `css()` for a whole page of ours;
- `widget_css()` after it where ipywidgets are shown: they bring styles of their own, later;
- `notebook_css()` alone inside somebody else's page (JupyterLab), where it touches nothing
  outside an element with the class `pa-app`;
- `icon`, `mark`, `brand`: markup that stands alone; `sprite`: all symbols for `<use href="#i-up">`;
- `theme_script()`: remembers the reader's theme, sets it before the first paint.

Standard library only: a page that shows text must not wait for anything else.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from parastaminen_nb.look.tokens import CASES, THEMES, theme, tokens_css

__all__ = [
    "CASES",
    "DIR",
    "SCOPE",
    "THEMES",
    "Markup",
    "brand",
    "css",
    "digits_script",
    "favicon",
    "icon",
    "mark",
    "notebook_css",
    "sprite",
    "theme",
    "theme_script",
    "version",
    "widget_css",
]

DIR: Final = Path(str(files(__package__)))
"""Where the files of the look lie."""

SCOPE: Final = ":is(#rendered_cells, .pa-app)"
"""Where widgets live. A rule nested in it (`:is(...) { .mine { ... } }`) weighs as much as an
id, so it wins over the styles that ipywidgets adds to the page later."""

_COMPONENTS: Final = ("frame.css", "controls.css", "parts.css", "forced.css")


class Markup(str):
    """Markup made here, with every text in it escaped. Template engines that ask
    `__html__` (Jinja, MarkupSafe) put it in as it is; Tornado by `{% raw %}`."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@cache
def _read(name: str) -> str:
    return (DIR / name).read_text(encoding="utf-8")


def _joined(*names: str) -> str:
    return "\n".join(_read(name) for name in names)


@cache
def css() -> str:
    """The style sheet of a page: tokens, the page itself, bare elements, components."""
    return tokens_css() + _joined("motion.css", "page.css", "elements.css", *_COMPONENTS)


@cache
def widget_css() -> str:
    """What comes after `css()` on a page with ipywidgets: components again, above theirs."""
    return f"{SCOPE} {{\n{_joined(*_COMPONENTS, 'widgets.css')}}}\n{_read('voila.css')}"


@cache
def notebook_css() -> str:
    """Everything a widget of class `pa-app` needs in a notebook, and nothing for the rest."""
    tokens = tokens_css(".pa-app", dark='[data-jp-theme-light="false"] .pa-app')
    return (
        f"{tokens}{_read('motion.css')}\n"
        ".pa-app {\n  font-family: var(--font);\n  font-size: var(--fs-body);\n"
        "  line-height: var(--lh);\n  color: var(--ink);\n  background: var(--page);\n"
        f"{_read('elements.css')}}}\n"
        f"{SCOPE} {{\n{_joined(*_COMPONENTS, 'widgets.css')}}}\n"
    )


@cache
def theme_script() -> str:
    """JavaScript for the head of a page: sets the remembered theme, serves the chooser
    (`<select data-pa-theme>` with the values "", light, dark, contrast)."""
    return _read("theme.js")


@cache
def digits_script() -> str:
    """JavaScript that goes before what shows a clock: `digits(milliseconds)`."""
    return _read("digits.js")


@cache
def version() -> str:
    """Changes whenever any file of the look does: for addresses that are kept for ever."""
    digest = sha256()
    for path in sorted(DIR.iterdir()):
        if path.suffix in {".css", ".js", ".svg", ".toml", ".py"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def sprite() -> Markup:
    """All symbols, invisible, to stand once in a page: `i-...` icons and `m-a` to `m-h`."""
    return Markup(_read("sprite.svg").strip())


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    pattern = r'<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)</symbol>'
    return {name: (box, body) for name, box, body in re.findall(pattern, _read("sprite.svg"))}


def _svg(name: str, classes: str, label: str | None) -> Markup:
    box, body = _symbols()[name]
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(f'<svg class="{classes}" viewBox="{box}" {said}>{body}</svg>')


def icon(name: str, label: str | None = None) -> Markup:
    """An icon ("check", "clock", "up"...). It stands beside a word; alone it needs a label."""
    return _svg(f"i-{name}", "pa-ic", label)


def icons(*names: str) -> dict[str, str]:
    """Icons by their names, as the script of a widget takes them."""
    return {name: str(icon(name)) for name in names}


def mark(case: str, label: str | None = None, *, small: bool = False) -> Markup:
    """A case's colour, letter and shape. `label` ("Tapaus A") where no name stands beside it."""
    size = " pa-mark--s" if small else ""
    return _svg(f"m-{case}", f"pa-mark{size} case-{case}", label)


_SHAPES: Final = (
    '<circle{a} cx="9" cy="10" r="7"/><rect{b} x="18" y="3" width="12" height="12" rx="1.5"/>'
    '<path{c} d="M16 17 25 31H7Z"/>'
)


def brand() -> Markup:
    """The sign of Parastaminen: the shapes of the first three cases at one table."""
    parts = {letter: f' class="pa-fill case-{letter}"' for letter in "abc"}
    return Markup(f'<svg viewBox="0 0 32 32" aria-hidden="true">{_SHAPES.format(**parts)}</svg>')


def favicon() -> str:
    """The sign as an SVG file of its own."""
    parts = {letter: f' fill="{theme("light")[letter]}"' for letter in "abc"}
    shapes = _SHAPES.format(**parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{shapes}</svg>'
