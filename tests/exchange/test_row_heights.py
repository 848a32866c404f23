"""Rows are as high as the texts in them, in programs that do not reckon that themselves."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from parastaminen_nb.exchange.cells import Column, Cut, SheetPlan
from parastaminen_nb.exchange.sheets import write_sheets


def test_a_row_is_as_high_as_its_longest_text():
    columns = [Column("Kommentti", 40, wrap=True), Column("Kuinka monessa kommentissa", 12)]
    rows = [
        ("Lyhyt", 1),
        ("pitkä " * 40, 2),
        ("eka\ntoka\nkolmas", 3),
        ("x" * 30_000, 4),
        ("y", "ei rivity " * 9),
    ]
    file = BytesIO()
    write_sheets(file, [SheetPlan("K", columns, rows)], Cut())
    sheet = load_workbook(file).active
    assert sheet is not None
    heights = [sheet.row_dimensions[row].height for row in range(1, 7)]
    assert heights[0] == 45.0
    assert heights[1] is None
    assert heights[2] is not None
    assert 75 <= heights[2] <= 105
    assert heights[3] == 45.0
    assert heights[4] == 409.0  # the highest that a row can be
    assert heights[5] is None
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Calibri"}
