"""The two layouts of our slides, made of those that python-pptx brings: our colours, our places."""

from __future__ import annotations

import re
from typing import Any, Final

from parastaminen_nb.exchange.materials.marks import SHAPES
from parastaminen_nb.exchange.materials.office import FACE, colour

WIDE: Final = 338.67
TALL: Final = 190.5
MARGIN: Final = 18.0
"""Millimetres, as all places and sizes here. 16:9."""

NUMBER: Final = 12
"""The number of the placeholder that holds a slide's number."""

_COLOURS: Final = {
    "dk1": "ink",
    "lt1": "surface",
    "dk2": "primary",
    "lt2": "page",
    "accent1": "a",
    "accent2": "b",
    "accent3": "c",
    "accent4": "d",
    "accent5": "e",
    "accent6": "f",
    "hlink": "link",
    "folHlink": "primary-active",
}

_TITLE: Final = (MARGIN, 12.0, WIDE - 2 * MARGIN, 26.0)
_BODY: Final = (MARGIN, 44.0, WIDE - 2 * MARGIN, 128.0)
_FOOT: Final = (MARGIN, TALL - 15, 60.0, 9.0)

_SIGN: Final = {"a": (0.0, 0.6, 5.0), "b": (6.4, 0.6, 5.0), "c": (3.0, 5.2, 5.4)}
"""The sign of the house: the shapes of the first three cases at one table."""

_SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

_DRAWN: Final = """<p:sp {spaces}><p:nvSpPr><p:cNvPr id="{id}" name="Sign" descr=""/><p:cNvSpPr/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>
<a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""


def rgb(name: str) -> Any:
    """A colour of the look as python-pptx takes it."""
    from pptx.dml import color

    made: Any = color.RGBColor  # a library with half of its types
    return made(*bytes.fromhex(colour(name)))


def dressed(show: Any) -> tuple[Any, Any]:
    """The layout to open and close with, and the layout for all else. The others go."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    master = show.slide_master
    opening, page = master.slide_layouts[0], master.slide_layouts[5]
    for layout in list(master.slide_layouts):
        if layout.name not in {opening.name, page.name}:
            master.slide_layouts.remove(layout)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _coloured(theme.blob)
    _lettered(master)
    _painted(master, "page")
    _painted(opening, "primary")
    for place in (*master.placeholders, *page.placeholders, *opening.placeholders):
        _settle(place)
    _whitened(opening)
    for layout in (opening, page):
        _signed(layout, dark=layout is opening)
    return opening, page


def _coloured(theme: bytes) -> bytes:
    """The theme with the colours and the face of the look, for what people add themselves."""
    text = theme.decode("utf-8")
    for name, ours in _COLOURS.items():
        found = rf"(<a:{name}>).*?(</a:{name}>)"
        text = re.sub(found, rf'\g<1><a:srgbClr val="{colour(ours)}"/>\g<2>', text)
    text = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{FACE}", text)
    return re.sub(r'name="Office( Theme)?"', 'name="Parastaminen"', text).encode("utf-8")


def _lettered(master: Any) -> None:
    """Titles begin at the left and are bold."""
    styles = master._element.find("{*}txStyles")
    first = styles.find("{*}titleStyle")[0]
    first.set("algn", "l")
    letters = first.find("{*}defRPr")
    letters.set("sz", "3600")
    letters.set("b", "1")


def _painted(sheet: Any, ground: str) -> None:
    fill = sheet.background.fill
    fill.solid()
    fill.fore_color.rgb = rgb(ground)


def _settle(place: Any) -> None:
    """Where a placeholder stands; those that we do not use go."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND
    from pptx.util import Mm

    kind = place.placeholder_format.type
    boxes = {
        KIND.TITLE: _TITLE,
        KIND.CENTER_TITLE: (MARGIN + 4, 34, WIDE - 2 * MARGIN, 62),
        KIND.SUBTITLE: (MARGIN + 4, 102, WIDE - 2 * MARGIN, 70),
        KIND.BODY: _BODY,
        KIND.SLIDE_NUMBER: _FOOT,
    }
    if kind not in boxes:
        place._element.getparent().remove(place._element)
        return
    place.left, place.top, place.width, place.height = (Mm(mm) for mm in boxes[kind])
    frame = place.text_frame
    frame.margin_left = frame.margin_right = Mm(0)
    if kind is KIND.SLIDE_NUMBER:
        for style in place._element.iter("{*}lvl1pPr"):
            style.set("algn", "l")


def _whitened(opening: Any) -> None:
    """White letters on the dark ground, the title above its line and the rest below it."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.oxml import parse_xml

    for place in opening.placeholders:
        body = place._element.txBody
        styles = body.find("{*}lstStyle")
        for style in list(styles):
            styles.remove(style)
        style = (
            f'<a:lvl1pPr {_SPACES} marL="0" indent="0" algn="l"><a:spcAft><a:spcPts val="800"/>'
            '</a:spcAft><a:buNone/><a:defRPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
            "</a:defRPr></a:lvl1pPr>"
        )
        styles.append(parse_xml(style))
        title = place.placeholder_format.idx == 0
        place.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if title else MSO_ANCHOR.TOP


def _signed(layout: Any, *, dark: bool) -> None:
    from pptx.oxml import parse_xml
    from pptx.util import Mm

    for number, (case, (x, y, side)) in enumerate(_SIGN.items()):
        sign = _DRAWN.replace("\n", " ").format(
            spaces=_SPACES,
            id=900 + number,
            x=Mm(WIDE - MARGIN - 11.4 + x),
            y=Mm(TALL - 17 + y),
            side=Mm(side),
            preset=SHAPES[case].preset,
            fill=colour(f"{case}-tint" if dark else case),
        )
        layout._element.cSld.spTree.append(parse_xml(sign))
