"""`parastaminen count`: words and keyness of material of any size, part by part."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.commands.results import add_files, check_targets, say
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.exchange.cells import write_whole
from parastaminen_nb.exchange.columns import columns_asked
from parastaminen_nb.exchange.gathering import group_names
from parastaminen_nb.exchange.parts import read_parts
from parastaminen_nb.exchange.small_groups import LEAST
from parastaminen_nb.exchange.tally_book import tally_json, write_tally
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.language import LANGUAGES
from parastaminen_nb.text.tally import Tally, Teller, tally

if TYPE_CHECKING:
    import pandas as pd

_TELL_EVERY: Final = 2.0
"""Seconds."""


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
    parser.set_defaults(least=LEAST)


def run(args: argparse.Namespace, _: Translator) -> int:
    """Count and write. Progress goes to the error stream; Ctrl-C ends without a result.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    check_targets(args)
    total = _counted(args, _)
    say(_.plural("{n} comment read.", "{n} comments read.", n=total.comments))
    write_tally(args.out, total, args.least, _)
    if args.json:
        text = json.dumps(tally_json(total, args.least, _), ensure_ascii=False, indent=1)
        write_whole(args.json, text.encode("utf-8", errors="replace"))
    for path in filter(None, (args.out, args.json)):
        say(_("Written: {file}", file=path))
    return 0


def _counted(args: argparse.Namespace, _: Translator) -> Tally:
    read = read_parts(args.files, columns_asked(args.text, args.group))
    first, taken = next(read)
    by = tuple(group_names(taken)) or ("case",)
    parts = _told(chain([first], (part for part, _taken in read)), _)
    if not args.cluster:
        return tally(parts, Teller(by, usual=args.language))
    with ExitStack() as stack:
        client = _client(args.cluster, stack)
        from parastaminen_nb.text.spread import tally_on

        return tally_on(client, parts, by, usual=args.language)


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


def _told(parts: Iterator[pd.DataFrame], _: Translator) -> Iterator[pd.DataFrame]:
    """The parts, while it is told every couple of seconds how many comments have gone by."""
    count, told = 0, time.monotonic()
    for part in parts:
        count += len(part)
        if time.monotonic() - told > _TELL_EVERY:
            say(_.plural("{n} comment so far.", "{n} comments so far.", n=count))
            told = time.monotonic()
        yield part
