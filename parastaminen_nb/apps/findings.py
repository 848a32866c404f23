"""What the explorer says of its material: sentences, rows and bars, made for the views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from parastaminen_nb.apps.titles import case_title, where_and_when
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon, mark
from parastaminen_nb.ui.comment_table import CommentItem, Parts
from parastaminen_nb.ui.exploring.context import ContextLine
from parastaminen_nb.ui.exploring.map import Point
from parastaminen_nb.ui.html import Markup, html, joined

if TYPE_CHECKING:
    from parastaminen_nb.text.context import Line
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.search import Found
    from parastaminen_nb.text.wanted import Wanted

MANY_VALUES: Final = 24
"""Above so many values a column is no good filter of chips."""

_COMPARED: Final = 200
"""Among so many values one is chosen from a list."""
FEW_WORDS: Final = 5
_LONGEST: Final = 5_000
"""Characters of one comment in a table: a megabyte of it would be all of the page."""
_ON_THE_MAP: Final = 400
"""Characters of a comment on the map, where there are a thousand of them."""
SIGNS: Final = "abcdefg"
"""Seven: the neighbours of a theme on the map differ from it."""


def head(here: Material | None, _: Translator) -> Markup:
    """The page's heading, and how much there is."""
    return html(
        '<h1>{title}</h1><p class="pa-lead">{lead}</p>',
        title=_("Explore the comments"),
        lead=amount(here, _),
    )


def amount(here: Material | None, _: Translator) -> str:
    """How much there is, in words."""
    if here is None:
        return _("Open comments to explore them.")
    parts = [_.plural("{n} comment", "{n} comments", n=len(here))]
    tables, rounds = len(here.values("table")), len(here.values("round"))
    if tables:
        parts.append(_.plural("{n} table", "{n} tables", n=tables))
    if rounds:
        parts.append(_.plural("{n} round", "{n} rounds", n=rounds))
    return _("{name}: {parts}.", name=here.name or _("Comments"), parts=", ".join(parts))


