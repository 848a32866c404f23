"""Paragraphs and tables of a Word document, put together element by element.

Labels, slips and cards need exact millimetres and cut lines, which python-docx does not know, and
a thousand cells through its own tables would take minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from parastaminen_nb.exchange.cells import xml_text
from parastaminen_nb.exchange.materials.office import Text, colour

_TWIPS: Final = 1440 / 25.4


def w(tag: str, *children: Any, **attributes: object) -> Any:
    """An element of WordprocessingML with its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def runs(said: Text) -> Iterable[Any]:
    """Words as they stand in a paragraph, a run for each of their lines."""
    for place, part in enumerate(xml_text(said.words).split("\n")):
        # Each run has its own: an element stands in one place only.
        look = list(_look(said))
        run = w("r", w("rPr", *look) if look else None, w("br") if place else None)
        for column, piece in enumerate(part.split("\t")):
            if column:
                run.append(w("tab"))
            text = w("t")
            text.text = piece
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(text)
        yield run


def _look(said: Text) -> Iterator[Any]:
    if said.bold:
        yield w("b")
    if said.italic:
        yield w("i")
    if said.ink:
        yield w("color", val=colour(said.ink))
    if said.size:
        yield from (w(tag, val=round(said.size * 2)) for tag in ("sz", "szCs"))
    if said.tint:
        yield w("shd", val="clear", color="auto", fill=colour(said.tint))


Inline = Text | Any
"""Words, or an element that stands in their line (a case's mark)."""


def line(  # noqa: PLR0913 - what a paragraph has
    *texts: Inline,
    style: str = "",
    align: Literal["", "center", "right"] = "",
    before: float = 0,
    after: float = 0,
    tabs: Sequence[float] = (),
    keep: bool = False,
    new_page: bool = False,
    exact: float = 0,
    indent: float = 0,
) -> Any:
    """A paragraph. `before` and `after` are points of space, `tabs` and `indent` millimetres;
    `keep` keeps it on the page of what follows; `exact` is how tall its lines are, in points."""
    about = [w("pStyle", val=style)] if style else []
    if keep:
        about.append(w("keepNext"))
    if new_page:
        about.append(w("pageBreakBefore"))
    if tabs:
        about.append(w("tabs", *(w("tab", val="left", pos=twips(at)) for at in tabs)))
    space: dict[str, object] = {}
    if not style or before or after:
        space = {"before": round(before * 20), "after": round(after * 20)}
    if exact:
        space |= {"line": round(exact * 20), "lineRule": "exact"}
    if space:
        about.append(w("spacing", **space))
    if indent:
        # What does not fit into one line goes on below its beginning.
        about.append(w("ind", left=twips(indent), hanging=twips(indent)))
    if align:
        about.append(w("jc", val=align))
    paragraph = w("p", w("pPr", *about))
    for text in texts:
        paragraph.extend(runs(text) if isinstance(text, Text) else [text])
    return paragraph


@dataclass(frozen=True, slots=True)
class Edge:
    """A line around a cell. `kind` is "single" or "dashed" (where to cut)."""

    kind: Literal["single", "dashed"] = "single"
    ink: str = "line-strong"
    eighths: int = 4

    def drawn(self, side: str) -> Any:
        return w(side, val=self.kind, sz=self.eighths, space=0, color=colour(self.ink))


CUT: Final = Edge("dashed", "line-strong", 4)
LINE: Final = Edge("single", "line", 4)

SIDES: Final = ("top", "left", "bottom", "right")


def cell(  # noqa: PLR0913 - what a cell has
    width: float,
    *paragraphs: Any,
    fill: str = "",
    span: int = 1,
    middle: bool = False,
    edges: dict[str, Edge] | None = None,
    pad: tuple[float, float] | None = None,
) -> Any:
    """A cell so many millimetres wide. `pad` is the space within: above and below, left and
    right, in millimetres."""
    about = [w("tcW", w=twips(width), type="dxa")]
    if span > 1:
        about.append(w("gridSpan", val=span))
    if edges:
        about.append(w("tcBorders", *(edges[s].drawn(s) for s in SIDES if s in edges)))
    if fill:
        about.append(w("shd", val="clear", color="auto", fill=colour(fill)))
    if pad:
        tall, wide = pad
        sides = zip(SIDES, (tall, wide, tall, wide), strict=True)
        about.append(w("tcMar", *(w(side, w=twips(mm), type="dxa") for side, mm in sides)))
    if middle:
        about.append(w("vAlign", val="center"))
    return w("tc", w("tcPr", *about), *(paragraphs or (line(),)))


def row(
    *cells: Any, tall: float = 0, exact: bool = False, head: bool = False, whole: bool = True
) -> Any:
    """A row that no page cuts, unless it need not be `whole`. `tall` is its least height in
    millimetres, with `exact` its height; a `head` is repeated on every page."""
    about = [w("cantSplit")] if whole else []
    if tall:
        rule = "exact" if exact else "atLeast"
        about.append(w("trHeight", val=twips(tall), hRule=rule))
    if head:
        about.append(w("tblHeader"))
    return w("tr", w("trPr", *about), *cells)


def table(
    widths: Sequence[float],
    *rows: Any,
    lines: Edge | None = None,
    pad: tuple[float, float] = (1, 1.9),
    indent: float = 0,
) -> Any:
    """A table with columns of so many millimetres. `lines` are drawn around every cell."""
    tall, wide = pad
    sides = zip(SIDES, (tall, wide, tall, wide), strict=True)
    around = (*SIDES, "insideH", "insideV")
    about = [
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("tblInd", w=twips(indent), type="dxa"),
        w("tblBorders", *(lines.drawn(side) for side in around)) if lines else None,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=twips(mm), type="dxa") for side, mm in sides)),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1),
    ]
    grid = w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))
    return w("tbl", w("tblPr", *about), grid, *rows)
