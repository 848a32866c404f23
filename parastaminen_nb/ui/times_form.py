"""Boxes to tick for the rounds in which a person is there and the cases that they hear."""

from __future__ import annotations

from typing import Any

from traitlets import Dict, List

from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


class TimesForm(Telling):
    """A person, boxes for rounds and cases, and a list of those who are not there all the time.

    Tells "choose" (person), "tick" (person, rounds, cases: those that are ticked) and "whole"
    (person), who is there all the time after all.
    """

    _esm = script("times_form.js")
    _css = style("times_form.css")
    people: List[Any] = List().tag(sync=True)
    chosen = Dict().tag(sync=True)
    lines: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            chosen={"person": "", "rounds": [], "cases": []},
            words={
                "who": _("Whose times?"),
                "nobody": _("Nobody chosen"),
                "rounds": _("Is there in"),
                "cases": _("Hears"),
                "change": _("Change: {line}", line="{line}"),
                "remove": _("There all the time after all: {line}", line="{line}"),
                "pending": _("not kept yet"),
                "icons": icons("delete", "edit"),
            },
        )
