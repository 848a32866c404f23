"""The server as others meet it: closed to strangers, tidy when it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import psutil
import pytest
from websocket import ABNF, WebSocketBadStatusException, create_connection

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.example import create_example
from parastaminen_nb.places import shipped
from parastaminen_nb.session import Session
from tests.voila.serving import KEY, answers, begin, free_port, serving, until

NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture(scope="module")
def scripts(server):
    with server.visitor() as visitor:
        page = visitor.get("/wall").text
    version = page.partition('"/scripts/')[2].partition("/")[0]
    assert version
    return version


@pytest.mark.parametrize(
    "path",
    ["/", "/desk", "/desk.ipynb", "/nowhere", "/scripts/{scripts}/core.js",
     f"/api/kernels/{NOBODY}", "/voila/static/voila.js"],
)  # fmt: skip
def test_a_stranger_gets_a_question_and_nothing_else(server, scripts, path) -> None:
    answer = httpx.get(server.url + path.format(scripts=scripts))
    assert answer.status_code == 403
    assert "Tämä sivu tarvitsee ohjaajan avaimen" in answer.text
    assert "ikkunassa, jossa ohjelma käynnistettiin" in answer.text


def test_a_stranger_cannot_end_a_kernel_nor_listen_to_one(server) -> None:
    assert httpx.post(f"{server.url}/voila/api/shutdown/{NOBODY}").status_code == 403
    assert httpx.delete(f"{server.url}/api/kernels/{NOBODY}").status_code == 403
    with pytest.raises(WebSocketBadStatusException) as refused:
        create_connection(f"ws://127.0.0.1:{server.port}/api/kernels/{NOBODY}/channels")
    assert refused.value.status_code == 403


def test_the_question_is_asked_in_the_visitors_language(server) -> None:
    answer = httpx.get(f"{server.url}/desk", params={"lang": "sv"})
    assert '<html lang="sv">' in answer.text
    assert "Den här sidan behöver ledarens nyckel" in answer.text


def test_a_wrong_key_is_told_from_a_missing_one(server) -> None:
    answer = httpx.get(f"{server.url}/desk", params={"token": "koivu"})
    assert answer.status_code == 403
    assert "Avain ei sovi" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_key_is_kept_in_a_cookie_and_leaves_the_address(server) -> None:
    answer = httpx.get(f"{server.url}/desk", params={"token": KEY, "lang": "sv"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/desk?lang=sv"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite" in cookie
    assert KEY not in cookie


def test_another_host_name_is_misdirected(server) -> None:
    answer = httpx.get(f"{server.url}/desk?token={KEY}", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["/voila/tree", "/voila/render/desk.ipynb", "/voila/api/contents/", "/voila/files/desk.ipynb",
     f"/voila/query/{NOBODY}", "/voila/templates/lab/static/voila.js", "/voila/static/voila.js",
     "/api/contents", "/api/kernels", "/login", "/desk/%2e%2e", "/%2e%2e/example", "/nowhere",
     "/scripts/{scripts}/%2e%2e/%2e%2e/desk.ipynb", "/scripts/{scripts}/%2e%2e/%2e%2e/conf.json",
     "/scripts/{scripts}/labextensions/jupyterlab-plotly/package.json", "/scripts/old/core.js"],
)  # fmt: skip
def test_nothing_is_listed_and_nothing_else_is_served(server, scripts, path) -> None:
    with server.visitor() as visitor:
        assert visitor.get(path.format(scripts=scripts)).status_code == 404


def test_the_bare_address_leads_to_the_first_page(server) -> None:
    with server.visitor() as visitor:
        assert visitor.get("/").headers["location"] == "/planner"


def test_visitors_cannot_choose_template_or_theme(server) -> None:
    with server.visitor() as visitor:
        page = visitor.get("/wall", params={"template": "reveal", "theme": "dark"}).text
    assert 'data-surface="wall"' in page
    assert "reveal" not in page
    assert "theme-dark" not in page


def test_a_page_may_load_from_here_alone_and_talk_to_the_hub(server) -> None:
    with server.visitor() as visitor:
        policy = visitor.get("/nowhere").headers["content-security-policy"]
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert "unsafe-inline" not in rules["script-src"]
    hosts = {source for rule in rules.values() for source in rule.split() if "://" in source}
    here = f"127.0.0.1:{server.port}"
    assert hosts == {f"ws://{here}", f"wss://{here}", "http://127.0.0.1:9"}


def test_scripts_and_styles_are_packed_and_kept_for_ever(server, scripts) -> None:
    with server.visitor() as visitor:
        answer = visitor.get(f"/scripts/{scripts}/core.js")
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        assert len(answer.content) > 2_000_000
        plain = visitor.get(f"/scripts/{scripts}/core.js", headers={"Accept-Encoding": "identity"})
        assert plain.content == answer.content


def test_the_library_of_charts_is_a_file_of_its_own_for_who_has_the_key(server, scripts) -> None:
    path = f"/scripts/{scripts}/plotly.js"
    assert httpx.get(f"{server.url}{path}").status_code == 403
    with server.visitor() as visitor:
        answer = visitor.get(path)
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert int(answer.headers["content-length"]) < 450_000
    assert b"window.Plotly" in answer.content


def test_a_kernel_knows_workshop_hub_and_language_but_not_the_key(server, pages) -> None:
    with server.visitor() as visitor:
        page = visitor.get("/explorer", params={"lang": "sv"}).text
        config = json.loads(page.partition('type="application/json">')[2].partition("</script>")[0])
        said = values_of_widgets(visitor, config["kernelId"])
        visitor.delete(f"/api/kernels/{config['kernelId']}")
    assert f"PARASTAMINEN_WORKSHOP={pages.parent / 'example.workshop'}" in said
    assert "PARASTAMINEN_HUB=http://127.0.0.1:9/" in said
    assert "PARASTAMINEN_LANGUAGE=sv" in said
    assert KEY not in said


def values_of_widgets(visitor: httpx.Client, kernel_id: str) -> str:
    """The state of a page's widgets, as its own front end asks for it."""
    with talk(visitor, kernel_id) as channel:
        content = {"comm_id": "1", "target_name": "jupyter.widget.control", "data": {}}
        channel.send(message("comm_open", content, version="1.0.0"))
        channel.send(message("comm_msg", {"comm_id": "1", "data": {"method": "request_states"}}))
        while True:
            got = channel.recv()
            text = got.decode("utf-8", "replace") if isinstance(got, bytes) else got
            if "update_states" in text:
                return text