def nothing(_: Translator, *, awaited: bool) -> Markup:
    """What is said before there are comments; `awaited` are those of a workshop."""
    words = _("Open a file or look at the example.")
    if awaited:
        words = _(
            "They come here when the first round begins. Until then open a file or look at the "
            "example."
        )
    return html(
        '<div class="pa-empty">{icon}<h2>{title}</h2><p class="pa-muted">{words}</p></div>',
        icon=icon("comment"),
        title=_("No comments yet"),
        words=words,
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


def result(
    here: Material, rows: Sequence[int], wanted: Wanted, found: Found | None, _: Translator
) -> str:
    """How many comments fit, and in which forms the words were found in them."""
    count = len(rows)
    if wanted.everything:
        return ""
    if found is None:
        return _.plural("{n} comment fits.", "{n} comments fit.", n=count)
    said = _.plural(
        "{n} comment with {query}.", "{n} comments with {query}.", n=count, query=wanted.query
    )
    if found.near and not wanted.near:
        said = _.plural(
            "No comment has {query} just so. Written nearly so it is in {n}.",
            "No comment has {query} just so. Written nearly so it is in {n}.",
            n=count,
            query=wanted.query,
        )
    written = (here.texts[row][start:end] for row in rows for start, end in found.spans[row])
    return said + told_forms(written, _)


def told_forms(written: Iterable[str], _: Translator) -> str:
    """In which forms words were written, the most usual first; nothing of none."""
    forms = Counter(form.casefold() for form in written)
    if not forms:
        return ""
    usual = sorted(forms, key=lambda form: (-forms[form], form))
    return " " + _("Forms: {forms}.", forms=in_short(usual, _))


def in_short(words: Sequence[str], _: Translator, between: str = ", ") -> str:
    """The first of the words, and how many more there are."""
    told, more = between.join(words[:FEW_WORDS]), len(words) - FEW_WORDS
    if more > 0:
        told += " " + _.plural("and {n} more", "and {n} more", n=more)
    return told


def comment_item(here: Material, row: int, found: Found | None, _: Translator) -> CommentItem:
    """A comment for the table, with what was looked for marked."""
    text = here.texts[row]
    spans = found.spans.get(row, ()) if found else ()
    return _item(
        here,
        row,
        _beginning(_parts(text, spans)),
        _,
        theme=_theme_of(here, row),
        codes=here.codes(row),
    )


def quote_item(
    here: Material, row: int, text: str, _: Translator, found: Found | None = None
) -> CommentItem:
    """A telling passage of a comment, with what was looked for marked."""
    spans = found.spans.get(row, ()) if found else ()
    begin = here.texts[row].find(text)
    inside = tuple(
        (start - begin, end - begin)
        for start, end in spans
        if begin >= 0 and begin <= start and end <= begin + len(text)
    )
    return _item(here, row, _parts(text, inside), _)


def context_line(here: Material, line: Line, turn: int, _: Translator) -> ContextLine:
    """A word in context, with the comment that it is from."""
    item = _item(here, line.row, (), _)
    return ContextLine(
        str(turn), line.before, line.word, line.after, here.texts[line.row], item.where
    )


def said_times(lines: Sequence[Line], query: str, _: Translator) -> str:
    """How often a word was said, and in which forms."""
    said = _.plural("{query}: {n} time.", "{query}: {n} times.", n=len(lines), query=query)
    return said + told_forms((line.word for line in lines), _)


def map_point(here: Material, row: int, place: tuple[float, float], _: Translator) -> Point:
    """A comment on the map."""
    item = _item(here, row, (), _)
    x, y = place
    of = item.of
    if not here.case_keys and here.themes and (theme := here.themes.theme_of[row]):
        # Without cases, colour and shape tell the themes apart.
        of = SIGNS[(theme - 1) % len(SIGNS)]
    key = here.key_of(row) if here.edited else ""
    text = here.texts[row]
    if len(text) > _ON_THE_MAP:
        text = text[:_ON_THE_MAP].rsplit(" ", 1)[0] + " …"
    return Point(str(row), x, y, text, item.where, of, _theme_of(here, row), key)


def case_key(here: Material, _: Translator) -> Markup:
    """Which sign stands for which case."""
    keys = here.case_keys
    if not keys and here.themes and here.themes.themes:
        words = _("Colour and shape tell the themes apart. Points of no theme lie around the edge.")
        return html('<p class="pa-small pa-muted">{words}</p>', words=words)
    if not keys:
        return html("")
    return html(
        '<p class="pa-row pa-small">{cases}</p>',
        cases=joined(
            html(
                "<span>{mark} {title}</span>",
                mark=mark(key, small=True),
                title=case_title(here, case),
            )
            for case, key in keys.items()
        ),
    )


def column_names(here: Material, _: Translator) -> dict[str, str]:
    """What the columns are called by which comments are told apart."""
    return {
        "case": _("Case"),
        "round": _("Round"),
        "table": _("Table"),
        "role": _("Role of the writer"),
        "prompt": _("Question"),
        "language": _("Language"),
        "code": _("Code"),
        **{name: name for name in here.groups},
    }


def compared(here: Material) -> list[str]:
    """The columns by which parts of the comments can be held against each other."""
    columns = ["case", "round", "table", "role", "prompt", "language", *here.groups]
    return [name for name in columns if 1 < len(here.values(name)) <= _COMPARED]


def _item(
    here: Material,
    row: int,
    parts: Parts,
    _: Translator,
    theme: str = "",
    codes: tuple[str, ...] = (),
) -> CommentItem:
    key = here.case_keys.get(here.column("case")[row], "")
    return CommentItem(
        key=str(row),
        picked=here.ids[row] in here.picked,
        parts=parts,
        where=where_and_when(here, row, _),
        of=key,
        mark=str(mark(key, _("Case {letter}", letter=key.upper()), small=True)) if key else "",
        theme=theme,
        codes=codes,
        language=here.languages[row],
    )


def _beginning(parts: Parts) -> Parts:
    """As much of a comment as a page can show; the whole of it leaves with the workbook."""
    kept: list[tuple[str, bool]] = []
    room = _LONGEST
    for text, hit in parts:
        if len(text) > room:
            return (*kept, (text[:room] + " …", hit))
        kept.append((text, hit))
        room -= len(text)
    return tuple(kept)


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
