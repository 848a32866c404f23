"""What a notebook shows of a workshop: frames and sentences that read aloud."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.rotation import Quality
from parastaminen_nb.i18n import translator
from parastaminen_nb.session import Session

if TYPE_CHECKING:
    import pandas as pd


def in_words(said: Sentence | Quality | Iterable[Sentence], language: str = "fi") -> str:
    """Sentences in a language, one after another.

    >>> from parastaminen_nb import open_workshop
    >>> quality = open_workshop("example").state.rotation.quality()
    >>> in_words(quality, "en")
    'All 108 pairs that can meet do, and nobody meets anyone twice. Everyone meets 9 new people.'
    """
    _ = translator(language)
    if isinstance(said, Quality):
        said = said.sentences()
    sentences = (said,) if isinstance(said, Sentence) else said
    return " ".join(_.say(sentence) for sentence in sentences)


def agenda_frame(workshop: Session, language: str = "fi") -> pd.DataFrame:
    """The agenda as a table: when each part starts, what it is, how many minutes it takes.

    Without a day the parts are numbered instead.
    """
    import pandas as pd

    _, live = translator(language), workshop.state
    segments, begins = live.agenda.segments, live.workshop.starts_at
    frame = pd.DataFrame(
        {
            _("Part"): pd.Series([_.say(segment.name) for segment in segments], dtype="str"),
            _("Length"): pd.Series([segment.minutes for segment in segments], dtype="int64"),
        }
    )
    if begins:
        starts = live.agenda.starts(begins)[: len(segments)]
        frame.index = pd.Index([_.time(live.workshop.local(moment)) for moment in starts])
    return frame.rename_axis(_("Starts"))


def seating_frame(workshop: Session, language: str = "fi") -> pd.DataFrame:
    """Who sits where: tables in rows, rounds in columns, short names in the cells."""
    import pandas as pd

    _, live = translator(language), workshop.state
    if live.rotation is None:
        return pd.DataFrame()
    names = {person.key: person.short_name for person in live.workshop.people}
    columns = {}
    for number in range(1, live.rotation.rounds + 1):
        tables = live.rotation.tables(number)
        columns[_("Round {round}", round=number)] = {
            table.label: ", ".join(sorted(names.get(key, key) for key in table.people))
            for table in tables
        }
    return pd.DataFrame(columns).sort_index().rename_axis(_("Table"))


def now_in_words(workshop: Session, language: str = "fi") -> str:
    """Where the workshop is: its part and how its clock stands."""
    _, live = translator(language), workshop.state
    pace = _.say(live.clock.pace(workshop.now()).words)
    if live.segment is None:
        return pace
    return f"{_.say(live.segment.name)}: {pace}"
