"""How many people sit at a table: asked in the same words wherever a plan is made."""

from __future__ import annotations

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.form import Field


def size_fields(_: Translator) -> tuple[Field, Field]:
    """The fields `least` and `most`, side by side; an error is about the two of them."""
    return (
        _size("least", _("A table has at least"), _),
        _size("most", _("A table has at most"), _),
    )


def _size(name: str, label: str, _: Translator) -> Field:
    return Field(name, label, "number", wide="half", unit=_("people"), min=1, max=100, group="size")
