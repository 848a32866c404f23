"""A language model of the organisation's own: how it is told of, and what may be wrong with that.

Without these settings nothing of a workshop ever goes to a language model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.told_settings import is_here, told_settings, whole_number

FILE: Final = "PARASTAMINEN_MODEL"
"""The environment's name for the file; each of its lines can stand in the environment as well:
`address` as `PARASTAMINEN_MODEL_ADDRESS`, and so on. What stands there comes before the file."""

_KEYS: Final = (
    *("address", "model", "key", "key_file", "patience", "characters", "certificates"),
    *("tokens", "unencrypted"),
)
PATIENCE: Final = 180
CHARACTERS: Final = 12_000
TOKENS: Final = 4_000
_MOST_PATIENCE: Final = 3_600
_MOST_CHARACTERS: Final = 1_000_000
_MOST_TOKENS: Final = 100_000


@dataclass(frozen=True)
class ModelServer:
    """Who answers at an OpenAI-compatible `address` ("http://localhost:11434/v1").

    `patience` is how many seconds an answer may take in all, `characters` how long the comments of
    one question may be together. A model that loses its way is stopped by its server after `tokens`
    of its own, thoughts and all. `certificates` is a file where the organisation signs its own.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    patience: int = PATIENCE
    characters: int = CHARACTERS
    certificates: str = ""
    tokens: int = TOKENS

    @classmethod
    def told(cls, environment: Mapping[str, str]) -> ModelServer | None:
        """The server that the environment tells of, None where it tells of none.

        Raises `WorkshopError` with a sentence where something of it is missing or wrong.
        """
        missing = N_("The language model's settings have no “{key}”. Add it.")
        said = told_settings(environment, FILE, _KEYS, ("address", "model"), missing)
        if not said:
            return None
        server = cls(
            said["address"].rstrip("/"),
            said["model"],
            said.get("key", "") or _from_key_file(said.get("key_file", "")),
            _number(said, "patience", PATIENCE, _MOST_PATIENCE),
            _number(said, "characters", CHARACTERS, _MOST_CHARACTERS),
            said.get("certificates", ""),
            _number(said, "tokens", TOKENS, _MOST_TOKENS),
        )
        server.check(unencrypted=said.get("unencrypted", "").lower() in {"true", "yes", "1"})
        return server

    @property
    def parts(self) -> SplitResult:
        """The address taken apart."""
        return urlsplit(self.address)

    @property
    def host(self) -> str:
        """Where comments would go, as people read it: "ai.kunta.fi", "localhost:11434"."""
        return self.parts.netloc

    @property
    def here(self) -> bool:
        """Whether the model runs on this machine."""
        return is_here(self.parts.hostname or "")

    def check(self, *, unencrypted: bool) -> None:
        """Raise `WorkshopError` where the address is none, or all on the way could read along."""
        if not _is_address(self.address):
            raise WorkshopError(
                N_(
                    "{address} is no address of a language model. Write it as "
                    "https://ai.kunta.fi/v1, without a user, a password or a question mark."
                ),
                address=self.address.rpartition("@")[2],
            )
        if not self.key.isascii() or any(letter.isspace() for letter in self.key):
            raise WorkshopError(
                N_("The key of the language model has letters that no key has. Copy it again.")
            )
        if self.parts.scheme == "https" or self.here:
            return
        if not unencrypted:
            raise WorkshopError(
                N_(
                    "Comments would go to {host} for everybody on the way to read. Use an address "
                    "that begins with https, or set “unencrypted” to true if you may."
                ),
                host=self.host,
            )
        if self.key:
            raise WorkshopError(
                N_(
                    "The key would go to {host} for everybody on the way to read. Use an address "
                    "that begins with https."
                ),
                host=self.host,
            )


def _is_address(address: str) -> bool:
    if not address.isascii() or any(letter.isspace() for letter in address):
        return False
    try:
        parts = urlsplit(address)
        _port = parts.port  # is only looked at when it is asked for
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain


def _from_key_file(file: str) -> str:
    if not file:
        return ""
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WorkshopError(
            N_("The key of the language model in {file} cannot be read. Check “key_file”."),
            file=file,
        ) from error


def _number(said: Mapping[str, str], name: str, usual: int, most: int) -> int:
    text = said.get(name, str(usual))
    number = whole_number(text, most)
    if number is None:
        raise WorkshopError(
            N_("“{key}” of the language model is a number from 1 to {most}, not {value}."),
            key=name,
            most=most,
            value=text,
        )
    return number
