"""The door: who is let in, how often, with what."""

import gzip
import http.client
import logging
import re
import socket
import sqlite3
import urllib.parse
from contextlib import suppress
from dataclasses import replace

import pytest

from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.hub import counting
from parastaminen_nb.hub.guard import Buckets, code_fits, host_fits, same_origin
from parastaminen_nb.hub.settings import Limit, Limits
from tests.hub.conftest import Phone, running


def test_every_page_forbids_what_it_does_not_need(hub):
    phone = hub.phone()
    phone.join("p1")
    hub.start("round-1")
    for path in ("/", "/me", "/nowhere", "/health", "/j/KUUSI42"):
        headers = phone.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"


def test_no_page_holds_script_or_style_of_its_own(hub):
    phone = hub.phone()
    phone.join("p1")
    hub.start("round-1")
    for page in (hub.phone().get("/"), phone.get("/me"), phone.get("/feedback")):
        assert " style=" not in page.text
        assert "<style" not in page.text
        assert not re.search(r"\son\w+=", page.text)
        for opening in re.findall(r"<script[^>]*>", page.text):
            assert "src=" in opening or 'type="application/json"' in opening


def test_files_may_be_kept_for_ever_and_come_packed(hub):
    page = hub.phone().get("/").text
    (address,) = re.findall(r'href="(/files/[0-9a-f]+/look.css)"', page)
    answer = hub.phone().get(address)
    assert "immutable" in answer.headers["cache-control"]
    assert ".my-table" in answer.text
    connection = http.client.HTTPConnection(hub.address.removeprefix("http://"))
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    body = connection.getresponse().read()
    connection.close()
    assert gzip.decompress(body).decode() == answer.text
    older = hub.phone().get("/files/0123456789ab/look.css")
    assert older.headers["cache-control"] == "no-store"
    assert hub.phone().get("/files/0123456789ab/app.py").status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8420", "192.168.1.5", ""])
def test_a_foreign_host_is_misdirected(hub, host):
    connection = http.client.HTTPConnection(hub.address.removeprefix("http://"))
    connection.putrequest("GET", "/", skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    assert connection.getresponse().status in ({421} if host else {400, 421})
    connection.close()


def test_who_comes_when_no_more_can_be_watched_is_hung_up_on(workshop, monkeypatch):
    monkeypatch.setattr(counting, "MOST", 3)
    with running(workshop) as hub:
        place = urllib.parse.urlsplit(hub.address)
        here = [socket.create_connection((place.hostname, place.port), timeout=10) for _ in "123"]
        with socket.create_connection((place.hostname, place.port), timeout=10) as late:
            assert late.recv(1) == b""
        with here.pop() as one:
            one.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            while one.recv(4096):  # until it has hung up as it was asked
                pass
        assert hub.phone().get("/health").status == 200
        for one in here:
            one.close()


def test_hosts_that_are_ours():
    assert host_fits("localhost:8420", listening=["127.0.0.1"], names=())
    assert host_fits("[::1]:8420", listening=["127.0.0.1"], names=())
    assert host_fits("tyopaja.kunta.fi", listening=["127.0.0.1"], names=["tyopaja.kunta.fi"])
    assert host_fits("192.168.1.5:8420", listening=["0.0.0.0"], names=())
    assert not host_fits("192.168.1.5:8420", listening=["127.0.0.1"], names=())
    assert host_fits("192.168.1.5:8420", listening=["127.0.0.1", "192.168.1.5"], names=())
    assert not host_fits("192.168.1.6:8420", listening=["127.0.0.1", "192.168.1.5"], names=())
    assert not host_fits("rebound.example", listening=["0.0.0.0"], names=())
    assert not host_fits("[::1", listening=["0.0.0.0"], names=())


def test_a_post_must_come_from_a_page_of_ours(hub):
    phone = hub.phone()
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "", "Referer": "https://evil.example/me"},
    ):
        refused = phone.post("/j/KUUSI42", {"unnamed": "1"}, **headers)
        assert refused.status == 403
        assert "toiselta sivustolta" in refused.text
    from_old_browser = {"Origin": "", "Referer": f"{hub.address}/j/KUUSI42"}
    assert phone.post("/j/KUUSI42", {"unnamed": "1"}, **from_old_browser).status == 303


def test_origins_behind_a_proxy():
    ours = {"host": "127.0.0.1:8420", "public_urls": ("https://tyopaja.kunta.fi/p", "")}
    assert same_origin(origin="https://tyopaja.kunta.fi", referer=None, **ours)
    assert not same_origin(origin="https://tyopaja.kunta.fi.evil.example", referer=None, **ours)


