"""What happens in each way of hearing the cases, as a small picture of people and tables."""

from __future__ import annotations

from parastaminen_nb.core.workshop import Variant
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, html, joined

# Where the people around a table sit, from its middle.
_SEATS = ((-17, -7), (0, -19), (17, -7), (11, 14), (-11, 14))
_TABLES = {"a": (168, 30), "b": (224, 30), "c": (196, 82)}
_WAYS = ("M187 30h15", "M219 48l-10 16", "M183 66l-9-15")


def variant_picture(variant: Variant, _: Translator) -> Markup:
    """A drawing in the colours of the page; a screen reader hears what it shows."""
    if variant is Variant.COMMON:
        said = _(
            "Picture: first everybody sits together and hears cases A, B and C. Then groups go "
            "from table to table and only discuss."
        )
        before = _audience()
    else:
        said = _(
            "Picture: groups go from table to table. At each table a presenter tells the case, "
            "and the group discusses it at once."
        )
        before = Markup()
    tables = joined(_table(case, variant is Variant.ROTATING) for case in _TABLES)
    ways = joined(html('<path class="pa-pic-way" d="{way}"/>', way=way) for way in _WAYS)
    box = "0 0 250 110" if variant is Variant.COMMON else "140 0 110 110"
    return html(
        '<svg class="pa-pic" viewBox="{box}" role="img" aria-label="{said}">{parts}</svg>',
        box=box,
        said=said,
        parts=before + tables + ways,
    )


def _audience() -> Markup:
    """Rows of people before three cases, and the way from there to the tables."""
    people = (
        html('<circle class="pa-pic-person" cx="{x}" cy="{y}" r="5"/>', x=18 + 17 * place, y=y)
        for y in (58, 76, 94)
        for place in range(6)
    )
    signs = (_sign(case, 28 + 32 * place, 26, 10) for place, case in enumerate("abc"))
    board = html('<path class="pa-pic-board" d="M10 8h100v36h-100Z"/>')
    return (
        board
        + joined(signs)
        + joined(people)
        + html('<path class="pa-pic-way" d="M120 56h18m-6 -6l6 6l-6 6"/>')
    )


def _table(case: str, presented: bool) -> Markup:
    x, y = _TABLES[case]
    seats = (
        html(
            '<circle class="{kind}" cx="{x}" cy="{y}" r="5"/>',
            # The presenter has the colour of the case.
            kind=f"pa-fill case-{case}" if presented and place == 1 else "pa-pic-person",
            x=x + dx,
            y=y + dy,
        )
        for place, (dx, dy) in enumerate(_SEATS)
    )
    speech = (
        html('<path class="pa-pic-speech" d="M{x} {y}h14v9h-9l-4 4v-4h-1Z"/>', x=x + 6, y=y - 28)
        if presented
        else Markup()
    )
    return _sign(case, x, y, 8) + joined(seats) + speech


def _sign(case: str, x: int, y: int, r: int) -> Markup:
    """The shape of a case around a middle."""
    classes = f"pa-fill case-{case}"
    if case == "a":
        return html('<circle class="{c}" cx="{x}" cy="{y}" r="{r}"/>', c=classes, x=x, y=y, r=r)
    if case == "b":
        path = f"M{x - r} {y - r}h{2 * r}v{2 * r}h{-2 * r}Z"
    else:
        path = f"M{x} {y - r}l{r + 1} {2 * r - 1}h{-2 * r - 2}Z"
    return html('<path class="{c}" d="{path}"/>', c=classes, path=path)
