"""Workbooks of many rows: high as their texts, and the same bytes for the same content."""

from __future__ import annotations

import zipfile
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


def test_nothing_in_the_file_tells_when_it_was_written():
    """So that the same comments give the same bytes, today and tomorrow."""
    target = BytesIO()
    write_sheets(target, [SheetPlan("Sheet", [Column("Text", 20)], [["Kyyti"]])], Cut())
    with zipfile.ZipFile(target) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2
    assert load_workbook(target)["Sheet"]["A2"].value == "Kyyti"
