"""What is said of themes: their rows in the list, their facts, and why a comment belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parastaminen_nb.apps.findings import FEW_WORDS, column_names
from parastaminen_nb.apps.titles import case_title, value_title
from parastaminen_nb.i18n import Translator
from parastaminen_nb.tables import spread_columns
from parastaminen_nb.ui.blocks import numbers_table, scrolled
from parastaminen_nb.ui.html import Markup, html, joined
from parastaminen_nb.ui.theme_list import Bar, ThemeItem

if TYPE_CHECKING:
    from parastaminen_nb.text.belonging import Why
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.theme import Theme

_MANY_BARS: Final = 12
_MANY_VALUES: Final = 12
_WELL: Final = 0.55
_FAIRLY: Final = 0.4


def theme_items(here: Material, rows: Sequence[int], _: Translator) -> list[ThemeItem]:
    """The themes with bars that tell where they were said, by table, else by case; last what
    belongs to none. Only the comments of `rows` are counted."""
    from parastaminen_nb.text.wanted import NOWHERE

    assert here.edited is not None
    themes = here.edited.themes
    by = next((c for c in ("table", "case") if 1 < len(here.values(c)) <= _MANY_BARS), "")
    where, case_of = here.column(by), here.column("case")
    shown = _shorts(here, by)
    # A bar has the colour of its case where it has one alone; groups of other material mix them.
    met: dict[str, set[str]] = {}
    for value, case in set(zip(where, case_of, strict=True)):
        met.setdefault(value, set()).add(here.case_keys.get(case, ""))
    keys = {value: min(cases) for value, cases in met.items() if len(cases) == 1}
    sizes = Counter(themes.theme_of[row] for row in rows)
    counted = Counter((themes.theme_of[row], where[row]) for row in rows)

    def item(number: int | None, key: str, name: str, words: str, whole: int) -> ThemeItem:
        n = sizes[number]
        bars = tuple(
            Bar(shown[value], counted[number, value], keys.get(value, ""))
            for value in (here.values(by) if by else ())
        )
        unit = _.plural("comment", "comments", n=n)
        if n != whole:
            unit = _("of {n} comments", n=whole)
        told = f"{name}: {', '.join(f'{bar.label} {bar.n}' for bar in bars)}"
        spread = {"n": sum(bar.n > 0 for bar in bars), "all": len(bars)}
        here_said = (
            _("at {n} of {all} tables", **spread)
            if by == "table"
            else _("in {n} of {all} cases", **spread)
        )
        where = here_said if bars else ""
        return ThemeItem(key, name, words, n, unit, bars, told, aside=number is None, where=where)

    items = [
        item(theme.id, key, theme.name, ", ".join(_other_words(theme)), theme.size)
        for theme, key in zip(themes.themes, here.edited.keys, strict=True)
    ]
    if themes.themes and themes.nowhere:
        words = _("What fits no theme is not forced into one.")
        items.append(item(None, NOWHERE, _("No theme"), words, themes.nowhere))
    return items


def told_bars(items: Sequence[ThemeItem], _: Translator) -> Markup:
    """What the bars of the themes are, where there are any."""
    if not any(len(item.spread) > 1 for item in items):
        return html("")
    return html(
        '<p class="pa-small pa-muted">{words}</p>',
        words=_("The bars tell where a theme was spoken of."),
    )


def theme_facts(theme: Theme, wanted: int, _: Translator) -> Markup:
    """The words of a theme with their counts, how sure it is, and how many of its comments are
    `wanted`, where not all of them are."""
    if theme.sure >= _WELL:
        sure = _("It holds together well")
    elif theme.sure >= _FAIRLY:
        sure = _("It holds together fairly")
    else:
        sure = _("It holds together loosely: read its comments before you use it")
    share = _(
        "{sure} ({share} % of likeness stays in it).", sure=sure, share=round(100 * theme.sure)
    )
    size = _.plural("{n} comment.", "{n} comments.", n=theme.size)
    if wanted != theme.size:
        size += " " + _.plural(
            "{n} of them fits the filters.", "{n} of them fit the filters.", n=wanted
        )
    return html(
        '<p class="pa-muted">{size} {share}</p><ul class="pa-wordlist" aria-label="{label}">{words}'
        "</ul>",
        size=size,
        share=share,
        label=_("Words of the theme, with the number of comments"),
        words=joined(
            html(
                '<li class="pa-chip">{word} <span class="pa-num pa-muted">{n}</span></li>',
                word=keyword.word,
                n=keyword.comments,
            )
            for keyword in theme.keywords[:10]
        ),
    )


def theme_spread(here: Material, number: int, among: Sequence[int], _: Translator) -> Markup:
    """How a theme is spread over cases, rounds, tables and groups, as small tables. Only the
    comments at the places `among` are counted."""
    assert here.edited is not None
    names = column_names(here, _)
    theme_of = here.edited.themes.theme_of
    tables = []
    for column in spread_columns(here.comments):
        values = here.values(column)
        if not 1 < len(values) <= _MANY_VALUES:
            continue
        cells = here.column(column)
        whole = Counter(cells[row] for row in among)
        own = Counter(cells[row] for row in among if theme_of[row] == number)
        name = names.get(column, column)
        rows = [
            (
                value_title(here, column, value, _),
                own[value],
                f"{round(100 * own[value] / whole[value])} %",
            )
            for value in values
            if whole[value]
        ]
        shown = numbers_table((name, _("Comments"), _("Of all there")), rows, caption=name)
        tables.append(scrolled(name, shown))
    if not tables:
        return html("")
    return html(
        '<details class="pa-fold"><summary>{show}</summary><div class="pa-grid">{tables}</div>'
        "</details>",
        show=_("Where it was said"),
        tables=joined(tables),
    )


def why_words(here: Material, row: int, why: Why, _: Translator) -> str:
    """Why a comment belongs to its theme, in a sentence or two."""
    theme = here.theme(here.key_of(row))
    if theme is None:
        if why.by_hand:
            return _("Somebody has said that it belongs to no theme.")
        return _("It shares too few words with any theme.")
    said = []
    if why.by_hand:
        said.append(_("Somebody has put it into this theme."))
    if why.words:
        said.append(_("It shares these words with the theme: {words}.", words=", ".join(why.words)))
    elif why.near:
        said.append(_("It shares parts of words with the comments below."))
    return " ".join(said)


def _other_words(theme: Theme) -> list[str]:
    """Words of a theme that do not stand in its name."""
    name = theme.name.casefold()
    return [word for word in theme.words if word.casefold() not in name][:FEW_WORDS]


def _shorts(here: Material, by: str) -> dict[str, str]:
    """What stands below a bar for each value: of cases their letter, of "Pöytä 1" to "Pöytä 12" the
    number alone."""
    values = here.values(by) if by else []
    if by == "case":
        keys = here.case_keys
        return {case: keys.get(case, "").upper() or case_title(here, case) for case in values}
    first = values[0].rpartition(" ")[0] + " " if values else ""
    same = len(first) if all(value.startswith(first) for value in values) else 0
    return {value: value[same:] or value for value in values}
