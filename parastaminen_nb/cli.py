"""The command line, `parastaminen`: which verb is meant, and in which language it speaks."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from parastaminen_nb.commands.arguments import WRONG, parser_in
from parastaminen_nb.commands.heard import fall_silent, not_heard
from parastaminen_nb.commands.run import has_screen
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.i18n import LANGUAGES, Translator, translator
from parastaminen_nb.places import shipped, workshops
from parastaminen_nb.traces import trace

ENOUGH = 141
"""What a shell calls a program that was not listened to any more."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. No traceback reaches the reader."""
    words = translator(_language(list(sys.argv[1:] if arguments is None else arguments)))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not know every letter
            stream.reconfigure(errors="replace")
    try:
        options = _parser(words).parse_args(arguments)
        return int(options.verb(options, words))
    except WorkshopError as error:
        print(words.say(error), file=sys.stderr)  # noqa: T201 - this is where it is said
        return WRONG
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - where the unforeseen is caught and kept
        if not_heard(error):
            fall_silent()
            return ENOUGH
        print(_kept(error, words), file=sys.stderr)  # noqa: T201
        return 1


def _language(arguments: list[str]) -> str:
    """The language asked for on the command line or in the environment; Finnish otherwise."""
    for place, argument in enumerate(arguments):
        if argument == "--in" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--in="):
            return argument.removeprefix("--in=")
    return os.environ.get("PARASTAMINEN_LANGUAGE", "fi")


def _parser(_: Translator) -> argparse.ArgumentParser:
    from parastaminen_nb.commands import (
        comments,
        count,
        lemmas,
        new,
        path,
        plan,
        rehearse,
        rotate,
        run,
    )

    parser = parser_in(_)(
        prog="parastaminen",
        description=_("Plan, run and understand Parastaminen workshops on your own machine."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=version("parastaminen-nb"),
        help=_("show which version this is"),
    )
    parser.add_argument(
        "--in",
        dest="language_in",
        choices=LANGUAGES,
        default="fi",
        help=_("the language the program speaks: fi, sv or en"),
    )
    verbs = parser.add_subparsers(required=True, metavar=_("COMMAND"))
    lab = verbs.add_parser("lab", help=_("open the notebooks in JupyterLab"))
    lab.set_defaults(verb=_lab)
    for name, help_words, command in (
        ("run", _("start the pages of a workshop on this machine"), run),
        ("new", _("make a new workshop"), new),
        ("plan", _("tell what a plan lacks, and make its documents and slides"), plan),
        ("path", _("tell what came of a workshop, and make or read its files"), path),
        (
            "comments",
            _("turn comments into a workbook with themes, counts and words"),
            comments,
        ),
        ("count", _("count the words of comments, however many there are"), count),
        ("lemmas", _("print the base forms of words"), lemmas),
        ("rotate", _("plan from a list of people who sits where in every round"), rotate),
        ("rehearse", _("play a whole workshop with people who are not there"), rehearse),
    ):
        verb = verbs.add_parser(name, help=help_words)
        command.add_arguments(verb, _)
        verb.set_defaults(verb=command.run)
    return parser


def _lab(options: argparse.Namespace, _: Translator) -> int:
    command = [sys.executable, "-m", "jupyterlab", "--notebook-dir", str(shipped("notebooks"))]
    if not has_screen():
        command.append("--no-browser")
    # Our settings for it ask no other machine for anything, news and extensions included.
    settings = Path(__file__).parent / "share" / "jupyter" / "config"
    path = os.pathsep.join(filter(None, [str(settings), os.environ.get("JUPYTER_CONFIG_PATH")]))
    environment = {**os.environ, "JUPYTER_CONFIG_PATH": path}
    return subprocess.run(command, env=environment, check=False).returncode


def _kept(trouble: Exception, _: Translator) -> str:
    """Keep where it came from in a file, and say where that is."""
    moment = datetime.now().astimezone()
    folder = workshops()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "parastaminen.log"
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{moment:%Y-%m-%d %H:%M:%S}\n{trace(trouble)}\n")
    return _(
        "Something went wrong that we did not foresee. What happened stands in {file}.",
        file=str(file),
    )


if __name__ == "__main__":
    sys.exit(main())
