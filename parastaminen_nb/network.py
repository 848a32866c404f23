"""Where this machine is reached from: its addresses in the networks that it is in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import psutil  # type: ignore[import-untyped]

from parastaminen_nb.core.errors import N_, WorkshopError

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Reach:
    """Who can reach the participants' pages: by default this machine only.

    `listen` are the addresses where the hub listens, `public` how phones write its address (empty
    where none can come), `proxies` who may say for whom it asks.
    """

    listen: tuple[str, ...] = (HERE,)
    public: str = ""
    proxies: tuple[str, ...] = ()


HERE_ONLY = Reach()


def in_the_room(port: int, address: str = "") -> Reach:
    """Open to the network that this machine is in, at one of its addresses.

    Raises `WorkshopError` where it is in none, or the address is not one of its own.
    """
    own = addresses()
    if address and address not in own:
        raise WorkshopError(
            N_("{address} is not an address of this machine. It has: {known}"),
            address=address,
            known=", ".join(own) or HERE,
        )
    if not own:
        raise WorkshopError(
            N_(
                "This machine is in no network, so no phone can reach it. Join the room's network, "
                "or share the connection of a phone, and start again."
            )
        )
    chosen = address or own[0]
    return Reach((HERE, chosen), f"http://{_written(chosen)}:{port}")


def behind_a_proxy(url: str, *, proxy: str = "", address: str = "") -> Reach:
    """Reached through a proxy of the organisation under `url`; it asks from the address `proxy`,
    which is this machine unless told.

    Raises `WorkshopError` where the address cannot be one that phones open.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WorkshopError(
            N_("{address} is no address. Write it with https:// in front."), address=url
        )
    if parts.query or parts.fragment or parts.username:
        raise WorkshopError(
            N_("{address}: leave out what follows ? or #, and names before @."), address=url
        )
    if proxy and _number(proxy) is None:
        raise WorkshopError(
            N_("{address} is no network address. Write it in numbers, such as 10.0.0.5."),
            address=proxy,
        )
    elsewhere = proxy and not _is_here(proxy)
    at = in_the_room(0, address).listen if elsewhere else (HERE,)
    return Reach(at, url.strip().rstrip("/"), (proxy,) if proxy else (HERE, "::1"))


def addresses() -> tuple[str, ...]:
    """This machine's own addresses in its networks, the one it would use first. Nothing is sent.

    A network that this machine makes for phones itself, or one that leads nowhere else, counts.
    """
    found = [_towards("10.255.255.255"), _towards("192.0.2.1"), *_of_interfaces()]
    usable = (address for address in found if address and _reaches_out(address))
    return tuple(dict.fromkeys(usable))


def _towards(somewhere: str) -> str:
    """The address from which this machine would speak to another. A datagram socket that is
    connected says it without sending anything."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect((somewhere, 9))
        return str(probe.getsockname()[0])
    return ""


def _of_interfaces() -> Iterator[str]:
    """The addresses of all that is switched on."""
    on = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    for name, own in psutil.net_if_addrs().items():
        if name in on:
            yield from (one.address for one in own if one.family == socket.AF_INET)


def _reaches_out(address: str) -> bool:
    number = _number(address)
    return (
        isinstance(number, ipaddress.IPv4Address)
        and not number.is_loopback
        and not number.is_unspecified
        and not number.is_link_local
    )


def _is_here(address: str) -> bool:
    number = _number(address)
    return bool(number and number.is_loopback)


def _written(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _number(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
