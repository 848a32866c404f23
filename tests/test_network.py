"""Who can reach the participants' pages: this machine, the room, or those whom a proxy lets in."""

import io
import socket
import sys

import psutil
import pytest

from parastaminen_nb.cli import main
from parastaminen_nb.commands.run import picture
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.example import create_example
from parastaminen_nb.hub.settings import Settings
from parastaminen_nb.network import HERE_ONLY, Reach, addresses, behind_a_proxy, in_the_room
from parastaminen_nb.serve import Addresses, children_of

LINK = "http://192.168.1.5:8420/j/KUUSI42"


def own_address() -> str:
    found = addresses()
    if not found:
        pytest.skip("this machine is in no network")
    return found[0]


def test_by_default_only_this_machine_reaches_it():
    assert Reach(("127.0.0.1",), "", ()) == HERE_ONLY


def test_the_room_reaches_one_address_of_this_machine_and_no_other():
    address = own_address()
    assert in_the_room(8420) == Reach(("127.0.0.1", address), f"http://{address}:8420")
    with socket.socket() as probe:
        probe.bind((address, 0))  # it is really ours


def test_a_network_that_leads_nowhere_else_is_known_too():
    on = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    own = {
        one.address
        for name, found in psutil.net_if_addrs().items()
        for one in found
        if name in on and one.family == socket.AF_INET
    }
    assert set(addresses()) >= {one for one in own if not one.startswith(("127.", "169.254."))}


@pytest.mark.parametrize("address", ["203.0.113.9", "evil.example", "127.0.0.1"])
def test_an_address_that_is_not_ours_is_said(address):
    own_address()
    with pytest.raises(WorkshopError, match="not an address of this machine"):
        in_the_room(8420, address)


def test_behind_a_proxy_only_that_proxy_is_believed():
    here = behind_a_proxy("https://tyopaja.kunta.fi/p/")
    assert here == Reach(("127.0.0.1",), "https://tyopaja.kunta.fi/p", ("127.0.0.1", "::1"))
    elsewhere = behind_a_proxy("https://tyopaja.kunta.fi", proxy="10.0.0.5", address=own_address())
    assert elsewhere.proxies == ("10.0.0.5",)
    assert elsewhere.listen == ("127.0.0.1", own_address())


@pytest.mark.parametrize(
    "url", ["tyopaja.kunta.fi", "ftp://a.fi", "https://", "https://a.fi/?x=1", "https://me@a.fi"]
)
def test_an_address_that_phones_cannot_open_is_said(url):
    with pytest.raises(WorkshopError):
        behind_a_proxy(url)


def test_what_the_hub_is_told_is_what_was_chosen(tmp_path):
    reach = Reach(("127.0.0.1", "10.0.0.4"), "https://tyopaja.kunta.fi/p", ("10.0.0.5",))
    told = Addresses(8420, 8421, "key", "KUUSI 42", reach)
    hub, voila = children_of(tmp_path / "a.workshop", told, "fi", io.BytesIO())
    settings = Settings.from_environment(hub.environment)
    assert settings.hosts == reach.listen
    assert settings.public_url == reach.public
    assert settings.proxies == reach.proxies
    assert (settings.base, settings.secure) == ("/p", True)
    assert voila.environment["PARASTAMINEN_PUBLIC_URL"] == reach.public


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lan", "--public-url", "https://a.fi"], "Valitse toinen"),
        (["--public-url", "a.fi"], "https://"),
        (["--lan-address", "203.0.113.9"], "203.0.113.9"),
        (["--public-url", "https://a.fi", "--proxy", "proxy.fi"], "numeroina"),
    ],
)
def test_what_cannot_be_is_one_sentence(tmp_path, capsys, arguments, said):
    file = create_example(tmp_path / "kevät.workshop")
    assert main(["run", str(file), "--no-browser", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said in err


def test_the_picture_is_drawn_where_the_window_can(monkeypatch):
    class Window(io.StringIO):
        encoding = "utf-8"

    monkeypatch.setattr(sys, "stdout", Window())
    drawn = picture(LINK)
    assert "█" in drawn
    assert len(drawn.splitlines()) > 12
    Window.encoding = "ascii"
    assert picture(LINK) == LINK
