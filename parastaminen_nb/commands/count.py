"""`parastaminen count`: words and keyness of material of any size, part by part."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from io import BytesIO
from itertools import chain
from typing import Any

from parastaminen_nb.commands.bar import Bar
from parastaminen_nb.commands.base_forms import add_voikko, lemmas_asked
from parastaminen_nb.commands.reading_told import Heard
from parastaminen_nb.commands.results import add_files, as_json, check_targets, write_results
from parastaminen_nb.commands.sources import parts_of_sources
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.exchange.columns import columns_asked
from parastaminen_nb.exchange.gathering import group_names
from parastaminen_nb.exchange.small_groups import LEAST
from parastaminen_nb.exchange.tally_book import tally_json, write_tally
from parastaminen_nb.i18n import Translator
from parastaminen_nb.own_comments import is_workshop
from parastaminen_nb.text.language import LANGUAGES
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.tally import Tally, Teller, tally


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add_files(parser, _("csv or parquet of any size, or whatever comments are read from"), _)
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default="fi",
        help=_("the language in which comments are read whose own cannot be told"),
    )
    parser.add_argument(
        "--cluster",
        metavar=_("ADDRESS"),
        help=_("the address of a dask scheduler, or so many workers on this machine"),
    )
    add_voikko(parser, _)
    parser.set_defaults(least=LEAST)


def run(args: argparse.Namespace, _: Translator) -> int:
    """Count and write. Progress goes to the error stream; Ctrl-C ends without a result.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    check_targets(args)
    with Bar(_) as bar:
        lemmas = lemmas_asked(args.voikko, "", bar.say, _)
        heard = Heard()
        total = _counted(args, lemmas, bar.progress, heard, _)
        bar.say(_.plural("{n} comment read.", "{n} comments read.", n=total.comments))
        for line in heard.lines(_):
            bar.say(line)
        workbook = BytesIO()
        told = (total, args.least, _, lemmas.voikko_version, heard.places)
        write_tally(workbook, *told)
        results = {args.out: workbook.getvalue()}
        if args.json:
            results[args.json] = as_json(tally_json(*told))
    write_results(results, _)
    return 0


def _counted(
    args: argparse.Namespace, lemmas: Lemmas, progress: Progress, heard: Heard, _: Translator
) -> Tally:
    columns = columns_asked(args.text, args.group)
    read = parts_of_sources(args.files, columns, progress, _, heard.skipped)
    first, taken = next(read)
    if not any(map(is_workshop, args.files)):
        heard.columns += taken.texts
    by = tuple(group_names(taken)) or ("case",)
    parts = chain([first], (part for part, _taken in read))
    if not args.cluster:
        return tally(parts, Teller(by, usual=args.language, lemmas=lemmas))
    with ExitStack() as stack:
        client = _client(args.cluster, stack)
        from parastaminen_nb.text.spread import tally_on

        return tally_on(client, parts, by, usual=args.language, voikko=lemmas.voikko_version)


def _client(asked: str, stack: ExitStack) -> Any:
    try:
        import distributed
    except ImportError:
        raise WorkshopError(
            N_("Counting on a cluster needs the extra part «parastaminen-nb[dask]». Install it.")
        ) from None
    if asked.isdecimal():
        here: Any = distributed.LocalCluster  # it has no types
        cluster = here(
            n_workers=int(asked), threads_per_worker=1, dashboard_address=None, silence_logs=50
        )
        asked = stack.enter_context(cluster).scheduler_address
    client: Any = distributed.Client
    try:
        return stack.enter_context(client(asked, timeout=10))
    except (OSError, ValueError) as error:
        raise WorkshopError(
            N_("No cluster answers at {address}. Check the address."), address=asked
        ) from error
