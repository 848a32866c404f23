"""`parastaminen comments`: from files of comments to a workbook with themes, without a page."""

from __future__ import annotations

import argparse
import json
from io import BytesIO
from pathlib import Path
from typing import Final

from parastaminen_nb.commands.results import add_files, check_targets, say
from parastaminen_nb.exchange.cells import write_whole
from parastaminen_nb.exchange.columns import columns_asked
from parastaminen_nb.exchange.comments_json import comments_json
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.people import read_people_file
from parastaminen_nb.exchange.personal_sheet import told_personal
from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.exchange.small_groups import LEAST
from parastaminen_nb.exchange.workbook import write_findings
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.language import LANGUAGES, comment_languages
from parastaminen_nb.text.likeness import find_alike
from parastaminen_nb.text.personal import MARKS
from parastaminen_nb.text.redaction import personal_data

HOW_MANY: Final = ("fewer", "normal", "more")


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add_files(parser, _("xlsx, xls, ods, csv or json, or a folder of them"), _)
    parser.add_argument(
        "--themes",
        choices=HOW_MANY,
        default="normal",
        help=_("how many themes: fewer, normal or more"),
    )
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help=_("the language of all comments; told for each comment when not given"),
    )
    parser.add_argument(
        "--redact",
        action="store_true",
        help=_("take personal data out of everything that is written"),
    )
    parser.add_argument(
        "--tone",
        action="store_true",
        help=_("hint beside each comment whether it is positive, a concern, question or proposal"),
    )
    parser.add_argument(
        "--participants",
        type=Path,
        metavar=_("FILE"),
        help=_("a list of people whose names are personal data in the comments"),
    )
    parser.add_argument(
        "--small-groups",
        type=_threshold,
        default=LEAST,
        metavar="N|off",
        help=_("groups of fewer comments are shown together (5); off shows all of them"),
    )


def _threshold(written: str) -> int:
    if written == "off":
        return 0
    if written.isdecimal() and int(written) > 1:
        return int(written)
    raise argparse.ArgumentTypeError(f"--small-groups {written}")


def run(args: argparse.Namespace, _: Translator) -> int:
    """Read, find themes, write. Progress goes to the error stream.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    import pandas as pd

    from parastaminen_nb.text.lemmas import Lemmas
    from parastaminen_nb.text.summary import summaries
    from parastaminen_nb.text.themes import find_themes
    from parastaminen_nb.text.tone import tones

    check_targets(args)
    columns = columns_asked(args.text, args.group)
    reading = read_comments(args.files, columns)
    comments = reading.comments
    say(_.plural("{n} comment read.", "{n} comments read.", n=len(comments)))
    if reading.skipped:
        say(_.plural("{n} place skipped.", "{n} places skipped.", n=len(reading.skipped)))
    said = [args.language] * len(comments) if args.language else comment_languages(comments)
    comments["language"] = pd.array([language or None for language in said], dtype="str")

    marks = {kind: _(mark) for kind, mark in MARKS.items()} if args.redact else None
    people = read_people_file(args.participants).people if args.participants else ()
    comments, personal = personal_data(comments, [person.name for person in people], marks)
    for line in told_personal(personal, _):
        say(line)

    lemmas = Lemmas()
    themes = find_themes(
        comments,
        how_many=args.themes,
        lemmas=lemmas,
        tell=lambda sentence: say(_.say(sentence)),
    )
    say(_.plural("{n} theme found.", "{n} themes found.", n=len(themes.themes)))
    alike = find_alike(comments["text"].tolist())
    say(
        _.plural(
            "{n} statement was made several times.",
            "{n} statements were made several times.",
            n=len(alike),
        )
    )
    findings = Findings(
        *(comments, themes, tuple(alike), personal, reading.skipped, args.small_groups),
        summaries=summaries(comments, themes, lemmas),
        tones=tuple(tones(comments["text"].tolist(), said)) if args.tone else (),
    )
    workbook = BytesIO()
    write_findings(workbook, findings, _)
    summary = comments_json(findings, reading.rows, _)
    write_whole(args.out, workbook.getvalue())
    if args.json:
        text = json.dumps(summary, ensure_ascii=False, indent=1)
        write_whole(args.json, text.encode("utf-8", errors="replace"))
    for path in filter(None, (args.out, args.json)):
        say(_("Written: {file}", file=path))
    return 0