@contextmanager
def talk(visitor: httpx.Client, kernel_id: str):
    """A kernel's socket, opened as a page of the visitor opens it."""
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    address = f"{visitor.base_url}/api/kernels/{kernel_id}/channels".replace("http", "ws", 1)
    with closing(create_connection(address, cookie=cookies, timeout=20)) as channel:
        yield channel


def test_a_browser_that_is_there_is_not_hung_up_on(pages) -> None:
    with (
        serving(pages, "--cold", "--ping-seconds", "0.2") as server,
        server.visitor() as visitor,
    ):
        page = visitor.get("/wall").text
        with talk(visitor, page.partition('"kernelId": "')[2].partition('"')[0]) as channel:
            for _ in range(4):
                while channel.recv_data(control_frame=True)[0] != ABNF.OPCODE_PING:
                    continue
            channel.send(message("kernel_info_request", {}))
            while "kernel_info_reply" not in str(channel.recv()):
                continue


def message(kind: str, content: dict, version: str = "2.1.0") -> str:
    return json.dumps({
        "header": {"msg_id": kind, "msg_type": kind, "username": "", "session": "s",
                   "date": "2027-03-11T13:00:00Z", "version": "5.3"},
        "parent_header": {}, "metadata": {"version": version}, "content": content,
        "channel": "shell", "buffers": [],
    })  # fmt: skip


def test_a_page_cannot_run_code_in_its_kernel(server, tmp_path) -> None:
    target = tmp_path / "written"
    code = f"open({str(target)!r}, 'w').close()"
    with server.visitor() as visitor:
        page = visitor.get("/wall").text
        kernel_id = page.partition('"kernelId": "')[2].partition('"')[0]
        with talk(visitor, kernel_id) as channel:
            channel.send(message("execute_request", {"code": code, "silent": False}))
            channel.send(message("kernel_info_request", {}))
            while "kernel_info_reply" not in str(channel.recv()):
                continue
        visitor.delete(f"/api/kernels/{kernel_id}")
    assert not target.exists()


def test_a_fault_in_a_page_shows_no_traceback(server) -> None:
    with server.visitor() as visitor:
        page = visitor.get("/broken").text
        kernel_id = page.partition('"kernelId": "')[2].partition('"')[0]
        visitor.delete(f"/api/kernels/{kernel_id}")
    assert "data-pa-failed" in page
    assert "salaisuus" not in page
    assert "Traceback" not in page


