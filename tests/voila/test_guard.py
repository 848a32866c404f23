"""Who is let in, decided without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.voila import Settings
from parastaminen_nb.voila.guard import knows_host, without_key


def told(folder: Path, **more) -> Settings:
    return Settings(apps=folder, workshop=folder / "a.workshop", key="kuusi", **more)


def asked(uri: str) -> HTTPServerRequest:
    line = RequestStartLine("GET", uri, "HTTP/1.1")
    return HTTPServerRequest(start_line=line, headers=HTTPHeaders({"Host": "localhost"}))


@pytest.mark.parametrize("host", ["localhost:8866", "127.0.0.1:8866", "[::1]:8866", "LOCALHOST"])
def test_this_machine_is_known_by_its_own_names(tmp_path, host) -> None:
    assert knows_host(host, told(tmp_path))


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8866", "10.0.0.5", ""])
def test_another_name_is_not_known_on_loopback(tmp_path, host) -> None:
    assert not knows_host(host, told(tmp_path))


def test_on_the_network_addresses_in_numbers_are_known_and_strange_names_are_not(tmp_path) -> None:
    open_to_all = told(tmp_path, host="0.0.0.0", names=("tyopaja.kunta.fi",))
    assert knows_host("10.0.0.5:8866", open_to_all)
    assert knows_host("tyopaja.kunta.fi", open_to_all)
    assert not knows_host("evil.example", open_to_all)


def test_the_key_is_taken_off_the_address_and_the_rest_stays() -> None:
    assert without_key(asked("/desk?token=kuusi&lang=sv")) == "/desk?lang=sv"
    assert without_key(asked("/desk?token=kuusi")) == "/desk"


def test_the_welcome_never_leads_to_another_host() -> None:
    assert without_key(asked("//evil.example/?token=kuusi")) == "/evil.example/"


def test_a_cookie_opens_for_its_own_key_and_tells_nothing_of_it(tmp_path) -> None:
    here, there = told(tmp_path), Settings(tmp_path, tmp_path, key="koivu")
    assert here.cookie == told(tmp_path).cookie, "a restart with the same key keeps pages open"
    assert here.cookie != there.cookie
    assert "kuusi" not in here.cookie
    assert "kuusi" not in repr(here)


def test_two_workshops_on_one_machine_do_not_lock_each_other_out(tmp_path) -> None:
    assert told(tmp_path, port=1).cookie_name != told(tmp_path, port=2).cookie_name


def test_without_a_key_nothing_is_served(tmp_path) -> None:
    with pytest.raises(WorkshopError, match="need a key"):
        Settings(apps=tmp_path, workshop=tmp_path, key="")


def test_a_missing_folder_of_pages_is_named(tmp_path) -> None:
    with pytest.raises(WorkshopError, match="nowhere"):
        told(tmp_path / "nowhere")
