"""The words that set one case apart from the others, with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import nothing, scrolled
from parastaminen_nb.ui.html import Markup, html, joined


@dataclass(frozen=True)
class KeynessRow:
    """A word, how often it is said here and elsewhere, and how far that is from chance."""

    word: str
    here: int
    elsewhere: int
    difference: float


def keyness_table(
    rows: Sequence[KeynessRow], case: str, sizes: tuple[int, int], _: Translator
) -> Markup:
    """A table with a bar for each word: to the right where it is said more in this case.

    `sizes` are how many telling words there are here and elsewhere.
    """
    if not rows:
        return nothing(_("There are too few comments to tell what sets this part apart."))
    most = max(abs(row.difference) for row in rows) or 1.0
    table = html(
        '<table class="pa-table pa-keyness"><thead><tr><th scope="col">{word}</th>'
        '<th scope="col" class="pa-kbar"><span>{less}</span><span>{more}</span></th>'
        '<th scope="col" class="n">{difference}</th><th scope="col" class="n">{here}</th>'
        '<th scope="col" class="n">{elsewhere}</th></tr></thead><tbody>{rows}</tbody></table>',
        word=_("Word"),
        less=_("More in others"),
        more=_("More here"),
        difference=_("Difference"),
        here=_("Here"),
        elsewhere=_("Elsewhere"),
        rows=joined(_row(row, most, case, _) for row in rows),
    )
    note = _(
        "The difference is a log-likelihood ratio. Above 3.8 it is hardly chance. Of {here} "
        "words here and {elsewhere} elsewhere: the fewer there are, the more the quotes count.",
        here=_.number(sizes[0]),
        elsewhere=_.number(sizes[1]),
    )
    return html(
        '{table}<p class="pa-small pa-muted">{note}</p>',
        table=scrolled(_("Words that set this part apart"), table),
        note=note,
    )


def _row(row: KeynessRow, most: float, case: str, _: Translator) -> Markup:
    share = round(100 * abs(row.difference) / most)
    side = "pos" if row.difference >= 0 else "neg"
    bar = html('<i class="{side}" style="width:{share}%"></i>', side=side, share=share)
    left, right = (Markup(), bar) if side == "pos" else (bar, Markup())
    return html(
        '<tr class="case-{case}"><th scope="row">{word}</th><td class="pa-kbar" aria-hidden="true">'
        "<span>{left}</span><span>{right}</span></td>"
        '<td class="n">{difference}</td><td class="n">{here}</td>'
        '<td class="n">{elsewhere}</td></tr>',
        case=case,
        word=row.word,
        left=left,
        right=right,
        difference=_.decimal(row.difference),
        here=row.here,
        elsewhere=row.elsewhere,
    )
