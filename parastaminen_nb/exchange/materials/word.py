"""A Word document of ours on A4: its page, its letters, its tables.

python-docx opens, names and saves the file. Paragraphs and tables are put together here element
by element: labels, slips and cards need exact millimetres and cut lines, which it does not know,
and a thousand cells through its own tables would take minutes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from parastaminen_nb.exchange.cells import xml_text
from parastaminen_nb.exchange.settled import settled_package
from parastaminen_nb.look.tokens import theme

LIGHT: Final = theme("light")
FACE: Final = "Calibri"
"""It is wherever Office is; LibreOffice has one of the same widths."""

LOCALES: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

LONGEST_PROPERTY: Final = 255
"""The most letters that Office keeps of a document's title in its properties."""

A4: Final = (210.0, 297.0)
"""Millimetres."""

_TWIPS: Final = 1440 / 25.4
_EMU: Final = 36000


def colour(name: str) -> str:
    """A colour of the look as Office writes it: "0B5268"."""
    return LIGHT[name].lstrip("#").upper()


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


def fitted(size: float, longest: int, wide: float, least: float = 9) -> float:
    """The size in points, or a smaller one in which so many letters fit into a line so many
    millimetres wide; never below `least`."""
    a_point = 0.19  # how wide an average letter is, in millimetres for each point of its size
    return max(least, min(size, wide / (a_point * max(1, longest))))


