"""The tables of one round: who sits where, and who is missing."""

from __future__ import annotations

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.names import in_order, names_of
from parastaminen_nb.core.rotation import Table
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import mark
from parastaminen_nb.ui.blocks import nothing
from parastaminen_nb.ui.html import Markup, html, joined


def seating(live: Live, round: int | None, _: Translator) -> Markup:
    """All tables of a round as cards; empty states say what to do."""
    if live.rotation is None:
        return nothing(_("No rotation yet. Find one on the planning page."))
    if round is None or not 1 <= round <= live.rotation.rounds:
        return nothing(_("There is no such round in the rotation."))
    missing = missing_people(live)
    names = names_of(live.workshop.people)
    cards = (_card(table, names, missing, _) for table in live.rotation.tables(round))
    return html('<ul class="pa-tables">{cards}</ul>', cards=joined(cards))


def missing_people(live: Live) -> frozenset[str]:
    """The keys of participants who are not here, once half of the people are.

    Before that people are still coming, or join without a name: nobody is missing yet. Nor is
    anyone missing in a round in which they were to be away.
    """
    people = frozenset(person.key for person in live.workshop.participants) - _away(live)
    absent = people - live.present
    return absent if 2 * len(absent) <= len(people) else frozenset()


def _away(live: Live) -> frozenset[str]:
    """Who was to be away in the round that has begun last, or in the first."""
    rotation = live.rotation
    if rotation is None:
        return frozenset()
    now = live.round or (live.next_round or 1) - 1 or 1
    return frozenset(away.person for away in rotation.rules.away if now in away.rounds)


def _card(table: Table, names: dict[str, str], missing: frozenset[str], _: Translator) -> Markup:
    here = sum(key not in missing for key in table.people)
    count = str(here) if here == len(table.people) else f"{here} / {len(table.people)}"
    people = sorted(table.people, key=lambda key: in_order(names.get(key) or key))
    return html(
        '<li class="pa-table-card case-{case}">{mark}<div><b>{name} · {count}</b>'
        '<span class="pa-small">{people}</span></div></li>',
        case=table.case,
        mark=mark(table.case),
        name=_("Table {label}", label=table.label),
        count=count,
        people=joined((_person(names.get(key, key), key in missing, _) for key in people), ", "),
    )


def _person(name: str, missing: bool, _: Translator) -> Markup:
    if missing:
        return html(
            '<span class="pa-nobr"><s>{name}</s><span class="pa-sr"> ({word})</span></span>',
            name=name,
            word=_("missing"),
        )
    return html('<span class="pa-nobr">{name}</span>', name=name)
