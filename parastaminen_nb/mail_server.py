"""The organisation's own mail server: how it is told of, and what may be wrong with that.

It is told in the environment or in a small file of its own, never in the workshop's file: whoever
gets the workshop does not get the password with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.people import ADDRESS
from parastaminen_nb.told_settings import is_here, told_settings, whole_number

FILE: Final = "PARASTAMINEN_MAIL"
"""The environment's name for the file; each of its lines can stand in the environment as well:
`host` as `PARASTAMINEN_MAIL_HOST`, and so on. What stands there comes before the file."""

_KEYS: Final = ("host", "port", "security", "user", "password", "from", "name", "certificates")


class Security(StrEnum):
    """How the way to the server is kept secret, with the port that is usual for it."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"

    @property
    def port(self) -> int:
        return {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}[self]


@dataclass(frozen=True)
class MailServer:
    """An organisation's mail server. `sender` is the address that letters come from, `name` what
    stands beside it; `certificates` is a file where the organisation signs its own."""

    host: str
    sender: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    name: str = ""
    certificates: str = ""

    @classmethod
    def told(cls, environment: Mapping[str, str]) -> MailServer | None:
        """The server that the environment tells of, None where it tells of none.

        Raises `WorkshopError` with a sentence where something of it is missing or wrong.
        """
        missing = N_("The mail server's settings have no “{key}”. Add it.")
        said = told_settings(environment, FILE, _KEYS, ("host", "from"), missing)
        if not said:
            return None
        if not ADDRESS.fullmatch(said["from"]) or not said["from"].isascii():
            raise WorkshopError(
                N_("{email} is not a whole address. Write it as name@place.fi."),
                email=said["from"],
            )
        security = _security(said.get("security", Security.STARTTLS.value))
        server = cls(
            said["host"],
            said["from"],
            _port(said.get("port", str(security.port))),
            security,
            *(said.get(key, "") for key in ("user", "password", "name", "certificates")),
        )
        if server.password and security is Security.NONE and not is_here(server.host):
            raise WorkshopError(
                N_(
                    "The password would go to {host} for everybody to read. "
                    "Set “security” to starttls or tls."
                ),
                host=server.host,
            )
        return server


def _security(text: str) -> Security:
    try:
        return Security(text.lower())
    except ValueError as error:
        raise WorkshopError(
            N_("“security” of the mail server is starttls, tls or none, not {value}."), value=text
        ) from error


def _port(text: str) -> int:
    port = whole_number(text, 65_535)
    if port is None:
        raise WorkshopError(
            N_("{port} is no port. Give a number from 0 to {most}."), port=text, most=65_535
        )
    return port
