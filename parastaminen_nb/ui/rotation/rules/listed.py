"""The rules of a rotation as a list, and a small form that adds one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from traitlets import Dict, Int, List, Unicode

from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.rule_lines import RuleLine
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.rotation.rules.kinds import Kinds
from parastaminen_nb.ui.telling import Telling, Watch


class RuleList(Telling):
    """Tells "add" (kind, values) and "remove" (key). What can be added stands in `kinds`,
    who can be ticked in `people`."""

    _esm = script("field.js", "rotation/rules/listed.js")
    _css = style("rotation/rotation.css")
    rules: List[Any] = List().tag(sync=True)
    kinds: List[Any] = List().tag(sync=True)
    people: List[Any] = List().tag(sync=True)
    note = Unicode().tag(sync=True)
    added = Int().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            icons=icons("plus", "delete"),
            words={
                "title": _("Rules"),
                "none": _("No rules. Everyone may sit with everyone."),
                "open": _("Add a rule"),
                "kind": _("What kind of rule?"),
                "add": _("Add this rule"),
                "remove": _("Remove the rule: {rule}", rule="{rule}"),
            },
        )

    def show(
        self, workshop: Workshop, rotation: Rotation | None, lines: Iterable[RuleLine], note: str
    ) -> None:
        """`note` is what else is to be known of the rules: wishes on the list of people."""
        with self.hold_sync():
            self.rules = [
                {"key": line.key, "text": self._words.say(line.sentence)} for line in lines
            ]
            kinds = Kinds(workshop, rotation, self._words)
            self.kinds, self.people = kinds.told(), kinds.people()
            self.note = note

    def tell_added(self) -> None:
        """The rule stands in the list: the form is emptied for the next."""
        self.added += 1
