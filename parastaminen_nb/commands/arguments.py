"""The parser of the command line, which says in the reader's language what it did not understand.

argparse has its sentences in English only. They are few and have kept their beginnings through all
versions of Python that we run on; each is told again in words of ours, and one that is not known
is told as it is.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.i18n import Translator

WRONG: Final = 2
"""Exit status when something has to be mended by the reader; a sentence says what."""

_SENTENCES: Final = (
    (r"unrecognized arguments: (?P<what>.+)", N_("I do not know what {what} means here.")),
    (r"the following arguments are required: (?P<what>.+)", N_("This is missing: {what}.")),
    (r"one of the arguments (?P<what>.+) is required", N_("One of these is missing: {what}.")),
    (
        r"argument (?P<what>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)",
        N_("{what} cannot be {value}. Choose one of these: {choices}."),
    ),
    (
        r"argument (?P<what>.+?): invalid int value: (?P<value>.+)",
        N_("{what}: write a whole number, not {value}."),
    ),
    (
        r"argument (?P<what>.+?): invalid float value: (?P<value>.+)",
        N_("{what}: write a number, not {value}."),
    ),
    (
        r"argument (?P<what>.+?): invalid \S+ value: (?P<value>.+)",
        N_("{what} cannot be {value}."),
    ),
    (
        r"argument (?P<what>.+?): expected (?:one|at least one|at most one|\d+) arguments?",
        N_("Write a value after {what}."),
    ),
    (
        r"argument (?P<what>.+?): not allowed with argument (?P<other>.+)",
        N_("{what} and {other} cannot be used together."),
    ),
    (
        r"argument (?P<what>.+?): ignored explicit argument (?P<value>.+)",
        N_("{what} takes no value, so leave {value} out."),
    ),
    (
        r"ambiguous option: (?P<what>.+?) could match (?P<choices>.+)",
        N_("{what} may mean several things. Write one of these in full: {choices}."),
    ),
)


def told(message: str) -> Sentence | str:
    """What argparse says, as a sentence of ours; its own words where it says something else.

    >>> str(told("argument --people: invalid int value: 'many'"))
    '--people: write a whole number, not many.'
    """
    for pattern, sentence in _SENTENCES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            blanks = {name: said.replace("'", "") for name, said in match.groupdict().items()}
            return Sentence(sentence, blanks)
    return message


class Parser(argparse.ArgumentParser):
    """A parser in one language; see `parser_in`. It ends with our status."""

    words: Translator

    def __init__(self, **given: Any) -> None:
        _ = self.words
        super().__init__(**{**given, "add_help": False, "formatter_class": _formatter(_)})
        self._positionals.title = _("What you write in this order")
        self._optionals.title = _("What you may add")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> NoReturn:
        _ = self.words
        said = _.say(told(message))
        help_words = _("Help: {command} --help", command=self.prog)
        self.exit(WRONG, f"{said} {help_words}\n")


def parser_in(_: Translator) -> type[Parser]:
    """The parser that speaks one language, as do all parsers of verbs that are made from it."""
    return type("ParserInLanguage", (Parser,), {"words": _})


def add_model(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The settings of a language model, without which none is ever asked."""
    parser.add_argument(
        "--model",
        type=Path,
        metavar=_("FILE"),
        help=_("the settings of a language model of your own, for summaries; else none is asked"),
    )


def _formatter(_: Translator) -> Callable[..., argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            # Nothing is a prefix too: argparse asks for one when it names the verbs.
            super().add_usage(usage, actions, groups, _("Use: ") if prefix is None else prefix)

    return Formatter
