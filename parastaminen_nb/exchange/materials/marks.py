"""The mark of a case on paper and on slides: its colour, its letter and its shape, all three."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Final

from parastaminen_nb.exchange.materials.office import FACE, colour
from parastaminen_nb.look.tokens import CASES


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape as Office calls it, and how large the letter in it is beside the whole."""

    preset: str
    letter: float = 0.52
    adjust: int | None = None
    """Its one measure, in hundred-thousandths, where it is not the usual one."""


SHAPES: Final = {
    "a": Shape("ellipse"),
    "b": Shape("roundRect", adjust=8000),
    "c": Shape("triangle", 0.38),
    "d": Shape("diamond", 0.42),
    "e": Shape("hexagon"),
    "f": Shape("plus", 0.5, adjust=30000),
    "g": Shape("pentagon", 0.46),
    "h": Shape("parallelogram", 0.44),
}
"""As on screens. The look holds them as pictures, Office as shapes that print sharp."""

_EMU: Final = 36000

_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

_DRAWN: Final = """<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>
<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="1" name="{name}" descr="{label}"/>
<wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>
<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>
<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>
<a:ln w="9525"><a:solidFill><a:srgbClr val="{edge}"/></a:solidFill></a:ln></wps:spPr>
<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}"
w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="{face}"
w:hAnsi="{face}" w:cs="{face}"/><w:b/><w:color w:val="{on}"/><w:sz w:val="{size}"/>
<w:szCs w:val="{size}"/></w:rPr><w:t>{letter}</w:t></w:r></w:p></w:txbxContent></wps:txbx>
<wps:bodyPr rot="0" vert="horz" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"
anchorCtr="1"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:inline>
</w:drawing></mc:Choice><mc:Fallback><w:t>{letter}</w:t></mc:Fallback></mc:AlternateContent></w:r>"""


def mark(case: str, side: float, label: str = "") -> Any:
    """The mark as it stands in a line of a Word document, so many millimetres wide. `label` is
    what it says to those who do not see it, where no words beside it say so.

    A program that knows no shapes shows the letter.
    """
    from docx.oxml import parse_xml

    shape = SHAPES[case]
    adjust = f'<a:gd name="adj" fmla="val {shape.adjust}"/>' if shape.adjust else ""
    points = side * shape.letter * 72 / 25.4
    return parse_xml(
        _DRAWN.replace("\n", " ").format(
            spaces=_SPACES,
            side=round(side * _EMU),
            name=f"Case {case.upper()}",
            label=escape(label),
            preset=shape.preset,
            adjust=adjust,
            fill=colour(case),
            edge=colour(f"{case}-edge"),
            on=colour(f"{case}-on"),
            face=FACE,
            size=round(points * 2),
            # As tall as the letter: what does not fit into the shape would be cut off.
            line=round(points * 20 * 1.05),
            letter=case.upper(),
        )
    )


def marked(case: str, side: float, label: str = "") -> tuple[Any, ...]:
    """The mark, or nothing for what is no case."""
    return (mark(case, side, label),) if case in CASES else ()