def cut_short(text: str, letters: int) -> str:
    """The beginning of a text, up to a whole word where there is one, and what tells of more."""
    if len(text) <= letters:
        return text
    start, _space, _rest = text[: letters - 1].rpartition(" ")
    return (start if len(start) > letters // 2 else text[: letters - 1]).rstrip(" ,:;–-") + "…"


@dataclass(frozen=True, slots=True)
class Text:
    """Words and how they look. `size` is in points, 0 for that of the paragraph's style; colours
    are names of the look, `tint` the one behind the words."""

    words: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    ink: str = ""
    tint: str = ""

    def runs(self) -> Iterable[Any]:
        about = []
        if self.bold:
            about.append(w("b"))
        if self.italic:
            about.append(w("i"))
        if self.ink:
            about.append(w("color", val=colour(self.ink)))
        if self.size:
            about += [w(tag, val=round(self.size * 2)) for tag in ("sz", "szCs")]
        if self.tint:
            about.append(w("shd", val="clear", color="auto", fill=colour(self.tint)))
        for place, line in enumerate(xml_text(self.words).split("\n")):
            run = w("r", w("rPr", *about) if about else None, w("br") if place else None)
            for column, piece in enumerate(line.split("\t")):
                if column:
                    run.append(w("tab"))
                text = w("t")
                text.text = piece
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.append(text)
            yield run


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
        paragraph.extend(text.runs() if isinstance(text, Text) else [text])
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


class Word:
    """One document while it is written. Margins are millimetres: above and below, left, right."""

    def __init__(  # noqa: PLR0913 - what a page has
        self,
        title: str,
        language: str,
        *,
        landscape: bool = False,
        margins: tuple[float, float] = (15, 15),
        size: float = 11,
        foot: str = "",
    ) -> None:
        import docx

        self._document = docx.Document()
        _lighten(self._document)
        self._body = self._document.element.body
        self._tell(title, language)
        self._page(landscape, margins)
        self._letters(size, language)
        if foot:
            self._foot(foot)
        self.wide = self._wide - 2 * margins[1]
        """Between the margins, in millimetres."""

    def put(self, *elements: Any) -> None:
        """Paragraphs and tables, one under another."""
        for element in elements:
            self._body.insert(len(self._body) - 1, element)

    def picture(self, png: bytes, side: float, label: str) -> Any:
        """A square picture that stands in a line, so many millimetres wide, and what it shows in
        words."""
        from docx.shared import Mm

        part = self._document.part
        inline = part.new_pic_inline(io.BytesIO(png), Mm(side), Mm(side))
        inline.docPr.set("descr", label)
        return w("r", w("drawing", inline))

    def saved(self) -> bytes:
        """The file, the same bytes wherever and whenever it is made."""
        if self._body[-2].tag.endswith("}tbl"):
            # A document ends with a paragraph; a tall one would ask for a page of its own.
            self.put(line(Text("", size=1), exact=1))
        for number, element in enumerate(self._body.iter("{*}docPr"), start=1):
            element.set("id", str(number))
        file = io.BytesIO()
        self._document.save(file)
        return settled_package(file.getvalue())

    def _tell(self, title: str, language: str) -> None:
        from docx.oxml.ns import qn

        core = self._document.core_properties
        core.title = cut_short(xml_text(title), LONGEST_PROPERTY)
        core.author, core.last_modified_by = "Parastaminen", ""
        core.comments, core.language, core.revision = "", LOCALES.get(language, language), 1
        # The library's own document asks Word to lay it out as in 2010.
        for setting in self._document.settings.element.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":
                setting.set(qn("w:val"), "15")

    def _page(self, landscape: bool, margins: tuple[float, float]) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section = self._document.sections[0]
        self._wide, tall = A4[::-1] if landscape else A4
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(self._wide), Mm(tall)
        section.top_margin = section.bottom_margin = Mm(margins[0])
        section.left_margin = section.right_margin = Mm(margins[1])
        section.header_distance = section.footer_distance = Mm(min(8, margins[0] / 2))

    def _letters(self, size: float, language: str) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles = self._document.styles
        sizes = {"Title": 24.0, "Heading 1": 18.0, "Heading 2": 13.0, "Normal": size}
        for name, points in sizes.items():
            style = styles[name]
            about = style.element.get_or_add_rPr()
            for old in about.findall(qn("w:rFonts")):
                about.remove(old)
            about.insert(0, w("rFonts", ascii=FACE, hAnsi=FACE, cs=FACE, eastAsia=FACE))
            style.font.size, style.font.color.rgb = Pt(points), RGBColor.from_string(colour("ink"))
            style.font.bold = name != "Normal"
            for part in ("w:spacing", "w:kern"):
                for old in about.findall(qn(part)):
                    about.remove(old)
            for old in style.element.pPr.findall(qn("w:pBdr")) if name == "Title" else ():
                style.element.pPr.remove(old)
            space = style.paragraph_format
            space.space_before = Pt(10 if name == "Heading 2" else 0)
            space.space_after = Pt(0 if name == "Normal" else 4)
            space.line_spacing = 1.0
        for tongue in styles.element.iter(qn("w:lang")):
            tongue.set(qn("w:val"), LOCALES.get(language, language))

    def _foot(self, words: str) -> None:
        paragraph = self._document.sections[0].footer.paragraphs[0]._p

        def small(said: str) -> Iterable[Any]:
            return Text(said, size=9, ink="ink-muted").runs()

        paragraph.extend(small(f"{words}   "))
        paragraph.append(w("fldSimple", *small("1"), instr="PAGE"))
        paragraph.extend(small(" / "))
        paragraph.append(w("fldSimple", *small("1"), instr="NUMPAGES"))


_NEEDED: Final = {
    "Normal",
    "Title",
    "Heading1",
    "Heading2",
    "DefaultParagraphFont",
    "TableNormal",
    "NoList",
    "Footer",
}


_UNUSED: Final = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering")


def _lighten(document: Any) -> None:
    """Leave out of the library's own document what ours have no use for: nine tenths of it."""
    from docx.oxml.ns import qn

    part = document.part
    for held in (part.package.rels, part.rels):
        for key, one in list(held.items()):
            if one.reltype.endswith(_UNUSED):
                held.pop(key)
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _NEEDED:
            styles.remove(style)
        for link in style.findall(qn("w:link")):
            style.remove(link)
