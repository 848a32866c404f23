"""The rules of a rotation as a list, and a small form that adds one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from traitlets import Dict, Int, List

from parastaminen_nb.core.rule_lines import RuleLine
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.telling import Telling, Watch


class RuleList(Telling):
    """Tells "add" (kind, people, most, trait) and "remove" (key).

    `kind` is apart, together or mix; `trait` is unit or language.
    """

    _esm = script("field.js", "rotation/rules.js")
    _css = style("rotation/rotation.css")
    rules: List[Any] = List().tag(sync=True)
    people: List[Any] = List().tag(sync=True)
    added = Int().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            icons={name: str(icon(name)) for name in ("plus", "delete")},
            words={
                "title": _("Rules"),
                "none": _("No rules. Everyone may sit with everyone."),
                "open": _("Add a rule"),
                "kind": _("What kind of rule?"),
                "kinds": {
                    "apart": _("Keep people apart"),
                    "together": _("Keep people together"),
                    "mix": _("Mix units or languages"),
                },
                "who": _("Who?"),
                "trait": _("At one table from the same"),
                "traits": {"unit": _("unit"), "language": _("language")},
                "most": _("At most"),
                "people": _("people"),
                "add": _("Add this rule"),
                "remove": _("Remove the rule: {rule}", rule="{rule}"),
            },
        )

    def show(self, workshop: Workshop, lines: Iterable[RuleLine]) -> None:
        with self.hold_sync():
            self.rules = [
                {"key": line.key, "text": self._words.say(line.sentence)} for line in lines
            ]
            names = names_of(workshop.people)
            people = sorted(workshop.participants, key=lambda person: names[person.key])
            self.people = [{"key": person.key, "name": names[person.key]} for person in people]

    def tell_added(self) -> None:
        """The rule stands in the list: the form is emptied for the next."""
        self.added += 1
