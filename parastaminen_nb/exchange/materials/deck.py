"""Slides of ours: two layouts of 16:9 in the colours of the look, and what is put on them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Final

from parastaminen_nb.exchange.cells import xml_text
from parastaminen_nb.exchange.materials.layouts import MARGIN, NUMBER, TALL, WIDE, dressed, rgb
from parastaminen_nb.exchange.materials.marks import SHAPES
from parastaminen_nb.exchange.materials.office import LOCALES, LONGEST_PROPERTY, Text, cut_short
from parastaminen_nb.exchange.settled import settled_package

Box = tuple[float, float, float, float]
"""From the left, from the top, width, height."""


class Deck:
    """A presentation while it is made. Every slide has its title in the title's own place."""

    def __init__(self, title: str, language: str) -> None:
        from pptx import Presentation
        from pptx.util import Mm

        self._show = Presentation()
        self._language = LOCALES.get(language, language)
        self._show.slide_width, self._show.slide_height = Mm(WIDE), Mm(TALL)
        core = self._show.core_properties
        core.title = cut_short(xml_text(title), LONGEST_PROPERTY)
        core.author, core.last_modified_by = "Parastaminen", ""
        core.language, core.revision = self._language, 1
        self._opening, self._page = dressed(self._show)

    def opening(self, title: str, lines: Sequence[str], *, wide: float) -> Any:
        """A slide to begin or end with: a title on the colour of the look, lines below it."""
        slide = self._show.slides.add_slide(self._opening)
        held = slide.shapes.title
        _place(held, (MARGIN + 4, 34, wide, 62))
        _write(held.text_frame, [Text(title, size=44 if len(title) < 50 else 34)])
        below = slide.placeholders[1]
        said = [line for line in lines if line]
        if not said:
            below._element.getparent().remove(below._element)
            return slide
        _place(below, (MARGIN + 4, 102, wide, 70))
        size = 24 if sum(map(len, said)) < 200 else 20 if sum(map(len, said)) < 420 else 16
        _write(below.text_frame, [Text(line, size=size) for line in said])
        return slide

    def page(self, title: str, *, case: str = "", label: str = "") -> Any:
        """A slide with its title on top, beside the mark of the case it is about."""
        slide = self._show.slides.add_slide(self._page)
        held = slide.shapes.title
        _write(held.text_frame, [Text(title, size=36 if len(title) < 48 else 28)])
        if case in SHAPES:
            self.mark(slide, case, (MARGIN, 12, 26, 26), label)
            _place(held, (MARGIN + 34, 12, WIDE - 2 * MARGIN - 34, 26))
        return slide

    def words(  # noqa: PLR0913 - what a box of text has
        self,
        slide: Any,
        box: Box,
        lines: Sequence[Sequence[Text]],
        *,
        tint: str = "",
        tabs: Sequence[float] = (),
        after: float = 0,
        middle: bool = False,
    ) -> Any:
        """A box of text: paragraphs, each of pieces that look different."""
        from pptx.enum.text import MSO_ANCHOR
        from pptx.util import Mm, Pt

        shape = slide.shapes.add_textbox(*map(Mm, box))
        if tint:
            shape.fill.solid()
            shape.fill.fore_color.rgb = rgb(tint)
        frame = shape.text_frame
        frame.word_wrap = True
        pad = Mm(4 if tint else 0)
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = pad
        if middle:
            frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for place, pieces in enumerate(lines):
            paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
            paragraph.space_after = Pt(after)
            if tabs:
                _tab(paragraph, tabs)
            for piece in pieces:
                _run(paragraph, piece)
        return shape

    def ground(self, slide: Any, box: Box, tint: str) -> None:
        """An area behind what follows; those who listen to the slide hear nothing of it."""
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Mm

        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Mm, box))
        _plain(shape)
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(tint)
        shape.line.fill.background()
        _decorative(shape)

    def mark(self, slide: Any, case: str, box: Box, label: str = "") -> None:
        """The mark of a case. `label` is what it says to those who do not see it."""
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
        from pptx.util import Mm

        drawn = SHAPES[case]
        shape = slide.shapes.add_shape(MSO_SHAPE.from_xml(drawn.preset), *map(Mm, box))
        if drawn.adjust:
            shape.adjustments[0] = drawn.adjust / 100_000
        _plain(shape)
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(case)
        shape.line.color.rgb = rgb(f"{case}-edge")
        if label:
            shape._element.nvSpPr.cNvPr.set("descr", label)
        else:
            _decorative(shape)
        frame = shape.text_frame
        frame.word_wrap = False
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Mm(0)
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER
        size = round(box[3] * drawn.letter * 72 / 25.4)
        _run(paragraph, Text(case.upper(), size=size, bold=True, ink=f"{case}-on"))

    def picture(self, slide: Any, png: bytes, box: Box, label: str) -> None:
        from pptx.util import Mm

        picture = slide.shapes.add_picture(io.BytesIO(png), *map(Mm, box))
        picture._element.nvPicPr.cNvPr.set("descr", label)

    def notes(self, slide: Any, words: str) -> None:
        """What whoever speaks sees and others do not."""
        if words:
            slide.notes_slide.notes_text_frame.text = xml_text(words)

    def _number(self, slide: Any) -> None:
        """The slide's number comes last: it is read last too."""
        for place in slide.slide_layout.placeholders:
            if place.placeholder_format.idx == NUMBER:
                copy = deepcopy(place._element)
                copy.nvSpPr.cNvPr.set("id", str(len(slide.shapes) + 100))
                slide.shapes._spTree.append(copy)

    def saved(self) -> bytes:
        """The file, the same bytes wherever and whenever it is made."""
        for slide in self._show.slides:
            self._number(slide)
            for about in slide._element.iter("{*}rPr"):
                about.set("lang", self._language)
        relations = self._show.part.package._rels
        for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
            relations.pop(key)
        file = io.BytesIO()
        self._show.save(file)
        return settled_package(file.getvalue())


def _plain(shape: Any) -> None:
    """Without the shadow and the edge that a new shape has by itself."""
    shape._element.remove(shape._element.find("{*}style"))


def _decorative(shape: Any) -> None:
    """Say that a shape only decorates, as PowerPoint itself does, so that it is not read aloud."""
    from pptx.oxml import parse_xml

    shape._element.nvSpPr.cNvPr.append(parse_xml(_DECORATIVE))


_DECORATIVE: Final = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def _place(shape: Any, box: Box) -> None:
    from pptx.util import Mm

    shape.left, shape.top, shape.width, shape.height = map(Mm, box)


def _write(frame: Any, lines: Sequence[Text]) -> None:
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        _run(paragraph, line)


def _run(paragraph: Any, text: Text) -> Any:
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = xml_text(text.words).replace("\n", " ")
    if text.size:
        run.font.size = Pt(text.size)
    if text.bold:
        run.font.bold = True
    if text.ink:
        run.font.color.rgb = rgb(text.ink)
    return run


def _tab(paragraph: Any, tabs: Sequence[float]) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls
    from pptx.util import Mm

    stops = "".join(f'<a:tab pos="{Mm(at)}" algn="l"/>' for at in tabs)
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<a:tabLst {nsdecls('a')}>{stops}</a:tabLst>"))
