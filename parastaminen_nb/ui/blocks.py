"""Blocks that the look knows, as markup: a list, a notice, a box that scrolls, an empty place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from parastaminen_nb.look import icon
from parastaminen_nb.ui.html import Markup, html, joined

NOTICE_ICONS: Final = {"info": "info", "ok": "check", "warn": "warn", "danger": "warn"}
"""The icon of each kind of notice."""


def items(lines: Iterable[object]) -> Markup:
    """The lines of a list, for a list of any kind."""
    return joined(html("<li>{line}</li>", line=line) for line in lines)


def listed(lines: Iterable[object], classes: str = "pa-rot-list") -> Markup:
    """Lines one under the other; nothing where there are none."""
    found = items(lines)
    if not found:
        return Markup()
    return html('<ul class="{classes}">{items}</ul>', classes=classes, items=found)


def boxed(
    kind: str, body: Markup, *, classes: str = "", inner: str = "", live: bool = False
) -> Markup:
    """A notice that stands where it belongs: info, ok, warn or danger.

    `inner` are classes of what is in it. A `live` one is read aloud when it comes.
    """
    return html(
        '<div class="pa-notice pa-notice--{kind}{classes}"{role}>{icon}<div{inner}>{body}</div>'
        "</div>",
        kind=kind,
        classes=f" {classes}" if classes else "",
        role=html(' role="status"') if live else "",
        icon=icon(NOTICE_ICONS[kind]),
        inner=html(' class="{inner}"', inner=inner) if inner else "",
        body=body,
    )


def noticed(kind: str, words: object) -> Markup:
    """A notice that stands where it belongs: ok, info or warn."""
    return boxed(kind, html("<p>{words}</p>", words=words))


def scrolled(label: str, content: Markup, classes: str = "") -> Markup:
    """What may be wider than the window, and is reached with the keyboard all the same."""
    return html(
        '<div class="pa-scroll{classes}" tabindex="0" role="region" aria-label="{label}">'
        "{content}</div>",
        classes=f" {classes}" if classes else "",
        label=label,
        content=content,
    )


def nothing(words: str) -> Markup:
    """What stands where there is nothing to show."""
    return html('<p class="pa-empty pa-muted">{words}</p>', words=words)


def nothing_yet(title: str, words: str, drawing: str) -> Markup:
    """What is said where there is nothing to show yet."""
    return html(
        '<div>{icon}<h3>{title}</h3><p class="pa-muted">{words}</p></div>',
        icon=icon(drawing),
        title=title,
        words=words,
    )


def numbers_table(
    heads: Sequence[str], rows: Iterable[Sequence[object]], caption: str = ""
) -> Markup:
    """A table of what is named in the first column and counted in the others."""
    first, *rest = heads
    return html(
        '<table class="pa-table">{caption}<thead><tr><th scope="col">{first}</th>{heads}</tr>'
        "</thead><tbody>{rows}</tbody></table>",
        caption=html("<caption>{caption}</caption>", caption=caption) if caption else "",
        first=first,
        heads=joined(html('<th scope="col" class="n">{head}</th>', head=head) for head in rest),
        rows=joined(
            html(
                '<tr><th scope="row">{name}</th>{cells}</tr>',
                name=name,
                cells=joined(html('<td class="n">{cell}</td>', cell=cell) for cell in cells),
            )
            for name, *cells in rows
        ),
    )


def words_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """A table of cells as they are, none of which names the others."""
    return html(
        '<table class="pa-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>',
        heads=joined(html('<th scope="col">{head}</th>', head=head) for head in heads),
        rows=joined(
            html("<tr>{cells}</tr>", cells=joined(html("<td>{cell}</td>", cell=c) for c in row))
            for row in rows
        ),
    )
