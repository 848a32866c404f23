"""What the explorer says of its material: sentences, rows and bars, made for the views."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon, mark
from parastaminen_nb.ui.comment_table import CommentItem, Parts
from parastaminen_nb.ui.html import Markup, html, joined
from parastaminen_nb.ui.theme_list import Bar, ThemeItem

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material, Wanted
    from parastaminen_nb.text.search import Found
    from parastaminen_nb.text.theme import Theme

MANY_VALUES: Final = 24
"""Above so many values a column is no good filter of chips."""

MANY_BARS: Final = 12
FEW_WORDS: Final = 5


def head(here: Material | None, _: Translator) -> Markup:
    """The page's heading, and how much there is."""
    lead = _("Open comments to explore them.")
    if here is not None:
        parts = [_.plural("{n} comment", "{n} comments", n=len(here))]
        tables, rounds = len(here.values("table")), len(here.values("round"))
        if tables:
            parts.append(_.plural("{n} table", "{n} tables", n=tables))
        if rounds:
            parts.append(_.plural("{n} round", "{n} rounds", n=rounds))
        lead = _("{name}: {parts}.", name=here.name or _("Comments"), parts=", ".join(parts))
    return html(
        '<h1>{title}</h1><p class="pa-lead">{lead}</p>', title=_("Explore the comments"), lead=lead
    )


def nothing(_: Translator) -> Markup:
    """What is said before there are comments."""
    return html(
        '<div class="pa-empty">{icon}<h2>{title}</h2><p class="pa-muted">{words}</p></div>',
        icon=icon("comment"),
        title=_("No comments yet"),
        words=_(
            "They come here when the first round begins. Until then open a file or look at the "
            "example."
        ),
    )


def case_options(here: Material) -> list[tuple[str, str, str]]:
    """Chips for the cases: value, title and mark; none where there are too many to press."""
    cases = here.values("case")
    if len(cases) > MANY_VALUES:
        return []
    keys = here.case_keys
    return [
        (case, case_title(here, case), str(mark(keys[case], small=True)) if case in keys else "")
        for case in cases
    ]


def case_title(here: Material, case: str) -> str:
    """A case without the letter that its mark shows already."""
    key = here.case_keys.get(case, "")
    return case.removeprefix(f"{key.upper()} ") if key else case


def result(count: int, wanted: Wanted, found: Found | None, _: Translator) -> str:
    """How many comments fit, and in which forms the words were found."""
    if wanted.everything:
        return ""
    if found is None:
        return _.plural("{n} comment fits.", "{n} comments fit.", n=count)
    said = _.plural(
        "{n} comment with {query}.", "{n} comments with {query}.", n=count, query=wanted.query
    )
    forms = found.forms[:FEW_WORDS]
    if not forms:
        return said
    return said + " " + _("Forms: {forms}.", forms=", ".join(forms))


def comment_item(here: Material, row: int, found: Found | None, _: Translator) -> CommentItem:
    """A comment for the table, with what was looked for marked."""
    text = here.texts[row]
    spans = found.spans.get(row, ()) if found else ()
    return _item(here, row, _parts(text, spans), _, theme=_theme_of(here, row))


def quote_item(here: Material, row: int, text: str, _: Translator) -> CommentItem:
    """A telling passage of a comment."""
    return _item(here, row, ((text, False),), _)


def theme_item(here: Material, theme: Theme, _: Translator) -> ThemeItem:
    """A theme with bars that tell where it was said: by table, else by case."""
    assert here.themes is not None
    by = next((c for c in ("table", "case") if 1 < len(here.values(c)) <= MANY_BARS), "")
    where, case_of = here.column(by), here.column("case")
    rows = [row for row, of in enumerate(here.themes.theme_of) if of == theme.id]
    counted = Counter(where[row] for row in rows)
    keys = {where[row]: here.case_keys.get(case_of[row], "") for row in range(len(here))}
    bars = tuple(
        Bar(_short(here, by, value), counted[value], keys.get(value, ""))
        for value in (here.values(by) if by else ())
    )
    return ThemeItem(
        key=str(theme.id),
        name=theme.name,
        words=", ".join(theme.words[:FEW_WORDS]),
        size=theme.size,
        unit=_.plural("comment", "comments", n=theme.size),
        spread=bars,
        told=f"{theme.name}: {', '.join(f'{bar.label} {bar.n}' for bar in bars)}",
    )


def counts_table(here: Material, _: Translator) -> Markup:
    """The counts behind the chart: cases in rows, rounds in columns."""
    from parastaminen_nb.tables import counts

    by = "case" if here.values("case") else "round"
    across = "round" if by == "case" and here.values("round") else None
    table = counts(here.comments, by, across)
    heads = [_("Round {round}", round=c) if across else _("Comments") for c in table.columns]
    first = _("Case") if by == "case" else _("Round")
    return html(
        '<details class="pa-fold"><summary>{show}</summary><div class="pa-scroll" tabindex="0" '
        'role="region" aria-label="{show}"><table class="pa-table"><thead><tr>'
        '<th scope="col">{first}</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        "</details>",
        show=_("Show as a table"),
        first=first,
        heads=joined(html('<th scope="col" class="n">{h}</th>', h=head) for head in heads),
        rows=joined(
            html(
                '<tr><th scope="row">{name}</th>{cells}</tr>',
                name=name,
                cells=joined(html('<td class="n">{n}</td>', n=int(n)) for n in numbers),
            )
            for name, numbers in zip(table.index, table.to_numpy().tolist(), strict=True)
        ),
    )


def _item(here: Material, row: int, parts: Parts, _: Translator, theme: str = "") -> CommentItem:
    case, table, number = (here.column(name)[row] for name in ("case", "table", "round"))
    key = here.case_keys.get(case, "")
    where = [
        case_title(here, case),
        _("table {table}", table=table) if table else "",
        _("round {round}", round=number) if number else "",
    ]
    return CommentItem(
        key=str(row),
        parts=parts,
        where=", ".join(part for part in where if part),
        of=key,
        mark=str(mark(key, _("Case {letter}", letter=key.upper()), small=True)) if key else "",
        theme=theme,
    )


def _theme_of(here: Material, row: int) -> str:
    of = here.themes.theme_of[row] if here.themes else None
    return here.themes.theme(of).name if here.themes and of is not None else ""


def _parts(text: str, spans: tuple[tuple[int, int], ...]) -> Parts:
    parts, at = [], 0
    for start, end in spans:
        if start > at:
            parts.append((text[at:start], False))
        parts.append((text[start:end], True))
        at = end
    if at < len(text):
        parts.append((text[at:], False))
    return tuple(parts)


def _short(here: Material, by: str, value: str) -> str:
    if by != "case":
        return value
    key = here.case_keys.get(value, "")
    return key.upper() if key else value
