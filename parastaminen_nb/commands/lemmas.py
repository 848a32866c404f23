"""`parastaminen lemmas`: words in, one a line; their base forms out, one a line."""

from __future__ import annotations

import argparse
import io
import sys
import unicodedata
from collections.abc import Iterable, Iterator

from parastaminen_nb.commands.base_forms import add_voikko, lemmas_asked
from parastaminen_nb.commands.heard import fall_silent, not_heard
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.lemmas import LANGUAGES, Lemmas


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default="fi",
        help=_("the language of the words; Finnish when not given"),
    )
    add_voikko(parser, _)


def run(args: argparse.Namespace, _: Translator) -> int:
    """Print the base form of each word of the input as soon as its line has come.

    Words are read and written in UTF-8, whatever the machine is set to, so that a file gives the
    same everywhere. Raises `WorkshopError` where Voikko is asked for and not installed.
    """
    lemmas = lemmas_asked(args.voikko, "", print, _)
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            # Only a line feed ends a line: as many lines leave as came.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    try:
        for line in base_forms(sys.stdin, args.language, lemmas):
            print(line, flush=True)  # noqa: T201 - this is what the verb is for
    except OSError as error:
        if not not_heard(error):
            raise
        fall_silent()
    return 0


def base_forms(lines: Iterable[str], language: str, lemmas: Lemmas | None = None) -> Iterator[str]:
    """A line for each line: the base form of its word, in lower case; of each, where it has many.

    >>> list(base_forms(["Skolorna\\n", "\\n", "bibliotek"], "sv"))
    ['skola', '', 'bibliotek']
    """
    lemmas = lemmas or Lemmas()
    for line in lines:
        # Letters with marks are one letter, as in the dictionaries.
        words = unicodedata.normalize("NFC", line.removeprefix("\ufeff")).split()
        yield " ".join(lemmas.of(words, language))
