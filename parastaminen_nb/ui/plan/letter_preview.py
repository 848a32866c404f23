"""A letter as one of its readers gets it, to be looked at and copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from traitlets import Dict, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


class LetterPreview(Telling):
    """Tells "read" (key) when another reader is chosen. Shows nothing where there are none."""

    _esm = script("field.js", "plan/letter_preview.js")
    _css = style("field.css", "plan/letter_preview.css")
    readers: List[Any] = List().tag(sync=True)
    reader = Unicode().tag(sync=True)
    to = Unicode().tag(sync=True)
    subject = Unicode().tag(sync=True)
    body = Unicode().tag(sync=True)
    language = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            icons={"copy": str(icon("copy"))},
            words={
                "reader": _("The letter to"),
                "copy": _("Copy the text"),
                "copied": _("Copied. Paste it into your mail."),
                "chosen": _("The text is chosen. Copy it with Ctrl+C."),
                "body": _("Text of the letter"),
            },
        )

    def show(
        self, readers: Sequence[tuple[str, str]], reader: str, to: str, text: tuple[str, str, str]
    ) -> None:
        """`readers` are (key, name); `text` is subject, body and language."""
        with self.hold_sync():
            self.readers = [{"key": key, "name": name} for key, name in readers]
            self.reader, self.to = reader, to
            self.subject, self.body, self.language = text
