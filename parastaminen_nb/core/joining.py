"""Where people join a workshop: what a phone's camera opens, and what fingers type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urlsplit

from parastaminen_nb.core.errors import N_, WorkshopError


def join_link(site: str, code: str) -> str:
    """What the picture leads to: the participants' pages with the code already typed.

    >>> join_link("https://kuusi.fi/", "KUUSI 42")
    'https://kuusi.fi/j/KUUSI42'
    """
    return f"{site.rstrip('/')}/j/{quote(code.replace(' ', '').upper())}"


def join_code(choose: Callable[[Sequence[str]], str]) -> str:
    """A code that is easy to read aloud and to type: a word without dots and two digits.

    `choose` picks one of several; give `secrets.choice`, so that nobody guesses it.

    >>> join_code(lambda several: several[0])
    'AALTO 22'
    """
    return f"{choose(_WORDS.split())} {choose(_DIGITS)}{choose(_DIGITS)}"


# Finnish words that no keyboard lacks a letter for; digits that no letter is taken for.
_WORDS = """
    AALTO AHVEN HALKO HANKI HARJU HAUKI HELMI HILLA HONKA ILMA JOKI JUOLUKKA KAISLA KALLIO
    KANTO KARHU KARPALO KATAJA KEVAT KIELO KIVI KOIVU KORPI KOSKI KUKKO KUUSI KUUTAMO LAHTI
    LAINE LAITURI LAMPI LEHTO LEIVO LINTU LUMI LUOTO LUMME MAININKI MAJAKKA MANSIKKA METSO
    MUSTIKKA NIEMI NIITTY NUMMI OJA ORAVA PALOKKA PARSI PIHLAJA PILVI POHJOLA POLKU PORO
    PUOLUKKA PUOMI PUTOUS RAITA RANTA RUSKA SAARI SALMI SAMPO SARKA SATAMA SILTA SIRPPI
    SOUTU SUOPURSU TAIVAL TAMMI TIKKA TORPPA TUNTURI TUOMI TUULI ULAPPA VAAHTERA VARPU VESI
    VILJA VIRTA VUOKKO
"""
_DIGITS = "23456789"


def typed_address(site: str) -> str:
    """The address as people type it.

    >>> typed_address("http://192.168.1.5:8420/")
    '192.168.1.5:8420'
    """
    return site.rstrip("/").partition("://")[2]


def site_of(text: str) -> str:
    """A whole address from what somebody wrote: with how it is reached, without what follows.

    Empty stays empty. Raises `WorkshopError` where it is no address, or one that only this
    machine itself reaches: on paper it would lead nobody anywhere.

    >>> site_of(" kuusi.fi/ ")
    'https://kuusi.fi'
    """
    written = text.strip().rstrip("/")
    if not written:
        return ""
    # A name is served behind a certificate; a bare number is a machine in the same room.
    host = written.partition("/")[0].partition(":")[0]
    whole = written if "://" in written else f"{'http' if _number(host) else 'https'}://{written}"
    if not _is_address(whole):
        raise WorkshopError(
            N_("{address} is no address. Write it as people type it, such as tyopaja.kuusi.fi."),
            address=text.strip(),
        )
    if only_here(whole):
        raise WorkshopError(
            N_(
                "{address} leads only to this machine itself. "
                "Give the address that phones can reach."
            ),
            address=text.strip(),
        )
    return whole


def only_here(site: str) -> bool:
    """Whether an address is reached by nobody but the machine that it is on."""
    host = urlsplit(site).hostname or ""
    if host == "localhost":
        return True
    number = _number(host)
    return bool(number and (number.is_loopback or number.is_unspecified))


def _is_address(whole: str) -> bool:
    try:
        parts = urlsplit(whole)
        name, _port = parts.hostname or "", parts.port  # asking for it tells that it is a number
    except ValueError:
        return False
    dotted = "." in name.strip(".") or ":" in name or name == "localhost"
    return dotted and parts.scheme in {"http", "https"} and not any(map(str.isspace, whole))


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
