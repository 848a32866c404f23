"""The rules as a file: the same that the command line reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import ipywidgets

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.upload import Upload

_ACCEPT: Final = ".toml,.txt"


class RulesFile(ipywidgets.VBox):
    """`upload` takes a file of rules in place of those there are; `download` gives them out.

    `take(name, content)` reads it, `give()` writes it; trouble is said in the notice.
    """

    def __init__(
        self,
        notice: Notice,
        _: Translator,
        *,
        take: Callable[[str, bytes], object],
        give: Callable[[], Made],
    ) -> None:
        hint = _("A file with rules (.toml). They take the place of those there are.")
        self.upload = Upload(_, take, notice=notice, hint=hint, accept=_ACCEPT)
        words, busy = _("Download the rules"), _("Writing the file…")
        self.download = Download(words, give, notice, busy_words=busy)
        super().__init__([self.upload, row(self.download)])
        for name in ("pa-box", "pa-stack-s"):
            self.add_class(name)
