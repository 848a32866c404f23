"""What a notebook shows of a workshop: frames and sentences that read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.live import Phase
from parastaminen_nb.core.rotation import Alternative, Proposal, Quality, Rotation
from parastaminen_nb.core.workshop import Person
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
            _("Part"): pd.Series([_.say(segment.full_name) for segment in segments], dtype="str"),
            _("Length"): pd.Series([segment.minutes for segment in segments], dtype="int64"),
        }
    )
    if begins:
        starts = live.agenda.starts(begins)[: len(segments)]
        frame.index = pd.Index([_.time(live.workshop.local(moment)) for moment in starts])
    return frame.rename_axis(_("Starts"))


def seating_frame(workshop: Session, language: str = "fi") -> pd.DataFrame:
    """Who sits where in the workshop's rotation; see `tables_frame`."""
    import pandas as pd

    live = workshop.state
    if live.rotation is None:
        return pd.DataFrame()
    return tables_frame(live.rotation, live.workshop.people, language)


def tables_frame(
    rotation: Rotation, people: Sequence[Person], language: str = "fi"
) -> pd.DataFrame:
    """Who sits where: tables in rows, rounds in columns, short names in the cells."""
    import pandas as pd

    _ = translator(language)
    names = {person.key: person.short_name for person in people}
    columns = {}
    for number in range(1, rotation.rounds + 1):
        tables = rotation.tables(number)
        columns[_("Round {round}", round=number)] = {
            table.label: ", ".join(sorted(names.get(key, key) for key in table.people))
            for table in tables
        }
    return pd.DataFrame(columns).sort_index().rename_axis(_("Table"))


def alternatives_frame(found: Iterable[Alternative], language: str = "fi") -> pd.DataFrame:
    """Rotations side by side: how many tables, how many pairs meet, how often, how many new
    people each person meets."""
    import pandas as pd

    _ = translator(language)
    rows = [
        {
            _("Way of mixing"): _.say(other.name),
            _("Tables"): len(other.rotation.tables(1)),
            _("Pairs that meet"): other.quality.distinct,
            _("The same pair at most"): other.quality.most_meetings,
            _("New people for each"): _range(other.quality.fewest_new, other.quality.most_new),
        }
        for other in found
    ]
    frame = pd.DataFrame(rows)
    return frame.set_index(frame.columns[0]) if rows else frame


def moves_frame(proposal: Proposal, people: Sequence[Person], language: str = "fi") -> pd.DataFrame:
    """Who gets another seat in a proposal for the day: in which round, from where, to where."""
    import pandas as pd

    _ = translator(language)
    names = {person.key: person.short_name for person in people}
    return pd.DataFrame(
        {
            _("Person"): names.get(move.person, move.person),
            _("Round"): move.round,
            _("From table"): move.before.label if move.before else "–",
            _("To table"): move.after.label if move.after else "–",
        }
        for move in proposal.moves
    )


def context_frame(comments: pd.DataFrame, word: str, language: str = "fi") -> pd.DataFrame:
    """Every place where a word was said, in any of its forms: what stands before and after it.

    `comments` is a frame of comments (see `parastaminen_nb.tables`); a phrase is written in
    quotation marks. The index tells the comment.
    """
    import pandas as pd

    from parastaminen_nb.text.context import in_context
    from parastaminen_nb.text.language import comment_languages
    from parastaminen_nb.text.search import Search

    _ = translator(language)
    texts = [str(text) for text in comments["text"]]
    lines = in_context(texts, Search(texts, comment_languages(comments)).find(word))
    columns = {
        _("Before"): [line.before for line in lines],
        _("Word"): [line.word for line in lines],
        _("After"): [line.after for line in lines],
    }
    return pd.DataFrame(columns, index=[comments.index[line.row] for line in lines], dtype="str")


def keyness_frame(
    comments: pd.DataFrame, value: str, by: str = "case", language: str = "fi", most: int = 8
) -> pd.DataFrame:
    """The words that set the comments with one value of a column apart from all others.

    How often each is said here and elsewhere, and the difference as a log-likelihood ratio: above
    3.8 it is hardly chance.
    """
    import pandas as pd

    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.spoken import Spoken

    _ = translator(language)
    more, _less = Spoken(Material(comments), range(len(comments))).keyness(value, by)
    rows = [(word.word, word.here, word.elsewhere, round(word.difference, 1)) for word in more]
    names = [_("Word"), _("Here"), _("Elsewhere"), _("Difference")]
    return pd.DataFrame(rows[:most], columns=names).set_index(names[0])


def _range(least: int, most: int) -> str:
    return str(most) if least == most else f"{least}–{most}"


def now_in_words(workshop: Session, language: str = "fi") -> str:
    """Where the workshop is: its part and how its clock stands; or that its doors are open, or
    that it has ended."""
    _, live = translator(language), workshop.state
    if live.phase is Phase.ENDED:
        return _("Ended")
    if live.phase is Phase.OPEN:
        return _("Doors are open")
    pace = _.say(live.clock.pace(workshop.now()).words)
    if live.leg is None:
        return pace
    return f"{_.say(live.leg.name)}: {pace}"
