"""The command line: parastaminen run | lab | plan | comments | rotate | rehearse."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from parastaminen_nb.commands import run as run_verb
from parastaminen_nb.commands.run import has_screen
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.i18n import LANGUAGES, Translator, translator
from parastaminen_nb.places import shipped, workshops

WRONG = 2
"""Exit status when something has to be mended by the reader; a sentence says what."""


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
    except Exception:  # noqa: BLE001 - the one place where the unforeseen is caught and kept
        print(_kept(words), file=sys.stderr)  # noqa: T201
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
    parser = _Parser(
        prog="parastaminen",
        description=_("Plan, run and understand Parastaminen workshops on your own machine."),
    )
    parser.words = _
    parser.add_argument("--version", action="version", version=version("parastaminen-nb"))
    parser.add_argument(
        "--in",
        dest="language_in",
        choices=LANGUAGES,
        default="fi",
        help=_("the language the program speaks: fi, sv or en"),
    )
    verbs = parser.add_subparsers(required=True, metavar=_("COMMAND"))

    run = verbs.add_parser("run", help=_("start the pages of a workshop on this machine"))
    run.words = _
    run_verb.add_arguments(run, _)
    run.set_defaults(verb=run_verb.run)

    lab = verbs.add_parser("lab", help=_("open the notebooks in JupyterLab"))
    lab.words = _
    lab.set_defaults(verb=_lab)

    from parastaminen_nb.commands import comments, count, lemmas, new, plan, rehearse, rotate

    new_verb = verbs.add_parser("new", help=_("make a new workshop"))
    new_verb.words = _
    new.add_arguments(new_verb, _)
    new_verb.set_defaults(verb=new.run)

    plan_verb = verbs.add_parser(
        "plan", help=_("tell what a plan lacks, and make its documents and slides")
    )
    plan_verb.words = _
    plan.add_arguments(plan_verb, _)
    plan_verb.set_defaults(verb=plan.run)

    comment_verb = verbs.add_parser(
        "comments", help=_("turn comments into a workbook with themes, counts and words")
    )
    comment_verb.words = _
    comments.add_arguments(comment_verb, _)
    comment_verb.set_defaults(verb=comments.run)

    count_verb = verbs.add_parser(
        "count", help=_("count the words of comments, however many there are")
    )
    count_verb.words = _
    count.add_arguments(count_verb, _)
    count_verb.set_defaults(verb=count.run)

    lemma_verb = verbs.add_parser("lemmas", help=_("print the base forms of words"))
    lemma_verb.words = _
    lemmas.add_arguments(lemma_verb, _)
    lemma_verb.set_defaults(verb=lemmas.run)

    rotate_verb = verbs.add_parser(
        "rotate", help=_("plan from a list of people who sits where in every round")
    )
    rotate_verb.words = _
    rotate.add_arguments(rotate_verb, _)
    rotate_verb.set_defaults(verb=rotate.run)

    rehearse_verb = verbs.add_parser(
        "rehearse", help=_("play a whole workshop with people who are not there")
    )
    rehearse_verb.words = _
    rehearse.add_arguments(rehearse_verb, _)
    rehearse_verb.set_defaults(verb=rehearse.run)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what was not understood in the reader's language, and ends with our status."""

    words: Translator

    def error(self, message: str) -> NoReturn:
        _ = self.words
        said = _(
            "This was not understood: {what}. Help: {command} --help",
            what=message,
            command=self.prog,
        )
        self.exit(WRONG, f"{said}\n")


def _lab(options: argparse.Namespace, _: Translator) -> int:
    command = [sys.executable, "-m", "jupyterlab", "--notebook-dir", str(shipped("notebooks"))]
    if not has_screen():
        command.append("--no-browser")
    # Our settings for it ask no other machine for anything, news and extensions included.
    settings = Path(__file__).parent / "share" / "jupyter" / "config"
    path = os.pathsep.join(filter(None, [str(settings), os.environ.get("JUPYTER_CONFIG_PATH")]))
    environment = {**os.environ, "JUPYTER_CONFIG_PATH": path}
    return subprocess.run(command, env=environment, check=False).returncode


def _kept(_: Translator) -> str:
    """Keep the traceback in a file, and say where it is."""
    moment = datetime.now().astimezone()
    folder = workshops()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "parastaminen.log"
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{moment:%Y-%m-%d %H:%M:%S}\n{traceback.format_exc()}\n")
    return _(
        "Something went wrong that we did not foresee. What happened stands in {file}.",
        file=str(file),
    )


if __name__ == "__main__":
    sys.exit(main())
