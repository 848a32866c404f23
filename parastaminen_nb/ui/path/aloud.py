"""Days as a screen reader says them: it reads "to 10.6." as letters and points."""

from __future__ import annotations

from datetime import date

from parastaminen_nb.i18n import Translator


def day_aloud(day: date, today: date, _: Translator) -> str:
    """What `day_words` shows, in whole words: "torstai 10. kesäkuuta"."""
    return _.spoken(day, year=day.year != today.year)
