"""The slides for a meeting of the path: one for each experiment, to tell beside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Experiment, meeting_name, next_meeting, stand
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.deck import Deck
from parastaminen_nb.exchange.materials.layouts import MARGIN, TALL, WIDE
from parastaminen_nb.exchange.materials.office import Text, cut_short
from parastaminen_nb.exchange.materials.path_report import counted, facts, number, summary
from parastaminen_nb.i18n import Translator

_ACROSS: Final = WIDE - 2 * MARGIN
_NUMBER: Final = 92.0
"""Millimetres for what was last counted, at the left."""
_MOST_LETTERS: Final = 200
"""Of one fact on a slide; the rest is in the notes."""


def path_slides(live: Live, today: date, _: Translator) -> bytes:
    """A presentation of the path as it stands on a day, in the translator's language.

    Raises `WorkshopError` while there is no experiment.
    """
    basis, path = Basis(live, _), live.path
    if not path.experiments:
        raise WorkshopError(N_("There is no experiment to show yet. Begin one first."))
    title = _("What the workshop brought to life")
    deck = Deck(_("{title}: {workshop}", title=title, workshop=basis.title), _.language)
    following = next_meeting(path.meetings, today)
    when = ""
    if following:
        when = f"{_.say(meeting_name(following))}, {_.date(following.day)}"
    deck.opening(title, [basis.title, when, summary(path.experiments, today, _)], wide=290)
    for one in path.experiments:
        _experiment(deck, one, basis, today)
    return deck.saved()


def _experiment(deck: Deck, one: Experiment, basis: Basis, today: date) -> None:
    _ = basis.words
    case = basis.case(one.case)
    label = _("Case {letter}", letter=case.letter) if case else ""
    slide = deck.page(one.title, case=case.key if case else "", label=label)
    standing = _.say(stand(one, today).said())
    by = [Text(f"   {one.responsible}", size=20, ink="ink-muted")] if one.responsible else []
    left = MARGIN + 34 if case else MARGIN
    head = [Text(standing, size=20, bold=True, ink="primary"), *by]
    deck.words(slide, (left, 40, WIDE - left - MARGIN, 10), [head])
    readings = basis.live.path.readings_of(one.key)
    beside = 0.0
    if readings:
        beside = _NUMBER + 10
        target = "" if one.target is None else _("Target {target}", target=number(one.target, _))
        lines = [
            [Text(number(readings[-1].value, _), size=80, bold=True, ink="primary")],
            [Text(one.unit, size=20)],
            [Text(target, size=20, ink="ink-muted")],
        ]
        shown = [line for line in lines if line[0].words]
        deck.words(slide, (MARGIN, 60, _NUMBER, 58), shown, tint="primary-soft", middle=True)
    told = list(_told(one, basis))
    letters = sum(len(words) for _label, words in told)
    size = 22 if letters < 260 else 18 if letters < 420 else 16
    pieces = [
        piece
        for name, words in told
        for piece in (
            [Text(name, size=16, bold=True, ink="ink-muted")],
            [Text(words, size=size)],
        )
    ]
    if pieces:
        box = (MARGIN + beside, 60.0, _ACROSS - beside, TALL - 78)
        deck.words(slide, box, pieces, after=6)
    deck.notes(slide, "\n\n".join(_notes(one, basis)))


def _told(one: Experiment, basis: Basis) -> Iterator[tuple[str, str]]:
    """What stands beside the number, as much of it as there is room for; the number not again."""
    measure = list(counted(one, (), basis.words))[:1] if one.measure else []
    for name, said in facts(one, basis):
        lines = measure if said and one.measure and said[0] == one.measure else said
        if lines:
            yield name, cut_short(" · ".join(lines), _MOST_LETTERS)


def _notes(one: Experiment, basis: Basis) -> Iterator[str]:
    for name, said in facts(one, basis):
        yield "\n".join([name, *said])
