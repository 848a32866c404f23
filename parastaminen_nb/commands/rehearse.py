"""`parastaminen rehearse`: a whole workshop with people who are not there, before the real one."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.i18n import Translator
from parastaminen_nb.whole_file import may_write, write_whole
from parastaminen_nb.workshops import EXAMPLE

if TYPE_CHECKING:
    from parastaminen_nb.serve import Addresses

MOST_PEOPLE: Final = 2_000
FASTEST: Final = 36_000.0
"""A minute of the agenda takes 1.7 ms then; nothing is told that fast."""


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add = parser.add_argument
    add("workshop", metavar=_("WORKSHOP"), help=_("a workshop file, or example"))
    add("--people", default="25", metavar=_("N"), help=_("how many take part, 25 unless told"))
    add(
        "--speed",
        default="60",
        metavar=_("N"),
        help=_("how many times faster than real; 60 unless told: a minute takes a second"),
    )
    add("--kill", action="store_true", help=_("end the hub by force now and then on the way"))
    add(
        "--watch",
        action="store_true",
        help=_("start the desk and the wall too, and begin when you press Enter"),
    )
    add("--seed", default="1", metavar=_("N"), help=_("another number, another course of events"))
    add("--json", type=Path, metavar=_("FILE"), help=_("the same for programs, .json"))


def run(args: argparse.Namespace, _: Translator) -> int:
    """Rehearse and tell what came of it; 0 where nothing was lost or is there twice, else 1.

    What happens meanwhile goes to the error stream. Raises `WorkshopError` for what has to be
    mended; then nothing was played.
    """
    from parastaminen_nb.rehearsal import Play, Watcher, rehearse

    play = Play(
        people=_number("--people", args.people, most=MOST_PEOPLE),
        speed=_speed(args.speed),
        kill=args.kill,
        seed=_number("--seed", args.seed, least=0),
        watched=args.watch,
    )
    if args.json:
        _check_target(args.json, args.workshop)
    if args.workshop != EXAMPLE:
        _say(_("We rehearse on a copy. {file} itself is not touched.", file=args.workshop))
    watcher = Watcher(
        ready=lambda addresses: _invite(addresses, play.speed, _) if args.watch else None,
        part=_teller(_),
        over=lambda: _wait(_("Press Enter when you have looked."), when=args.watch),
    )
    report = rehearse(args.workshop, play, language=_.language, watcher=watcher)
    print(report.in_words(_), flush=True)  # noqa: T201 - the result in words
    if args.json:
        text = json.dumps(report.as_json(), indent=1)
        write_whole(args.json, f"{text}\n".encode())
        _say(_("Written: {file}", file=args.json))
    return 0 if report.fine else 1


def _teller(_: Translator) -> Callable[[Leg, int, int], None]:
    def tell(leg: Leg, here: int, written: int) -> None:
        people = _.plural("{n} person here", "{n} people here", n=here)
        comments = _.plural("{n} comment", "{n} comments", n=written)
        _say(f"{_.say(leg.name)}: {people}, {comments}")

    return tell


def _invite(addresses: Addresses, speed: float, _: Translator) -> None:
    lines = [
        _("Open the desk and the wall in your browser:"),
        f"  {_('Desk')}  {addresses.page('desk')}",
        f"  {_('Wall')}  {addresses.page('wall')}",
    ]
    if speed > 1:
        fast = _.number(speed, 0)
        lines.append(
            _(
                "Time runs {speed} times faster here, so the desk shows no hours of the plan and "
                "does not tell whether you are late.",
                speed=fast,
            )
        )
    _say("\n".join(lines))
    _wait(_("Press Enter when you want to begin."))


def _wait(sentence: str, *, when: bool = True) -> None:
    """Wait for somebody who sits at the keyboard; a script is not kept waiting."""
    if when and sys.stdin.isatty():
        _say(sentence)
        sys.stdin.readline()


def _check_target(target: Path, workshop: str) -> None:
    if workshop != EXAMPLE and target.resolve() == Path(workshop).resolve():
        raise WorkshopError(
            N_("{file} is one of the files to read. Give the result another name."),
            file=str(target),
        )
    may_write(target)


def _number(option: str, text: str, *, least: int = 1, most: int = 2**31) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
    if not least <= number <= most:
        raise WorkshopError(
            N_("{option} {text}: write a whole number from {least} to {most}."),
            option=option,
            text=text,
            least=least,
            most=most,
        )
    return number


def _speed(text: str) -> float:
    try:
        speed = float(text.replace(",", "."))
    except ValueError:
        speed = math.nan
    if not 1 <= speed <= FASTEST:
        raise WorkshopError(
            N_("--speed {text}: write a number from 1 to {most}, such as 60."),
            text=text,
            most=round(FASTEST),
        )
    return speed


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is what the verb tells meanwhile
