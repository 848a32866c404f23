"""What is shown of when people are there: their boxes, a line for each, and what would follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parastaminen_nb.core.rotation import Proposal, Rotation, Times, size_conflicts
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, listed
from parastaminen_nb.ui.html import Markup, html
from parastaminen_nb.ui.repair_words import proposed
from parastaminen_nb.ui.rotation.cost import cost_lines
from parastaminen_nb.ui.situation import Situation


def time_boxes(
    times: Times | None, rotation: Rotation, titles: Mapping[str, str], first: int, _: Translator
) -> dict[str, object]:
    """What stands in the boxes of the person who is chosen, empty ones without anybody. What was
    before round `first` is fixed."""
    if times is None:
        return {"person": "", "rounds": [], "cases": []}
    fixed = heard_before(rotation, times.person, first)
    return {
        "person": times.person,
        "rounds": [
            {
                "key": str(number),
                "label": _("Round {round}", round=number),
                "on": number not in times.away,
                "fixed": number < first,
            }
            for number in range(1, rotation.rounds + 1)
        ],
        "cases": [
            {
                "key": case,
                "label": f"{case.upper()} {titles.get(case, '')}".strip(),
                "on": case not in times.unheard,
                "fixed": case in fixed,
            }
            for case in rotation.cases
        ],
    }


def time_lines(
    known: Mapping[str, Times],
    draft: Mapping[str, Times],
    rotation: Rotation,
    names: Mapping[str, str],
    _: Translator,
) -> Iterator[dict[str, object]]:
    """A line for everyone whose times are other than all, or who had such and loses them, in the
    order of `known`."""
    for person, times in known.items():
        if person in draft or not times.whole:
            yield {
                "key": person,
                "text": told_times(times, rotation, names, _),
                "pending": person in draft,
                "whole": times.whole,
            }


def told_times(times: Times, rotation: Rotation, names: Mapping[str, str], _: Translator) -> str:
    """When somebody is there, in words."""
    name = names.get(times.person, times.person)
    return _.say(times.said(name, rotation.rounds, rotation.cases))


def heard_before(rotation: Rotation, person: str, first: int) -> set[str]:
    """Cases that the person has heard before a round: nothing takes them away."""
    past = (rotation.seat(person, number) for number in range(1, first))
    return {seat.case for seat in past if seat}


def told_proposal(
    proposal: Proposal, first: int, names: Mapping[str, str], _: Translator
) -> Markup:
    """Who would move; where nobody does, that and what it does to the pairs."""
    rotation = proposal.rotation
    wrong = any(
        len(table.people) not in rotation.size
        for number in range(first, rotation.rounds + 1)
        for table in rotation.tables(number)
    )
    # The tables that are not as asked stand above, round by round, where there are any.
    sizes = tuple(size_conflicts(rotation)) if wrong else ()
    lines = listed(cost_lines(proposal.before, rotation, names, _, told=sizes))
    if proposal.moves or wrong:
        situation = Situation(proposal.before, first)
        told = proposed(situation, proposal, names, _, why=_("Not kept yet"))
        return told if proposal.moves else told + html("<div>{lines}</div>", lines=lines)
    title = _("Nobody else moves.")
    return boxed("info", html("<p><b>{title}</b></p>{lines}", title=title, lines=lines))
