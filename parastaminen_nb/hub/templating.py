"""Turns templates into pages. Everything in them is escaped unless the look made it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from parastaminen_nb import look
from parastaminen_nb.core.names import unbroken
from parastaminen_nb.i18n import Translator

_DIR: Final = Path(__file__).parent / "templates"


class Templates:
    """The pages of one hub. `base` stands before every address, `version` in those of files."""

    def __init__(self, *, base: str, version: str) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_DIR),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["as_data"] = _as_data
        self._environment.filters["unbroken"] = unbroken
        self._environment.filters["as_style"] = look.Markup
        self._environment.globals.update(
            base=base,
            files=f"{base}/files/{version}",
            icon=look.icon,
            mark=look.mark,
            brand=look.brand,
        )

    def page(self, template: str, *, _: Translator, **blanks: object) -> str:
        return self._environment.get_template(template).render(
            _=_, plural=_.plural, say=_.say, time=_.time, date=_.date, join=_.join, **blanks
        )


def _as_data(value: object) -> look.Markup:
    """A value as JSON for a `<script type="application/json">`, where nothing in it is markup."""
    text = json.dumps(value, ensure_ascii=False)
    return look.Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