def test_a_code_must_be_there_to_fit():
    assert code_fits("mänty 7", "MÄNTY-7")
    assert not code_fits("", "")


def test_buckets_fill_again():
    time = [0.0]
    buckets = Buckets(Limit(burst=2, per_second=0.5), now=lambda: time[0])
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 2]
    assert buckets.take("b") == 0
    time[0] = 2.0
    assert buckets.wait("a") == 0
    assert buckets.take("a") == 0
    assert buckets.take("a") == 2


def test_a_flood_from_one_phone_is_slowed_and_its_neighbours_are_not(workshop):
    with running(workshop, limits=Limits(posts=Limit(burst=5, per_second=0.01))) as hub:
        flooder, neighbour = hub.phone(), hub.phone()
        flooder.join("p1")
        neighbour.join("p2")
        hub.start("round-1")
        statuses = [flooder.write(f"Roskaa {n}").status for n in range(8)]
        assert statuses == [200] * 5 + [429] * 3
        refused = flooder.write("Roskaa")
        assert int(refused.headers["retry-after"]) >= 1
        assert "Odota hetki" in str(refused.json["error"])
        assert neighbour.write("Asiaa samasta toimistosta.").status == 200


def test_many_wrong_codes_must_wait(workshop):
    with running(workshop, limits=Limits(wrong_codes=Limit(burst=3, per_second=0.01))) as hub:
        tries = [hub.phone().get(f"/j/KIVI{n}").status for n in range(4)]
        assert tries == [404, 404, 404, 429]
        # No guess is confirmed meanwhile, not even a right one.
        assert hub.phone().get("/j/KUUSI42").status == 429


