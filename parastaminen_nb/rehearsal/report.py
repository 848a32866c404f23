"""What came of a rehearsal: counted against the file, told in numbers and in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from parastaminen_nb.core.comments import cleaned
from parastaminen_nb.core.events import CommentWritten
from parastaminen_nb.i18n import Translator
from parastaminen_nb.log import Log
from parastaminen_nb.rehearsal.ledger import Heard, Ledger
from parastaminen_nb.session import Session
from parastaminen_nb.voices import Heard as HeardVoices


class Listener(NamedTuple):
    """What one phone heard of all that came after the place `since` in the log.

    `joined` is when it came; it counts where comments have no place in the log.
    """

    heard: Heard
    since: int
    joined: float = math.inf


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in the file after all is over.

    `lost` are comments that are not in the file with their words or that did not come to every
    phone, and missing answers; `duplicated` are comments and answers that are there, or were
    told on a stream, more often than they were sent.
    """

    stored: int
    answers: int
    lost: int
    duplicated: int


def audit(
    log: Log, ledger: Ledger, listeners: Iterable[Listener], *, visitors: bool = False
) -> Kept:
    """Compare what was sent with what is in the file and with what every phone heard.

    With `visitors` somebody else may have written too; without, what nobody of the rehearsal
    wrote is there once too often.
    """
    live = Session(log).state
    shown = {comment.key for comment in live.shown_comments()}
    written = [(seq, e.comment) for seq, e in log.since(0) if isinstance(e, CommentWritten)]
    bare = [e.comment for e in log.unheard(HeardVoices()) if isinstance(e, CommentWritten)]
    began = {key: sent.began for key, sent in ledger.sent.items()}
    written += [(0, comment) for comment in bare]
    if visitors:
        written = [(seq, comment) for seq, comment in written if comment.key in ledger.sent]
    right = {
        comment.key
        for _seq, comment in written
        if (sent := ledger.sent.get(comment.key)) and cleaned(sent.text) == comment.text
    }
    missing, twice = set(ledger.sent) - right, 0
    for heard, since, joined in listeners:
        told = {comment.key for seq, comment in written if seq > since}
        told |= {comment.key for comment in bare if began.get(comment.key, 0) > joined}
        missing |= {key for key in told & shown if key not in heard}
        twice += heard.twice
    times = Counter(comment.key for _seq, comment in written)
    answers = len(log.answers())
    return Kept(
        stored=len(written),
        answers=answers,
        lost=len(missing) + max(0, ledger.answers - answers),
        duplicated=sum(n - (key in ledger.sent) for key, n in times.items())
        + twice
        + (0 if visitors else max(0, answers - ledger.answers)),
    )


def percentile(values: Sequence[float], share: int) -> float | None:
    """The least value that at least `share` per cent do not exceed; None of nothing.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50)
    2.0
    """
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def in_ms(values: Sequence[float], *shares: int) -> dict[str, float | None]:
    """Percentiles of seconds, in milliseconds."""
    found = {share: percentile(values, share) for share in shares}
    return {f"p{n}": None if at is None else round(at * 1000, 1) for n, at in found.items()}


@dataclass(frozen=True, slots=True)
class Report:
    """All that a rehearsal found. Where something went wrong its file is kept in `left_at`."""

    people: int
    unnamed: int
    late: int
    away: int
    kills: int
    seconds: float
    ledger: Ledger
    kept: Kept
    left_at: Path | None = None

    @property
    def fine(self) -> bool:
        """Whether nothing was lost and nothing is there twice."""
        return not (self.kept.lost or self.kept.duplicated or self.ledger.refused)

    def as_json(self) -> dict[str, Any]:
        """The same for programs. Times in milliseconds; null where nothing was measured."""
        return {
            "people": self.people,
            "seconds": round(self.seconds, 1),
            "posted": len(self.ledger.sent),
            "stored": self.kept.stored,
            "lost": self.kept.lost,
            "duplicated": self.kept.duplicated,
            "delay_ms": in_ms(self.ledger.delays, 50, 95, 99),
            "join_ms": in_ms(self.ledger.joins, 50, 95),
        }

    def in_words(self, _: Translator) -> str:
        """The same for people, a line for each thing."""
        return "\n".join(self._lines(_))

    def _lines(self, _: Translator) -> Iterator[str]:
        ledger, kept = self.ledger, self.kept
        yield _("The rehearsal is over. It took {seconds} s.", seconds=round(self.seconds))
        yield " ".join(
            (
                _.plural("{n} person took part.", "{n} people took part.", n=self.people),
                _(
                    "Without a name: {n}. Late: {late}. Away for a while: {away}.",
                    n=self.unnamed,
                    late=self.late,
                    away=self.away,
                ),
            )
        )
        yield _(
            "Comments: {posted} sent, {stored} stored. Feedback: {sent} sent, {kept} stored.",
            posted=len(ledger.sent),
            stored=kept.stored,
            sent=ledger.answers,
            kept=kept.answers,
        )
        yield from self._verdict(_)
        if self.kills:
            yield _.plural(
                "The hub was ended by force {n} time and started again.",
                "The hub was ended by force {n} times and started again.",
                n=self.kills,
            )
        if ledger.returns:
            yield _(
                "Cut connections were back in {most} s at the latest.",
                most=max(ledger.returns),
            )
        names = {
            _("From sending to the other phones"): ledger.delays,
            _("From the desk to the phones"): ledger.presses,
            _("From the door to one's own page"): ledger.joins,
        }
        for name, values in names.items():
            if values:
                half, most = percentile(values, 50), percentile(values, 95)
                yield _(
                    "{what}: half within {half} s, 95 % within {most} s.",
                    what=name,
                    half=_.number(half or 0, 2),
                    most=_.number(most or 0, 2),
                )

    def _verdict(self, _: Translator) -> Iterator[str]:
        if self.fine:
            yield _("Nothing was lost and nothing is there twice.")
            return
        yield _(
            "Lost: {lost}. There twice: {twice}. Not taken: {refused}.",
            lost=self.kept.lost,
            twice=self.kept.duplicated,
            refused=len(self.ledger.refused),
        )
        for why, times in Counter(self.ledger.refused).most_common(3):
            yield f"- {times} × {why}"
        if self.left_at:
            yield _("The rehearsal's file is kept for a closer look: {file}", file=self.left_at)
