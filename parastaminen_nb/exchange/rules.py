"""The rules of a rotation in a TOML file; `core.rotation.rules_file` tells what they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.rotation import Rules, rules_from
from parastaminen_nb.core.workshop import Case, Person
from parastaminen_nb.exchange.delimited import decoded

_LINE: Final = re.compile(r"at line (\d+), column (\d+)")


def read_rules(path: Path, people: Sequence[Person], cases: Sequence[Case]) -> Rules:
    """The rules of a file, about those of the people who rotate.

    Raises `WorkshopError` where the file cannot be read, with the line where it is not TOML, and
    where a rule is none.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise WorkshopError(
            N_("There is no file {file}. Check the name and the folder."), file=str(path)
        ) from None
    except OSError as error:
        raise WorkshopError(
            N_("{file} cannot be read. Copy it to your own disk and try again."), file=str(path)
        ) from error
    text = decoded(content).replace("\r\n", "\n")
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        lines = text.split("\n")
        line = int(found[1]) if found else len(lines)
        while line > 1 and not lines[line - 1].strip():  # what is missing is missing above
            line -= 1
        raise WorkshopError(
            N_(
                "{file}, line {line}: this cannot be read as a rule: {written}. Look here and on "
                "the line above for a quotation mark, a bracket or a comma that is missing."
            ),
            file=path.name,
            line=line,
            written=lines[line - 1].strip(),
        ) from error
    return rules_from(document, people, cases)
