"""Run notebooks from top to bottom and store what is the same on every run.

`python tests/notebooks/freshen.py FOLDER` runs every notebook of the folder in place. Widgets and
figures are dropped: they belong to a running kernel, change with every run and weigh megabytes.
What stays are tables, sentences and execution counts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

LIVE = ("application/vnd.jupyter.widget-view+json", "application/vnd.plotly.v1+json")
"""Outputs that are nothing without a running kernel, or are megabytes."""

SECONDS = 300


def cleaned(notebook: Any) -> Any:
    """The notebook without what differs from run to run; its counts stay."""
    for cell in notebook.cells:
        cell.metadata = {key: value for key, value in cell.metadata.items() if key == "tags"}
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if not _is_live(output)]
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def freshen(path: Path) -> None:
    """Run one notebook in its own folder and write it back."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
    )
    client.execute()
    nbformat.write(cleaned(notebook), path)


def _is_live(output: Any) -> bool:
    # What a kernel says of itself on its way is no result either.
    data = output.get("data", {})
    return (output.output_type == "stream" and output.name == "stderr") or any(
        kind in data for kind in LIVE
    )


def main() -> None:
    for path in sorted(Path(sys.argv[1]).glob("*.ipynb")):
        freshen(path)
        print(path)  # noqa: T201 - a command of its own


if __name__ == "__main__":
    main()