def test_a_big_body_is_refused_and_the_hub_goes_on(hub):
    phone = hub.phone()
    phone.join("p1")
    connection = http.client.HTTPConnection(hub.address.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/comment")
    connection.putheader("Content-Length", str(50_000_000))
    connection.putheader("Origin", hub.address)
    connection.endheaders()
    with suppress(http.client.HTTPException, ConnectionError):  # hung up: as good a no
        assert connection.getresponse().status in {400, 413}
    connection.close()
    assert hub.phone().get("/health").text == "ok"


def test_ten_thousand_emoji_are_refused_in_words_not_by_hanging_up(hub):
    phone = hub.phone()
    phone.join("p1")
    hub.start("round-1")
    assert phone.write("😀" * 10_000).status == 400


def test_rubbish_is_no_accident_of_ours(hub):
    phone = hub.phone()
    phone.join("p1")
    hub.start("round-1")
    for body in (b"text=%ff%fe%fa", b"\x00\xff" * 50, b"&&&&====", b"text[]=a&text[]=b"):
        answer = phone.ask(
            "/comment", body, **{"Content-Type": "application/x-www-form-urlencoded"}
        )
        assert answer.status == 400
    assert phone.get("/?lang=klingon").status in {200, 303}
    assert phone.get("/j/" + urllib.parse.quote("\u202e../../etc")).status == 404
    assert phone.get("/me", Cookie="parastaminen=2|1:0|x").status == 303


def test_no_address_leads_away_from_here(hub):
    for path in ("//evil.example/?lang=sv", "/\\evil.example?lang=sv", "//evil.example"):
        answer = hub.phone().get(path)
        assert answer.status == 404
        assert "location" not in answer.headers


def test_a_reload_of_an_answer_to_a_form_leads_back(hub):
    phone = hub.phone()
    phone.join("p1")
    for path in ("/comment", "/table", "/comment?lang=sv"):
        assert phone.get(path).status == 303
    assert phone.get("/comment").headers["location"] == "/me"


def test_logs_hold_no_addresses_and_no_words(hub, caplog):
    caplog.set_level(logging.DEBUG)
    phone = hub.phone()
    phone.join("p1")
    hub.start("round-1")
    phone.write("Salainen ajatus")
    phone.write("")
    phone.get("/nowhere")
    Phone(hub.address).get("/j/KIVI11")
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert "127.0.0.1" not in said
    assert "Salainen" not in said


def test_health_says_ok(hub):
    assert hub.phone().get("/health").text == "ok"


def test_a_file_that_fails_for_a_while_is_said_and_loses_nothing(hub, caplog):
    phone = hub.phone()
    phone.join("p1")
    hub.start("round-1")
    key = "0123456789abcdef0123"
    file = sqlite3.connect(hub.path)
    file.execute("ALTER TABLE event RENAME TO away")
    stream = hub.listen()
    refused = phone.write("Tärkeä ajatus", key=key)
    assert refused.status == 503  # the phone's script keeps it and tries again
    assert "ei voitu tallentaa" in str(refused.json["error"])
    page = phone.post("/comment", {"text": "Tärkeä ajatus", "key": key})
    assert page.status == 503
    assert "Tärkeä ajatus" in page.text
    assert str(hub.path) not in page.text
    hub.read()
    assert phone.get("/health").status == 503
    assert stream.next("stuck").data == {"stuck": True}
    with hub.listen() as later:  # a desk that is opened only now hears it too
        assert later.next("stuck").data == {"stuck": True}
    assert "nothing can be stored" in caplog.text
    assert "the log cannot be read" in caplog.text
    caplog.clear()

    file.execute("ALTER TABLE away RENAME TO event")
    file.close()
    assert phone.write("Tärkeä ajatus", key=key).status == 200
    assert stream.next("stuck").data == {"stuck": False}
    stream.close()
    assert phone.get("/health").text == "ok"
    hub.desk.catch_up()
    assert [comment.key for comment in hub.desk.state.comments] == [key]


PUBLIC = {"public_url": "https://tyopaja.kunta.fi/p", "proxies": ("127.0.0.1",)}


def test_behind_a_proxy_links_cookies_and_posts_follow_the_public_address(workshop):
    with running(workshop, **PUBLIC) as hub:
        phone = hub.phone()
        through = {"Host": "tyopaja.kunta.fi", "Origin": "https://tyopaja.kunta.fi"}
        # The proxy takes its path away, or hands it on.
        for person, path in (("p1", "/j/KUUSI42"), ("p2", "/p/j/KUUSI42")):
            page = phone.get(path, Host="tyopaja.kunta.fi")
            assert 'action="/p/j/KUUSI42"' in page.text
            assert 'href="/p/files/' in page.text
            joined = phone.post(path, {"person": person}, **through)
            assert joined.headers["location"] == "/p/me"
            (cookie,) = joined.cookies
            assert "Path=/p/" in cookie
            assert "Secure" in cookie
            assert "HttpOnly" in cookie
        assert phone.get("/p/j/KUUSI42?lang=sv").headers["location"] == "/p/j/KUUSI42"
        assert phone.get("/p/nowhere").status == 404


def test_only_a_proxy_of_ours_is_believed_for_whom_it_asks(workshop):
    limits = Limits(wrong_codes=Limit(burst=2, per_second=0.01))
    for proxies, statuses in ((("127.0.0.1",), [404, 404, 404, 404]), ((), [404, 404, 429, 429])):
        with running(workshop, limits=limits, proxies=proxies) as hub:
            tried = [
                hub.phone().get(f"/j/KIVI{n}", X_Forwarded_For=f"9.9.9.9, 10.0.0.{n}").status
                for n in range(4)
            ]
        assert tried == statuses


def test_a_phone_that_opens_the_test_page_is_told_to_the_desk(workshop):
    with running(workshop, proxies=("127.0.0.1",)) as hub:
        phone = hub.phone()
        assert "Avaa tämä sivu puhelimella" in phone.get("/test").text
        hub.desk.catch_up()
        assert hub.desk.state.reached_at is None
        page = phone.get("/test", X_Forwarded_For="192.168.1.77")
        assert "Tämä puhelin pääsee työpajaan" in page.text
        hub.desk.catch_up()
        assert hub.desk.state.reached_at == hub.time.moment
        events = hub.desk.seq
        phone.get("/test", X_Forwarded_For="192.168.1.78")
        hub.desk.catch_up()
        assert hub.desk.seq == events, "one phone in ten seconds is told"
        assert b"192.168.1" not in workshop.read_bytes()


def test_an_address_that_stands_in_the_plan_leads_here_too(hub):
    through = {"Host": "tyopaja.kuusi.fi", "Origin": "https://tyopaja.kuusi.fi"}
    assert hub.phone().get("/", Host=through["Host"]).status == 421
    workshop = replace(hub.desk.state.workshop, site="https://tyopaja.kuusi.fi")
    hub.desk.tell(WorkshopPlanned(workshop, hub.desk.now()))
    hub.read()
    phone = hub.phone()
    assert phone.get("/", Host=through["Host"]).status == 200
    assert phone.post("/j/KUUSI42", {"unnamed": "1"}, **through).status == 303
