"""Settings of servers that are not ours: told in the environment or in a small file of their own,
never in the workshop's file. Whoever gets the workshop does not get a password with it."""

from __future__ import annotations

import ssl
import tomllib
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError

_MOST_DIGITS: Final = 12
"""Python itself refuses to read thousands of them."""


def told_settings(
    environment: Mapping[str, str],
    name: str,
    keys: Sequence[str],
    needed: Sequence[str],
    missing: str,
) -> dict[str, str]:
    """What is told under `name`: the lines of the file that it names, and before them what stands
    in the environment itself (`host` as `NAME_HOST`). Empty where nothing is told.

    Raises `WorkshopError` where the file cannot be read or has a line that is not known, and with
    the sentence `missing`, which has the blank `key`, where one of `needed` is not told.
    """
    said = _from_file(environment.get(name, ""), keys)
    for key in keys:
        value = environment.get(f"{name}_{key.upper()}", "")
        if value:
            said[key] = value
    for key in needed if said else ():
        if not said.get(key):
            raise WorkshopError(missing, key=key)
    return said


def is_here(host: str) -> bool:
    """Whether this is the machine itself: what goes there stays on it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def trusted(certificates: str) -> ssl.SSLContext:
    """Whom to trust: those whom the machine trusts, or a file where the organisation signs its own.

    Raises `WorkshopError` where that file cannot be read.
    """
    if not certificates:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=certificates)
    except (OSError, ssl.SSLError) as error:
        raise WorkshopError(
            N_("The certificates in {file} cannot be read. Check “certificates”."),
            file=certificates,
        ) from error


def unsafe_because(error: Exception) -> str:
    """Why a way to a server cannot be made safe, in the words of who tried."""
    return str(error.args[-1]) if error.args else type(error).__name__


def whole_number(text: str, most: int) -> int | None:
    """A number from 1 to `most`, None where the text is no such number.

    >>> whole_number("25", 100), whole_number("0", 100), whole_number("²", 100)
    (25, None, None)
    >>> whole_number("1" * 5000, 100) is None
    True
    """
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        return None
    return int(text) if 0 < int(text) <= most else None


def _from_file(file: str, keys: Sequence[str]) -> dict[str, str]:
    if not file:
        return {}
    try:
        with Path(file).open("rb") as opened:
            said = tomllib.load(opened)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkshopError(
            N_("The settings in {file} cannot be read: {why}."),
            file=file,
            why=getattr(error, "strerror", None) or str(error),
        ) from error
    unknown = sorted(set(said) - set(keys))
    if unknown:
        raise WorkshopError(
            N_("{file} has “{key}”, which is not known. Known are: {known}."),
            file=file,
            key=unknown[0],
            known=", ".join(keys),
        )
    return {key: str(value) for key, value in said.items()}
