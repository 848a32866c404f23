"""What another rotation costs next to the one there is, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, listed
from parastaminen_nb.ui.html import Markup, html

MOST_TOLD = 6
"""So many wishes that would no longer be met are told one by one."""


def cost_of(before: Rotation, after: Rotation, names: Mapping[str, str], _: Translator) -> Markup:
    """A notice: wishes that would no longer be met first, then pairs before and after."""
    broken = newly_unmet(before, after, names, _)
    body = html(
        "<p><b>{title}</b></p>{lines}",
        title=_("What the move costs"),
        lines=listed(cost_lines(before, after, names, _)),
    )
    return boxed("warn" if broken else "info", body, live=True)


def elsewhere(before: Rotation, after: Rotation) -> int:
    """How many people would sit at another table than now in some round."""
    there = set(after.people)
    return sum(
        any(
            before.seat(person, number) != after.seat(person, number)
            for number in range(1, min(before.rounds, after.rounds) + 1)
        )
        for person in before.people
        if person in there
    )


def elsewhere_words(before: Rotation, after: Rotation, _: Translator) -> str:
    """That, as a sentence: what people were told before does not hold any more."""
    people = elsewhere(before, after)
    if not people:
        return _("Nobody would sit elsewhere than now.")
    return _.plural(
        "{n} person of {all} would sit elsewhere than now in some round.",
        "{n} people of {all} would sit elsewhere than now in some round.",
        n=people,
        all=len(after.people),
    )


def moved_words(before: Rotation, after: Rotation, _: Translator) -> str:
    """The same once it is so."""
    people = elsewhere(before, after)
    if not people:
        return _("Nobody sits elsewhere than before.")
    return _.plural(
        "{n} person of {all} sits elsewhere than before in some round. “Take back” undoes it.",
        "{n} people of {all} sit elsewhere than before in some round. “Take back” undoes it.",
        n=people,
        all=len(after.people),
    )


def newly_unmet(
    before: Rotation, after: Rotation, names: Mapping[str, str], _: Translator
) -> list[str]:
    """What is not as asked after it and was before."""
    had = {_.say(sentence) for sentence in before.conflicts(names)}
    return [said for s in after.conflicts(names) if (said := _.say(s)) not in had]


def cost_lines(
    before: Rotation,
    after: Rotation,
    names: Mapping[str, str],
    _: Translator,
    *,
    told: Iterable[Sentence] = (),
) -> list[object]:
    """One line each: newly unmet wishes (bold), wishes met again, pairs that meet.

    `told` are conflicts that stand beside these lines already.
    """
    known = {_.say(sentence) for sentence in told}
    broken = [said for said in newly_unmet(before, after, names, _) if said not in known]
    mended = len(newly_unmet(after, before, names, _))
    was, now = before.quality(), after.quality()
    lines: list[object] = [html("<b>{said}</b>", said=said) for said in broken[:MOST_TOLD]]
    if (more := len(broken) - MOST_TOLD) > 0:
        lines.append(html("<b>{said}</b>", said=_.plural("and {n} more", "and {n} more", n=more)))
    if mended:
        lines.append(_.plural("{n} wish more is met.", "{n} wishes more are met.", n=mended))
    if now.distinct == was.distinct:
        lines.append(_.plural("Still {n} pair meets.", "Still {n} pairs meet.", n=now.distinct))
    else:
        lines.append(
            _("Pairs that meet: {before} → {after}.", before=was.distinct, after=now.distinct)
        )
    if now.most_meetings != was.most_meetings:
        lines.append(
            _(
                "The same pair meets at most: {before} → {after} times.",
                before=was.most_meetings,
                after=now.most_meetings,
            )
        )
    return lines