def test_a_burst_gets_as_many_kernels_as_there_are_places(pages) -> None:
    with serving(pages, "--cold", "--most-kernels", "2") as server, server.visitor() as visitor:
        with ThreadPoolExecutor(5) as many:
            answers_ = list(many.map(lambda _: visitor.get("/wall"), range(5)))
        assert sorted(answer.status_code for answer in answers_) == [200, 200, 503, 503, 503]
        full = next(answer for answer in answers_ if answer.status_code == 503)
        assert int(full.headers["retry-after"]) > 0
        assert "Kaikki paikat ovat nyt käytössä" in full.text
        assert len(server.kernels()) == 2


def test_a_page_whose_browser_has_gone_gives_its_place_to_who_comes(pages) -> None:
    given = ("--cold", "--most-kernels", "1", "--away-seconds", "0")
    with serving(pages, *given) as server, server.visitor() as visitor:
        page = visitor.get("/wall").text
        with talk(visitor, page.partition('"kernelId": "')[2].partition('"')[0]):
            assert visitor.get("/wall").status_code == 503
        until(lambda: visitor.get("/wall").status_code == 200)
        assert len(server.kernels()) == 1


def test_a_page_without_a_visitor_is_culled(pages) -> None:
    with serving(pages, "--cold", "--idle-minutes", "0.06") as server:
        with server.visitor() as visitor:
            visitor.get("/wall")
        assert len(server.kernels()) == 1
        until(lambda: not server.kernels())


def test_the_warm_kernel_is_the_next_page_with_nothing_old_and_another_is_warmed(tmp_path) -> None:
    workshop = create_example(tmp_path / "example.workshop")
    with (
        serving(shipped("voila_apps"), PARASTAMINEN_WORKSHOP=str(workshop)) as server,
        server.visitor() as visitor,
    ):
        # The page that is run ahead has read the workshop.
        until(lambda: any(reads(kernel, workshop) for kernel in server.kernels()))
        (warm,) = server.kernels()
        with closing(Session.opened(workshop)) as session:
            session.open_doors()
            session.start(session.state.agenda.segment("round-1"))
            session.enter(Comment("late", "Kirjasto auki iltaisin", "a", 1))
        page = visitor.get("/desk").text
        assert 'id="pa-ahead"' in page
        config = json.loads(page.partition('type="application/json">')[2].partition("</script>")[0])
        assert warm in server.kernels()
        shown = values_of_widgets(visitor, config["kernelId"])
        assert "Kirjasto auki iltaisin" in shown
        until(lambda: len(server.kernels()) == 2)
        assert server.stop() == (0, "")
        assert not warm.is_running()


def reads(kernel: psutil.Process, path: Path) -> bool:
    return any(Path(file.path) == path for file in kernel.open_files())


def test_killed_outright_it_leaves_no_kernel(pages) -> None:
    with serving(pages, "--cold") as server, server.visitor() as visitor:
        visitor.get("/wall")
        kernels = server.kernels()
        server.process.kill()
        server.process.communicate()
        assert kernels
        until(lambda: not any(kernel.is_running() for kernel in kernels))


def test_it_ends_with_its_parent(pages) -> None:
    server = begin(pages, "--cold", PARASTAMINEN_PARENT="stdin")
    with server.visitor() as visitor:
        visitor.get("/wall")
    kernels = server.kernels()
    server.process.stdin.close()
    assert server.process.wait(timeout=20) == 0
    assert server.process.stdout.read() == ""
    server.process.stdout.close()
    assert not any(psutil.pid_exists(kernel.pid) for kernel in kernels)


def test_a_port_in_use_is_one_sentence(server, pages) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "parastaminen_nb.voila", "--apps", str(pages),
         "--port", str(server.port)],
        env={**os.environ, "PARASTAMINEN_KEY": KEY}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert second.returncode == 2
    assert second.stderr == f"Portti {server.port} on jo käytössä tai kielletty. Valitse toinen.\n"


def test_ctrl_c_ends_it_as_well(pages) -> None:
    with serving(pages, "--cold") as server:
        server.process.send_signal(signal.SIGINT)
        said, _ = server.process.communicate(timeout=20)
        assert (server.process.returncode, said) == (0, "")
        assert not answers(f"http://127.0.0.1:{server.port or free_port()}")
