"""A Word document of ours on A4: its page, its letters, its foot.

python-docx opens, names and saves the file; what stands in it is made of `word_parts`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final

from parastaminen_nb.exchange.cells import xml_text
from parastaminen_nb.exchange.materials.office import (
    FACE,
    LOCALES,
    LONGEST_PROPERTY,
    Text,
    colour,
    cut_short,
)
from parastaminen_nb.exchange.materials.word_parts import line, runs, w
from parastaminen_nb.exchange.settled import settled_package

A4: Final = (210.0, 297.0)
"""Millimetres."""


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
            return runs(Text(said, size=9, ink="ink-muted"))

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
