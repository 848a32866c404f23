"""What was counted of an experiment: its numbers by day, and a line for the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from traitlets import Dict, Int, List, Unicode

from parastaminen_nb.core.pathway import Experiment, Reading
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.path.sparkline import last_counted, measure_words, sparkline
from parastaminen_nb.ui.telling import Telling, Watch


class Readings(Telling):
    """Tells "add" (day, value) as they were written and "drop" (day).

    `errors` holds for "day" or "value" what is wrong with it.
    """

    _esm = script("field.js", "path/aloud.js", "path/readings.js")
    _css = style("field.css", "path/path.css")
    readings: List[Any] = List().tag(sync=True)
    picture = Unicode().tag(sync=True)
    told: Dict[str, str] = Dict().tag(sync=True)
    today = Unicode().tag(sync=True)
    errors: Dict[str, str] = Dict().tag(sync=True)
    words: Dict[str, str] = Dict().tag(sync=True)
    icons: Dict[str, str] = Dict().tag(sync=True)
    added = Int(0).tag(sync=True)

    def __init__(self, key: str, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            icons=icons("plus", "delete", "warn"),
            words={
                "key": key,
                "list": _("What was counted, by day"),
                "nothing": _("Nothing has been counted yet."),
                "day": _("Day"),
                "value": _("The number"),
                "again": _("One number a day: written again, it takes the place of the first."),
                "add": _("Add the number"),
                "kept": _("Kept: {reading}", reading="{reading}"),
                "drop": _("Take away: {reading}", reading="{reading}"),
            },
        )

    def show(self, experiment: Experiment, readings: Sequence[Reading], today: date) -> None:
        _ = self._words
        with self.hold_sync():
            self.today = today.isoformat()
            self.picture = str(sparkline(experiment, readings, _))
            self.told = {
                "last": last_counted(experiment, readings, _) if readings else "",
                "of": measure_words(experiment, _),
                "unit": experiment.unit,
            }
            self.readings = [
                {
                    "key": reading.day.isoformat(),
                    "day": _.date(reading.day),
                    "heard": _.spoken(reading.day, year=True),
                    "value": _.number(reading.value, 3),
                }
                for reading in reversed(readings)
            ]

    def tell(self, errors: Mapping[str, str]) -> None:
        """Say what is wrong; where nothing is, empty the line for the next number."""
        self.errors = dict(errors)
        if not errors:
            self.added += 1
