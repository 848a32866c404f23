"""A plotly figure that is made, and its library fetched, when somebody sees it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

from traitlets import Dict, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.plotly_js import plotly_js
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


class Chart(Telling):
    """Shows a figure in the look that the reader has chosen; `told` says the same in words.

    `show` takes what makes the figure for a look ("light", "dark", "contrast"), so that nothing
    heavy is imported before there is something to see.
    """

    _esm = script("seen.js", "chart.js")
    _css = style("chart.css")
    figures: Dict[str, Any] = Dict().tag(sync=True)
    config: Dict[str, Any] = Dict().tag(sync=True)
    told = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            words={
                "loading": _("Drawing the chart…"),
                "failed": _("The chart could not be drawn. The same is in the table below."),
            },
        )
        self._make: Callable[[Any], Any] | None = None
        self._seen = False
        self.when("shown", self._shown)
        self.when("library", self._send_library)

    def show(self, make: Callable[[Any], Any] | None, told: str = "") -> None:
        """Show the figure that `make(look)` gives; None shows nothing."""
        self._make, self.told = make, told
        self.figures = {}
        if self._seen:
            self._shown()

    def _shown(self) -> None:
        self._seen = True
        if self._make is None or self.figures:
            return
        from parastaminen_nb.charts import CONFIG

        make = self._make
        with self.hold_sync():
            self.config = dict(CONFIG)
            self.figures = {
                look: json.loads(make(look).to_json()) for look in ("light", "dark", "contrast")
            }

    def _send_library(self) -> None:
        """In a notebook, where no server of ours could send it (0.4 MB)."""
        self.send({"library": True}, [gzip.compress(plotly_js(), mtime=0)])
