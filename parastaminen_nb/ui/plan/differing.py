"""What differs between two versions of a plan, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parastaminen_nb.core.difference import (
    PATH_PORTIONS,
    PORTIONS,
    Change,
    Difference,
    PathPortion,
    Portion,
)
from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import items, noticed
from parastaminen_nb.ui.html import Markup, html, joined

SHOWN: Final = 40
"""So many differences of a part are in view; the rest is unfolded."""


def counted(name: str, found: Sequence[Difference], _: Translator) -> str:
    """How much differs from a version that came in a file: what is above the differences."""
    return _.plural(
        "{n} difference from {name}", "{n} differences from {name}", n=len(found), name=name
    )


def listed(_: Translator, kind: str, title: str, sentences: Sequence[Sentence]) -> Markup:
    """Sentences about a version of the plan, in a notice of a kind."""
    said = items(_.say(one) for one in sentences)
    return noticed(kind, html("<b>{title}</b><ul>{items}</ul>", title=title, items=said))


def difference_table(
    portion: Portion | PathPortion, found: Sequence[Difference], _: Translator
) -> Markup:
    """What differs in one part: what it is, how it is now, how it would become."""
    title = html("<h3>{title}</h3>", title=_(_called(portion)))
    first, rest = found[:SHOWN], found[SHOWN:]
    shown = _rows(portion, first, _)
    if not rest:
        return title + shown
    more = _.plural("{n} difference more", "{n} differences more", n=len(rest))
    folded = html(
        '<details class="pa-fold"><summary>{more}</summary>{rest}</details>',
        more=more,
        rest=_rows(portion, rest, _),
    )
    return title + shown + folded


def _called(portion: Portion | PathPortion) -> str:
    return PATH_PORTIONS[portion] if isinstance(portion, PathPortion) else PORTIONS[portion]


def _rows(portion: Portion | PathPortion, found: Sequence[Difference], _: Translator) -> Markup:
    heads = (_("What"), _("Now"), _("Would become"))
    return html(
        '<table class="pa-table pa-table--fold pa-differences"><caption class="pa-sr">'
        "{caption}</caption>"
        '<thead><tr><th scope="col">{what}</th><th scope="col">{now}</th>'
        '<th scope="col">{then}</th></tr></thead><tbody>{rows}</tbody></table>',
        caption=_(_called(portion)),
        what=heads[0],
        now=heads[1],
        then=heads[2],
        rows=joined(_row(one, heads, _) for one in found),
    )


def _row(one: Difference, heads: tuple[str, str, str], _: Translator) -> Markup:
    say = _.say
    what = joined(filter(None, (say(one.of), say(one.field))), ": ")
    if one.change is Change.CHANGED:
        before = say(one.before) or "–"
        after = say(one.after) or "–"
    else:
        before, after = "", _became(one, _)
    return html(
        '<tr><th scope="row">{what}</th><td class="pa-muted" data-l="{now}">{before}</td>'
        '<td data-l="{then}">{after}</td></tr>',
        what=what,
        now=heads[1],
        then=heads[2],
        before=before,
        after=after,
    )


def _became(one: Difference, _: Translator) -> str:
    if one.change is Change.ADDED:
        return _("new")
    if one.change is Change.REMOVED:
        return _("taken out")
    return _("moved, {place}", place=one.after)
