"""Words with their counts, pairs of words, and a picture of words with its text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import nothing, numbers_table, scrolled
from parastaminen_nb.ui.html import Markup, html, joined


class Pair(Protocol):
    """Two words, in how many comments they stand together and each alone."""

    @property
    def one(self) -> str: ...
    @property
    def other(self) -> str: ...
    @property
    def together(self) -> int: ...
    @property
    def in_one(self) -> int: ...
    @property
    def in_other(self) -> int: ...
    @property
    def difference(self) -> float: ...


class Placed(Protocol):
    """A word in a picture: its middle and its size."""

    @property
    def word(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def size(self) -> float: ...


def frequency_table(rows: Sequence[tuple[str, int, int]], _: Translator) -> Markup:
    """Words with how often they are said and in how many comments."""
    if not rows:
        return nothing(_("There are no words to count."))
    most = max(times for _word, times, _n in rows)
    return scrolled(
        _("How often words are said"),
        html(
            '<table class="pa-table"><thead><tr><th scope="col">{word}</th>'
            '<th scope="col" class="pa-bar-cell"><span class="pa-sr">{bar}</span></th>'
            '<th scope="col" class="n">{times}</th><th scope="col" class="n">{n}</th></tr></thead>'
            "<tbody>{rows}</tbody></table>",
            word=_("Word"),
            bar=_("Times"),
            times=_("Times"),
            n=_("Comments"),
            rows=joined(
                html(
                    '<tr><th scope="row">{word}</th><td class="pa-bar-cell" aria-hidden="true">'
                    '<i class="pa-bar-line" style="width:{share}%"></i></td><td class="n">{times}'
                    '</td><td class="n">{n}</td></tr>',
                    word=word,
                    share=round(100 * times / most),
                    times=times,
                    n=n,
                )
                for word, times, n in rows
            ),
        ),
    )


def pairs_table(pairs: Sequence[Pair], _: Translator) -> Markup:
    """Pairs of words that are said in the same comments."""
    if not pairs:
        return nothing(_("No two words are said together in three comments or more."))
    heads = (
        *(_("Pair of words"), _("Together"), _("First word"), _("Second word")),
        _("Difference"),
    )
    rows = (
        (
            f"{pair.one} + {pair.other}",
            *(pair.together, pair.in_one, pair.in_other),
            _.decimal(pair.difference),
        )
        for pair in pairs
    )
    return scrolled(_("Words that are said together"), numbers_table(heads, rows))


def word_picture(placed: Sequence[Placed], width: int, height: int, _: Translator) -> Markup:
    """The words as a picture; its name says them with their counts."""
    if not placed:
        return nothing(_("There are no words to count."))
    said = ", ".join(_("{name}: {n}", name=one.word, n=one.n) for one in placed[:30])
    return html(
        '<svg class="pa-wordpicture" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="{label}">{words}</svg>',
        width=width,
        height=height,
        label=_("The most usual words: {list}", list=said),
        words=joined(
            html(
                '<text x="{x}" y="{y}" font-size="{size}" class="{first}">{word}</text>',
                x=one.x,
                y=one.y,
                size=one.size,
                first="is-first" if turn < 5 else "",
                word=one.word,
            )
            for turn, one in enumerate(placed)
        ),
    )


def word_list(words: Sequence[tuple[str, int, int]], none: str, _: Translator) -> Markup:
    """Words with their two counts, as chips: "kyyti 9 / 2"."""
    if not words:
        return html('<p class="pa-muted">{none}</p>', none=none)
    return html(
        '<ul class="pa-wordlist">{words}</ul>',
        words=joined(
            html(
                '<li class="pa-chip">{word}<span class="pa-num pa-muted">'
                '<span aria-hidden="true">{here} / {there}</span><span class="pa-sr">{said}</span>'
                "</span></li>",
                word=word,
                here=here,
                there=there,
                said=_("{here} times, before {there}", here=here, there=there),
            )
            for word, here, there in words
        ),
    )
