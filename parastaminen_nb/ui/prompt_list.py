"""What tables are asked about a case: each prompt in the languages of those who answer it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from traitlets import Dict, List

from parastaminen_nb.core.prompts import LANGUAGES, USUAL, Prompt
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.people_table import LANGUAGE_NAMES
from parastaminen_nb.ui.telling import Telling, Watch


class PromptList(Telling):
    """Tells "write" (key, field, value) with a language as its field, "move" (key, by) and
    "remove" (key). The usual words stand where nothing is written."""

    _esm = script("field.js", "prompt_list.js")
    _css = style("field.css", "prompt_list.css")
    prompts: List[Any] = List().tag(sync=True)
    languages: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            # The reader's own language first.
            languages=[
                [code, _(LANGUAGE_NAMES[code])]
                for code in sorted(LANGUAGES, key=lambda code: code != _.language)
            ],
            icons=icons("up", "down", "delete"),
            words={
                "number": _("Prompt {number}", number="{number}"),
                "field": _("Prompt {number}: {language}", number="{number}", language="{language}"),
                "empty": _("Write the prompt in this language"),
                "up": _("Prompt {number}: move it earlier", number="{number}"),
                "down": _("Prompt {number}: move it later", number="{number}"),
                "remove": _("Prompt {number}: delete it", number="{number}"),
            },
        )

    def show(self, prompts: Sequence[Prompt]) -> None:
        self.prompts = [
            {
                "key": prompt.key,
                "number": number,
                "values": {code: getattr(prompt, code) for code in LANGUAGES},
                "usuals": {
                    code: translator(code)(USUAL[prompt.key]) if prompt.key in USUAL else ""
                    for code in LANGUAGES
                },
                "first": number == 1,
                "last": number == len(prompts),
            }
            for number, prompt in enumerate(prompts, start=1)
        ]
