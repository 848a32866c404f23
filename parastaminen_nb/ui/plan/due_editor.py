"""The checklist while it is changed: what is to be done and how many days before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from traitlets import Dict, List

from parastaminen_nb.core.checklist_editing import MOST_DAYS
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch

_USUAL_DAYS = "7"


@dataclass(frozen=True)
class DueLine:
    """One line: its own words, the `usual` ones where it has none, the days as they are typed,
    and the `when` that follows from them."""

    key: str
    title: str
    usual: str
    days: str
    when: str


class DueEditor(Telling):
    """Tells "write" (key, field, value) with "title" or "days" as its field, "remove" (key) and
    "add" (title, days).

    `errors` holds for the key of a line in which `field` what is `said` to be wrong; the line
    that is added has the key "".
    """

    _esm = script("field.js", "plan/due_editor.js")
    _css = style("field.css", "plan/due_editor.css")
    items: List[Any] = List().tag(sync=True)
    errors = Dict().tag(sync=True)
    added = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            icons=icons("plus", "delete", "warn"),
            words={
                "name": _("{name}: what has to be done", name="{name}"),
                "days": _("{name}: days before the workshop", name="{name}"),
                "unit": _("days before"),
                "remove": _("{name}: take off the checklist", name="{name}"),
                "new": _("Something else to do"),
                "new_days": _("Days before the workshop"),
                "add": _("Add to the checklist"),
                "list": _("Change the checklist"),
                "most": str(MOST_DAYS),
                "usual_days": _USUAL_DAYS,
            },
        )

    def show(self, items: Sequence[DueLine]) -> None:
        self.items = [asdict(item) for item in items]

    def tell_added(self) -> None:
        """Empty the line in which something was added, for the next one."""
        self.added = {"turn": self.added.get("turn", 0) + 1}
