"""What verbs share: which columns of comments they read, where results go, and how they tell."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.whole_file import may_write, write_whole


def add_files(parser: argparse.ArgumentParser, files: str, _: Translator) -> None:
    """The files, their columns and the results; `files` tells which files there may be."""
    parser.add_argument("files", nargs="+", type=Path, metavar=_("FILE"), help=files)
    parser.add_argument(
        "--text",
        metavar=_("COLUMN"),
        action="append",
        default=[],
        help=_("the column that holds the comments; several where a form has several questions"),
    )
    parser.add_argument(
        "--group",
        metavar=_("COLUMN"),
        action="append",
        default=[],
        help=_("a column by which comments are counted; may be given several times"),
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar=_("FILE"), help=_("the workbook to write, .xlsx")
    )
    parser.add_argument(
        "--json", type=Path, metavar=_("FILE"), help=_("the same for programs, .json")
    )


def check_targets(args: argparse.Namespace) -> None:
    """Say before the work begins that its result could not be written."""
    if args.out.suffix.lower() != ".xlsx":
        raise WorkshopError(
            N_("{file} does not end in .xlsx. Give the workbook a name that does."),
            file=str(args.out),
        )
    for target in filter(None, (args.out, args.json)):
        if target.resolve() in {path.resolve() for path in args.files}:
            raise WorkshopError(
                N_("{file} is one of the files to read. Give the result another name."),
                file=str(target),
            )
        if target.resolve().parent in {path.resolve() for path in args.files}:
            raise WorkshopError(
                N_("{file} would be in the folder that is read. Put the result elsewhere."),
                file=str(target),
            )
        may_write(target)
    if args.json and args.json.resolve() == args.out.resolve():
        raise WorkshopError(
            N_("{file} cannot be both results. Give them different names."), file=str(args.out)
        )


def as_json(told: dict[str, Any]) -> bytes:
    """A result for programs. Half a letter in somebody's text becomes a question mark."""
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", errors="replace")


def write_results(results: Mapping[Path, bytes], _: Translator) -> None:
    """Write the files, each of them whole, and say where they are."""
    for path, content in results.items():
        write_whole(path, content)
        line = _("Written: {file}", file=path)
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - told beside what verbs print


def tell(lines: Iterable[str], *, to_error: bool = False) -> None:
    """Print lines, where there are some."""
    said = "\n".join(lines)
    if said:
        print(said, file=sys.stderr if to_error else sys.stdout, flush=True)
