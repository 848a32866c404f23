"""`parastaminen comments`: from files of comments to a workbook with themes, without a page."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parastaminen_nb.commands.arguments import add_model
from parastaminen_nb.commands.bar import Bar
from parastaminen_nb.commands.base_forms import add_voikko, check_voikko, lemmas_asked
from parastaminen_nb.commands.reading_told import Heard
from parastaminen_nb.commands.results import add_files, as_json, check_targets, write_results
from parastaminen_nb.commands.retelling import retellings
from parastaminen_nb.commands.sources import Source, read_sources
from parastaminen_nb.core.edits import Edits, HowMany
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.exchange.columns import columns_asked
from parastaminen_nb.exchange.comments_json import comments_json
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.people import read_people_file
from parastaminen_nb.exchange.personal_sheet import told_personal
from parastaminen_nb.exchange.reading import READING
from parastaminen_nb.exchange.small_groups import LEAST
from parastaminen_nb.exchange.workbook import write_findings
from parastaminen_nb.i18n import Translator
from parastaminen_nb.model_server import FILE as MODEL_FILE
from parastaminen_nb.model_server import ModelServer
from parastaminen_nb.text.language import LANGUAGES, comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.likeness import find_alike
from parastaminen_nb.text.model import Retold
from parastaminen_nb.text.personal import MARKS
from parastaminen_nb.text.redaction import personal_data
from parastaminen_nb.text.theme import Themes

if TYPE_CHECKING:
    from parastaminen_nb.apps.exploring.store import Held

HOW_MANY: Final = ("fewer", "normal", "more")


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add_files(parser, _("xlsx, xls, ods, csv or json, a folder of them, or a workshop"), _)
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
    parser.add_argument(
        "--settled",
        type=Path,
        metavar=_("FILE"),
        help=_("themes, codes and picks settled in the explorer (….parastaminen.json)"),
    )
    add_voikko(parser, _, settled=True)
    add_model(parser, _)


def _threshold(written: str) -> int:
    if written == "off":
        return 0
    if written.isdecimal() and int(written) > 1:
        return int(written)
    raise argparse.ArgumentTypeError(f"--small-groups {written}")


def run(args: argparse.Namespace, _: Translator) -> int:
    """Read, find themes, write. Progress goes to the error stream; Ctrl-C ends without a result.

    Raises `WorkshopError` where something has to be mended; then nothing has been written. Where
    a language model does not answer, what was found without it is written first.
    """
    check_targets(args)
    check_voikko(args.voikko)
    settled, invited = _settled(args), _people(args)
    server = ModelServer.told({**os.environ, MODEL_FILE: str(args.model)}) if args.model else None
    trouble: WorkshopError | None = None
    with Bar(_) as bar:
        reading, finding, writing = bar.progress.split(3, 27, 4)
        source = _read(args, bar, reading, _)
        source = replace(
            source,
            people=(*source.people, *invited),
            edits=settled.with_codes(source.brought).edits
            if settled
            else _own_edits(source, args.themes),
        )
        assert source.edits is not None
        lemmas = lemmas_asked(args.voikko, source.edits.voikko, bar.say, _)
        findings = _found(args, source, lemmas, bar, finding, _)
        if server:
            findings, trouble = _asked(server, findings, source.people, lemmas, bar, _)
        workbook = BytesIO()
        write_findings(workbook, findings, _, writing)
        results = {args.out: workbook.getvalue()}
        if args.json:
            results[args.json] = as_json(comments_json(findings, source.reading.rows, _))
    write_results(results, _)
    if trouble:
        raise trouble
    return 0


def _asked(
    server: ModelServer,
    findings: Findings,
    people: Sequence[str],
    lemmas: Lemmas,
    bar: Bar,
    _: Translator,
) -> tuple[Findings, WorkshopError | None]:
    """The findings with what the model wrote, and why it wrote no more."""
    told: list[Retold] = []
    trouble = None
    try:
        for one in retellings(server, findings, people, lemmas, bar.say, _):
            told.append(one)
    except WorkshopError as why:
        trouble = why
    return replace(findings, retold=tuple(told)), trouble


def _people(args: argparse.Namespace) -> list[str]:
    people = read_people_file(args.participants).people if args.participants else ()
    return [person.name for person in people]


def _read(args: argparse.Namespace, bar: Bar, progress: Progress, _: Translator) -> Source:
    """The comments with their languages."""
    progress.doing(READING)
    import pandas as pd

    source = read_sources(args.files, columns_asked(args.text, args.group), progress, _)
    reading = source.reading
    comments = reading.comments
    bar.say(_.plural("{n} comment read.", "{n} comments read.", n=len(comments)))
    heard = Heard(column for taken in reading.columns.values() for column in taken.texts)
    heard.skipped(reading.skipped)
    for line in heard.lines(_):
        bar.say(line)
    said = [args.language] * len(comments) if args.language else comment_languages(comments)
    comments["language"] = pd.array([language or None for language in said], dtype="str")
    return source


def _settled(args: argparse.Namespace) -> Held | None:
    """What was settled by hand, read before anything else is done; None where no file is told."""
    if args.settled is None:
        return None
    from parastaminen_nb.apps.exploring.store import read_held

    return read_held(args.settled)


def _own_edits(source: Source, how_many: HowMany) -> Edits:
    """What the one workshop holds itself, or what the comments bring along; unless another number
    of themes is asked for."""
    held = source.edits or Edits().brought(source.brought)
    return held if how_many == "normal" else held.asked(how_many)


def _found(
    args: argparse.Namespace,
    source: Source,
    lemmas: Lemmas,
    bar: Bar,
    progress: Progress,
    _: Translator,
) -> Findings:
    """What the comments hold; told as it is found."""
    from parastaminen_nb.text.editing import apply, comment_ids
    from parastaminen_nb.text.features import EACH, LOADING
    from parastaminen_nb.text.summary import summaries
    from parastaminen_nb.text.themes import find_themes
    from parastaminen_nb.text.tone import tones

    reading, people, edits = source.reading, source.people, source.edits or Edits()
    # What each step takes, in seconds.
    n = len(reading.comments)
    sizes = (0.000_015 * n, LOADING + 2 * EACH * n, 0.000_04 * n, 0.000_02 * n)
    looking, grouping, joining, summing = progress.split(*sizes)
    looking.doing(Sentence(N_("Looking for personal data.")))
    marks = {kind: _(mark) for kind, mark in MARKS.items()} if args.redact else None
    ids = comment_ids(reading.comments["text"].tolist())  # known by what was written
    comments, personal = personal_data(reading.comments, people, marks, looking)
    for line in told_personal(personal, _):
        bar.say(line)

    themes = Themes((), ())
    if not edits.themes:
        themes = find_themes(comments, how_many=edits.how_many, lemmas=lemmas, progress=grouping)
    if edits != Edits(how_many=edits.how_many):
        if marks is not None:
            from parastaminen_nb.apps.exploring.spots import without_names

            edits = without_names(edits, people, marks)
        themes = apply(comments, themes, edits, ids, lemmas).themes
    codes, first = dict(edits.codes), {id: row for row, id in reversed(list(enumerate(ids)))}
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
        codes=tuple(codes.get(id, ()) for id in ids),
        picked=tuple(first[id] for id in edits.picked if id in first),
        by_hand=bool(edits.themes),
        voikko=lemmas.voikko_version,
    )
