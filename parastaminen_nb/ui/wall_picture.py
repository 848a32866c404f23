"""The words about a case as a picture on the wall, and in words for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence

from parastaminen_nb.core.workshop import Case
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import mark
from parastaminen_nb.ui.html import Markup, html, joined

SIZES = 6
"""Steps from the least said word to the most said."""


def words_picture(case: Case, counts: Sequence[tuple[str, int]] | None, _: Translator) -> Markup:
    """Words with how many comments say them, the most usual first; None while they are counted.

    The words are text in an order that a screen reader reads, each with its number.
    """
    if counts is None:
        inside = html("<p>{words}</p>", words=_("Counting the words…"))
    elif not counts:
        inside = html("<p>{words}</p>", words=_("No comments yet. They appear here."))
    else:
        most = counts[0][1]
        inside = html(
            '<ul aria-label="{label}">{words}</ul>',
            label=_("Words, and in how many comments each is"),
            words=joined(_word(word, n, most) for word, n in counts),
        )
    return html(
        '<section class="pa-wordwall case-{key}"><h2>{mark}{title}</h2>{inside}</section>',
        key=case.key,
        mark=mark(case.key, _("Case {letter}", letter=case.letter)),
        title=case.title,
        inside=inside,
    )


def _word(word: str, n: int, most: int) -> Markup:
    # The area of a word follows its count, as eyes compare areas.
    step = max(1, round((n / most) ** 0.5 * SIZES))
    return html(
        '<li class="pa-word-{step}">{word} <span class="pa-num">{n}</span></li>',
        step=step,
        word=word,
        n=n,
    )
