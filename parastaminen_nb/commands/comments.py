"""`parastaminen comments`: from files of comments to a workbook with themes, without a page."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import Final

from parastaminen_nb.commands.bar import Bar
from parastaminen_nb.commands.results import add_files, as_json, check_targets, write_results
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.exchange.columns import columns_asked
from parastaminen_nb.exchange.comments_json import comments_json
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.people import read_people_file
from parastaminen_nb.exchange.personal_sheet import told_personal
from parastaminen_nb.exchange.reading import READING, Reading, read_comments
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
    """Read, find themes, write. Progress goes to the error stream; Ctrl-C ends without a result.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    check_targets(args)
    with Bar(_) as bar:
        reading, finding, writing = bar.progress.split(3, 30, 6)
        read = _read(args, bar, reading, _)
        findings = _found(args, read, bar, finding, _)
        workbook = BytesIO()
        write_findings(workbook, findings, _, writing)
        results = {args.out: workbook.getvalue()}
        if args.json:
            results[args.json] = as_json(comments_json(findings, read.rows, _))
    write_results(results, _)
    return 0


def _read(args: argparse.Namespace, bar: Bar, progress: Progress, _: Translator) -> Reading:
    """The comments with their languages."""
    progress.doing(READING)
    import pandas as pd

    reading = read_comments(args.files, columns_asked(args.text, args.group), progress)
    comments = reading.comments
    bar.say(_.plural("{n} comment read.", "{n} comments read.", n=len(comments)))
    if reading.skipped:
        bar.say(_.plural("{n} place skipped.", "{n} places skipped.", n=len(reading.skipped)))
    said = [args.language] * len(comments) if args.language else comment_languages(comments)
    comments["language"] = pd.array([language or None for language in said], dtype="str")
    return reading


def _found(
    args: argparse.Namespace, reading: Reading, bar: Bar, progress: Progress, _: Translator
) -> Findings:
    """What the comments hold; told as it is found."""
    from parastaminen_nb.text.features import EACH, LOADING
    from parastaminen_nb.text.lemmas import Lemmas
    from parastaminen_nb.text.summary import summaries
    from parastaminen_nb.text.themes import find_themes
    from parastaminen_nb.text.tone import tones

    # What each step takes, in seconds.
    n = len(reading.comments)
    sizes = (0.000_05 * n, LOADING + 2 * EACH * n, 0.000_03 * n, 0.000_05 * n)
    looking, grouping, joining, summing = progress.split(*sizes)
    looking.doing(Sentence(N_("Looking for personal data.")))
    marks = {kind: _(mark) for kind, mark in MARKS.items()} if args.redact else None
    people = read_people_file(args.participants).people if args.participants else ()
    names = [person.name for person in people]
    comments, personal = personal_data(reading.comments, names, marks, looking)
    for line in told_personal(personal, _):
        bar.say(line)

    lemmas = Lemmas()
    themes = find_themes(comments, how_many=args.themes, lemmas=lemmas, progress=grouping)
    bar.say(_.plural("{n} theme found.", "{n} themes found.", n=len(themes.themes)))
    joining.doing(Sentence(N_("Looking for what was said several times.")))
    texts = comments["text"].tolist()
    alike = find_alike(texts, joining)
    bar.say(
        _.plural(
            "{n} statement was made several times.",
            "{n} statements were made several times.",
            n=len(alike),
        )
    )
    summing.doing(Sentence(N_("Looking for the sentences that tell most.")))
    languages = comments["language"].fillna("").tolist()
    return Findings(
        *(comments, themes, tuple(alike), personal, reading.skipped, args.small_groups),
        summaries=summaries(comments, themes, lemmas, summing),
        tones=tuple(tones(texts, languages)) if args.tone else (),
    )
