"""`parastaminen rotate`: from a list of people to a rotation, without a page."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import (
    Mode,
    Rotation,
    Rules,
    plan_rotation,
    ways_out,
)
from parastaminen_nb.core.workshop import Case, GroupSize, Person, Workshop
from parastaminen_nb.exchange.folder import may_write_folder, write_folder
from parastaminen_nb.exchange.people import PeopleRead, read_people_file
from parastaminen_nb.exchange.printed import unmet_words
from parastaminen_nb.exchange.rules import read_rules
from parastaminen_nb.exchange.table import Skipped
from parastaminen_nb.i18n import Translator
from parastaminen_nb.whole_file import may_write, write_whole

_SIZE: Final = re.compile(r"(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?")


def add_arguments(parser: argparse.ArgumentParser, _: Translator) -> None:
    """The arguments of the verb, told in the reader's language."""
    add = parser.add_argument
    add("people", type=Path, metavar=_("PEOPLE"), help=_("a list with names: xlsx, xls, ods, csv"))
    add("--cases", type=_whole("--cases"), required=True, help=_("how many cases there are"))
    add("--size", type=_size, default=GroupSize(), help=_("people at a table, 4-7 unless told"))
    add("--rules", type=Path, metavar=_("FILE"), help=_("who sits together, apart, where: .toml"))
    add("--seed", type=_whole("--seed"), default=1, help=_("another number, another rotation"))
    add("--rounds", type=_whole("--rounds"), help=_("rounds, as many as cases unless told"))
    add(
        "--mode",
        choices=[mode.value for mode in Mode],
        default=Mode.FAIR.value,
        help=_("how people mix; fair unless told"),
    )
    add(
        "--tables-per-case",
        type=_whole("--tables-per-case"),
        help=_("tables at each case, where the size alone does not say it"),
    )
    add(
        "--out",
        required=True,
        metavar=_("FILE"),
        help=_("plan.xlsx, plan.json, or a folder for Zoom such as zoom/"),
    )


def run(args: argparse.Namespace, _: Translator) -> int:
    """Read, plan, write, tell how good it is. What is read and written goes to the error stream.

    Raises `WorkshopError` where something has to be mended; then nothing has been written.
    """
    _check_targets(args)
    read = read_people_file(args.people)
    people = read.people
    # Namesakes are told apart, so that a rule and a sentence mean one person.
    names = told_apart(people)
    called = tuple(replace(person, name=names[person.key]) for person in people)
    cases = Workshop(key="", title="").with_cases(*[Case("", "")] * args.cases).cases
    choices: dict[str, Any] = {
        "size": args.size,
        "rounds": args.rounds,
        "mode": Mode(args.mode),
        "tables_per_case": args.tables_per_case,
        "rules": read_rules(args.rules, called, cases) if args.rules else Rules(),
        "seed": args.seed,
    }
    rotation = plan_rotation(called, cases, **choices)
    broken = rotation.conflicts(names)
    ways: Sequence[Sentence] = ()
    if broken:
        _tell_list(unmet_words(len(broken), _), broken, _)
        ways = ways_out(called, cases, **choices)
        if ways:
            _tell_list(_("What would help:"), ways, _)
    _write(args.out, rotation, people, cases, ways, _)
    for sentence in (*rotation.quality().sentences(), *rotation.notes()):
        _tell(_.say(sentence))
    _tell_files(args, read, rotation, _)
    return 0


def _write(
    out: str,
    rotation: Rotation,
    people: Sequence[Person],
    cases: Sequence[Case],
    ways: Sequence[Sentence],
    _: Translator,
) -> None:
    target = Path(out)
    if _ending(out) == ".json":
        from parastaminen_nb.exchange.rotation_json import rotation_json

        write_whole(target, rotation_json(rotation, people, _.say))
    elif _ending(out) == ".xlsx":
        from parastaminen_nb.exchange.rotation_book import rotation_workbook

        write_whole(target, rotation_workbook(rotation, people, cases, _, ways=ways))
    else:
        from parastaminen_nb.exchange.zoom import room_files, stale_files

        write_folder(target, room_files(rotation, people, _), stale=stale_files(_))


def _tell_list(heading: str, sentences: Sequence[Sentence], _: Translator) -> None:
    _tell("\n".join([heading, *(f"- {_.say(sentence)}" for sentence in sentences)]))


def _tell(said: str) -> None:
    print(said, flush=True)  # noqa: T201 - the result in words


def _tell_files(
    args: argparse.Namespace, read: PeopleRead, rotation: Rotation, _: Translator
) -> None:
    moving, others = len(rotation.people), len(read.people) - len(rotation.people)
    said = [_.plural("{n} person rotates.", "{n} people rotate.", n=moving)]
    if others:
        said.append(_.plural("{n} other stays in place.", "{n} others stay in place.", n=others))
    lines = [" ".join(said)]
    if read.remarks:
        lines.append(_("About {file}:", file=args.people.name))
        lines += [f"- {_remark(part, _)}" for part in read.remarks]
    if not _ending(args.out):
        from parastaminen_nb.exchange.zoom import without_address

        lost = without_address(rotation, read.people)
        if lost:
            lines.append(_("No address, so Zoom cannot place: {names}", names=lost))
    lines.append(_("Written: {file}", file=args.out))
    print("\n".join(lines), file=sys.stderr, flush=True)  # noqa: T201


def _remark(part: Skipped, _: Translator) -> str:
    """A remark about a row tells its place itself; one about a sheet is put below its name."""
    if part.row is None and part.sheet:
        return _("Sheet {sheet}: {why}", sheet=part.sheet, why=part.why)
    return _.say(part.why)


def _check_targets(args: argparse.Namespace) -> None:
    """Say before the work begins that its result could not be written."""
    target = Path(args.out)
    read = [path for path in (args.people, args.rules) if path]
    if target.resolve() in {path.resolve() for path in read}:
        raise WorkshopError(
            N_("{file} is one of the files to read. Give the result another name."), file=args.out
        )
    if _ending(args.out):
        may_write(target)
    else:
        may_write_folder(target)


def _ending(out: str) -> str:
    """ ".xlsx" or ".json"; empty for a folder. Raises `WorkshopError` for any other ending."""
    ending = Path(out).suffix.lower()
    if out.endswith(("/", "\\")) or not ending or Path(out).is_dir():
        return ""
    if ending not in {".xlsx", ".json"}:
        raise WorkshopError(
            N_("{file} ends neither in .xlsx nor in .json, and is no folder. Name one of these."),
            file=out,
        )
    return ending


def _whole(option: str) -> Callable[[str], int]:
    def number(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise WorkshopError(
                N_("{option} {text}: write a whole number, such as 3."), option=option, text=text
            ) from None

    return number


def _size(text: str) -> GroupSize:
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise WorkshopError(
            N_("--size {text}: write how many sit at a table, such as 4-7 or 5."), text=text
        )
    return GroupSize(int(found[1]), int(found[2] or found[1]))
