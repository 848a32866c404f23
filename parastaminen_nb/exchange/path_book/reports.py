"""The sheet of what was told at the meetings: one row for each experiment and meeting."""

from __future__ import annotations

from typing import Any, Final

from parastaminen_nb.core import path_words as words
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.pathway import Pathway, Report
from parastaminen_nb.exchange.path_book.naming import Naming
from parastaminen_nb.exchange.path_book.readings import NO_EXPERIMENT
from parastaminen_nb.exchange.path_book.ruled import cannot_be, of_report
from parastaminen_nb.exchange.plan_book.fields import Check, Field, Row, Rows

NAME: Final = N_("Told at meetings")
NO_MEETING: Final = N_("Write the name of a meeting as it stands on its own sheet.")


def heard(path: Pathway) -> tuple[Report, ...]:
    """The rows, meeting by meeting."""
    found = [
        report for experiment in path.experiments for report in path.reports_of(experiment.key)
    ]
    order = {meeting.key: place for place, meeting in enumerate(path.meetings)}
    return tuple(sorted(found, key=lambda one: order[one.meeting]))


def fields_of(
    meetings: Naming, experiments: Naming, ranges: tuple[str, str] = ("", "")
) -> tuple[Field, ...]:
    """The columns; `ranges` are where the names of meetings and of experiments stand."""
    first, second = (Check("cells", (one,), strict=False) if one else None for one in ranges)
    return (
        Field("meeting", words.REPORT["meeting"], NO_MEETING, 30, wrap=True,
              shown=meetings.shown("meeting"), taken=meetings.found, check=first),
        Field("experiment", words.REPORT["experiment"], NO_EXPERIMENT, 34, wrap=True,
              shown=experiments.shown("experiment"), taken=experiments.found, check=second),
        Field("text", words.REPORT["text"], N_("In the words of whoever told it."), 80,
              wrap=True, **of_report()),
    )  # fmt: skip


def read_heard(rows: Rows, row: Row) -> Report | None:
    """What a row says was told; None where it cannot be taken."""
    given: dict[str, Any] = row.values
    expected = {"meeting": NO_MEETING, "experiment": NO_EXPERIMENT, "text": _NO_WORDS}
    for name, sentence in expected.items():
        if not given[name]:
            cannot_be(rows, row, name, Sentence(sentence))
            return row.old  # type: ignore[no-any-return]
    return Report(given["experiment"], given["meeting"], given["text"])


_NO_WORDS: Final = N_("Write what was told, or clear the whole row.")
