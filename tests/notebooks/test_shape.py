"""Notebooks read aloud: short cells, our names only, results stored, nothing that weighs."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest

from tests.notebooks.freshen import LIVE, cleaned

ROOT = Path(__file__).parents[2]
TOLD = sorted((ROOT / "notebooks").glob("*.ipynb"))
SERVED = sorted((ROOT / "voila_apps").glob("*.ipynb"))


def notebook(path):
    return nbformat.read(path, as_version=4)


def code(path):
    return [cell for cell in notebook(path).cells if cell.cell_type == "code"]


def every(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def test_the_notebooks_are_there():
    assert {"1_plan", "2_rotation", "3_session", "4_comments", "5_path"} <= {
        path.stem for path in TOLD
    }
    assert {"planner", "explorer", "desk", "wall", "rotation", "pathway"} == {
        path.stem for path in SERVED
    }


@every(TOLD + SERVED)
def test_a_notebook_is_whole(path):
    nbformat.validate(notebook(path))


@every(TOLD + SERVED)
def test_cells_define_nothing_and_import_only_what_is_ours(path):
    for cell in code(path):
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
            assert not isinstance(node, ast.Import)
            if isinstance(node, ast.ImportFrom):
                assert node.module == "parastaminen_nb"


@every(TOLD)
def test_prose_comes_first_and_cells_are_short(path):
    cells = notebook(path).cells
    assert cells[0].cell_type == "markdown"
    assert cells[0].source.startswith("# ")
    assert sum(cell.cell_type == "markdown" for cell in cells) >= 4
    assert all(len(cell.source.splitlines()) <= 6 for cell in code(path))


@every(TOLD)
def test_cells_have_run_from_top_to_bottom(path):
    assert [cell.execution_count for cell in code(path)] == list(range(1, len(code(path)) + 1))


@every(TOLD)
def test_what_is_checked_has_a_result_and_nothing_went_wrong(path):
    checked = [c for c in code(path) if "nbval-check-output" in c.metadata.get("tags", [])]
    assert len(checked) >= 3
    assert all(cell.outputs for cell in checked)
    assert not [o for cell in code(path) for o in cell.outputs if o.output_type == "error"]


@every(TOLD + SERVED)
def test_nothing_is_stored_that_needs_a_kernel_or_weighs(path):
    assert "widgets" not in notebook(path).metadata
    for cell in code(path):
        for output in cell.outputs:
            assert not set(LIVE) & set(output.get("data", {}))
            assert " object at 0x" not in str(output)
    assert path.stat().st_size < 60_000


@every(SERVED)
def test_a_page_is_one_cell_that_says_its_name(path):
    (cell,) = notebook(path).cells
    lines = [line for line in cell.source.splitlines() if line]
    assert lines == [f"from parastaminen_nb import {path.stem}", f"{path.stem}()"]
    assert cell.outputs == []


def test_freshening_drops_widgets_and_keeps_counts_and_tables():
    made = nbformat.v4.new_notebook(metadata={"widgets": {"state": {}}})
    view = nbformat.v4.new_output("display_data", {LIVE[0]: {"model_id": "1"}, "text/plain": "W"})
    table = nbformat.v4.new_output("execute_result", {"text/plain": "a 1"}, execution_count=2)
    cell = nbformat.v4.new_code_cell("1", execution_count=2, outputs=[view, table])
    cell.metadata = {"tags": ["nbval-check-output"], "execution": {"iopub.execute_input": "now"}}
    made.cells = [cell]
    (kept,) = cleaned(made).cells
    assert kept.outputs == [table]
    assert kept.execution_count == 2
    assert kept.metadata == {"tags": ["nbval-check-output"]}
    assert "widgets" not in made.metadata
