"""The look's values as variables of a style sheet: three themes, made from `tokens.toml`.

A page chooses by `<html data-theme="light|dark|contrast">`; without the attribute the reader's
own system decides (dark; more contrast).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

THEMES: Final = ("light", "dark", "contrast")
CASES: Final = ("a", "b", "c", "d", "e", "f", "g", "h")


@cache
def _source() -> dict[str, dict[str, object]]:
    text = files(__package__).joinpath("tokens.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def theme(name: str) -> dict[str, str]:
    """One theme's variables without the two dashes: `page`, `ink`, `a`, `a-on`, `a-edge`...

    >>> theme("light")["page"]
    '#f6f5f2'
    """
    values: dict[str, str] = {}
    for key, value in _source()[name].items():
        if not isinstance(value, dict):
            values[key] = str(value)
            continue
        for letter, parts in value.items():
            for part, colour in parts.items():
                values[letter if part == "fill" else f"{letter}-{part}"] = colour
    return values


def _declared(values: dict[str, str]) -> str:
    lines = [
        f"  {key if key == 'color-scheme' else '--' + key}: {value};"
        for key, value in values.items()
    ]
    return "\n".join(lines)


def _case(letter: str) -> str:
    """The class that makes a case's five colours those of everything inside."""
    parts = {
        "": letter,
        **{f"-{part}": f"{letter}-{part}" for part in ("on", "edge", "tint", "ink")},
    }
    return (
        f".case-{letter} {{ "
        + " ".join(f"--k{end}: var(--{name});" for end, name in parts.items())
        + " }"
    )


def tokens_css(root: str = ":root", dark: str = "") -> str:
    """All variables as CSS, set on `root`. Paper is light, whatever the screen is.

    `root` is `:root` on our own pages. Inside somebody else's page (JupyterLab) it is our own
    element, and `dark` is the selector of that element where the surrounding page is dark.
    """
    scale = {key: str(value) for key, value in _source()["scale"].items()}
    wall = {key: f"calc({value} * var(--w))" for key, value in _source()["wall"].items()}
    light, night, contrast = (theme(name) for name in THEMES)
    if root == ":root":
        system = [
            "@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) {",
            _declared(night) + "\n} }",
            "@media (prefers-contrast: more) and (not (prefers-color-scheme: dark)) "
            "{ :root:not([data-theme]) {",
            _declared(contrast) + "\n} }",
            f'@media screen {{ [data-theme="dark"] {{\n{_declared(night)}\n}} }}',
            f'[data-theme="contrast"] {{\n{_declared(contrast)}\n}}',
        ]
    else:
        system = [f"@media screen {{ {dark} {{\n{_declared(night)}\n}} }}"] if dark else []
    return "\n".join(
        [
            f"{root} {{\n{_declared(scale)}\n{_declared(light)}\n}}",
            *system,
            "@media (prefers-reduced-motion: reduce) "
            f"{{ {root} {{ --t-fast: 0ms; --t-base: 0ms; }} }}",
            # Large screens: the whole scale grows, line lengths do not.
            f"@media (min-width: 120rem) {{ {root} {{ --wrap: 104rem; }} }}",
            f"@media (min-width: 160rem) {{ {root} {{ --wrap: 112rem; }} }}",
            f'[data-surface="wall"] {{\n  --w: calc(100vw / 1920);\n{_declared(wall)}\n}}',
            *(_case(letter) for letter in CASES),
            "",
        ]
    )
