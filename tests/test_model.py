"""Asking a language model, against a real HTTP server on this machine that plays one."""

from __future__ import annotations

import json
import socket
import time

import pytest

from parastaminen_nb.cli import main
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.model_call import Call, Message, Said
from parastaminen_nb.model_server import ModelServer
from tests.model_server import answer, listening, raw

ASKED = [Message("system", "Tiivistä."), Message("user", "[1] Bussi ei kulje.")]


@pytest.fixture
def model():
    with listening() as model:
        yield model


def called(model, **more) -> Said:
    return Call(ModelServer(model.address, "own", **more), ASKED).start().wait()


def test_a_question_goes_to_the_address_and_the_answer_comes_back(model):
    model.says = answer("Bussi ei kulje [1].")
    assert called(model, key="s3cret") == Said("Bussi ei kulje [1].", cut=False)
    path, headers, body = model.asked[0]
    assert (path, headers["Authorization"]) == ("/v1/chat/completions", "Bearer s3cret")
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("own", 0, 4000)
    assert body["messages"][1] == {"role": "user", "content": "[1] Bussi ei kulje."}


def test_without_a_key_none_is_sent_and_a_cut_answer_is_told(model):
    model.says = answer("Bussi ei", reason="length")
    assert called(model).cut
    assert "Authorization" not in model.asked[0][1]


@pytest.mark.parametrize(
    ("says", "trouble"),
    [
        (raw(b"", 401), "does not accept the key"),
        (raw(b"", 404), "no model own"),
        (raw(b"", 400), "lower “characters”"),
        (raw(b"", 503), "Try again later"),
        (raw(b"", 302, Location="http://127.0.0.1:1/v1"), "It was not followed"),
        (raw(b"<html>It works!</html>"), "cannot be read"),
        (raw(b'{"choices": []}'), "cannot be read"),
        (raw(b'{"choices": [{"message": {"content": 7}}]}'), "cannot be read"),
        (raw(b"[" * 300_000), "cannot be read"),
        (raw(b"\xff\xfe\x00"), "cannot be read"),
        (raw(b" " * 500_000), "far more than was asked for"),
        (raw(b'{"choices": [', Content_Length="4000"), "broke off in the middle"),
    ],
)
def test_what_goes_wrong_is_a_sentence(model, says, trouble):
    model.says = says
    with pytest.raises(WorkshopError, match=trouble) as found:
        called(model, key="s3cret")
    assert "s3cret" not in str(found.value)


def test_a_line_that_is_dropped_and_a_model_that_is_not_there_are_told(model):
    model.says = lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)
    with pytest.raises(WorkshopError, match="What was sent may have reached it"):
        called(model)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        model.address = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(WorkshopError, match=r"cannot be reached\. Nothing was sent"):
            called(model)


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        time.sleep(0.02)


def test_an_answer_that_drips_is_not_waited_for(model):
    model.says = drip
    began = time.monotonic()
    with pytest.raises(WorkshopError, match="did not answer within 1 seconds"):
        called(model, patience=1)
    assert time.monotonic() - began < 15
    assert model.gone.wait(15)


def test_a_question_can_be_stopped_while_the_model_thinks(model):
    model.says = lambda _handler: model.gone.wait(10)
    call = Call(ModelServer(model.address, "own"), ASKED).start()
    for _turn in range(500):
        if model.asked:
            break
        time.sleep(0.01)
    assert not call.done
    call.stop()
    assert call.done
    with pytest.raises(WorkshopError, match="was stopped"):
        call.result()


def test_a_proxy_of_the_environment_gets_nothing(model, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    model.says = answer("Hyvä [1].")
    assert called(model).text == "Hyvä [1]."


SETTINGS = {"address": "https://ai.kunta.fi/v1/", "model": "own"}


def told(**settings) -> ModelServer | None:
    return ModelServer.told(
        {f"PARASTAMINEN_MODEL_{key.upper()}": value for key, value in settings.items()}
    )


def test_settings_come_from_a_file_and_the_key_from_another(tmp_path):
    (tmp_path / "key").write_text("s3cret\n")
    file = tmp_path / "model.toml"
    key = json.dumps(str(tmp_path / "key"))
    file.write_text(f'address = "http://localhost:11434/v1"\nmodel = "own"\nkey_file = {key}\n')
    server = ModelServer.told({"PARASTAMINEN_MODEL": str(file)})
    assert server is not None
    assert (server.host, server.here, server.key) == ("localhost:11434", True, "s3cret")
    assert "s3cret" not in repr(server)
    assert told() is None
    elsewhere = told(**SETTINGS)
    assert elsewhere is not None and (elsewhere.host, elsewhere.here) == ("ai.kunta.fi", False)


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ({"address": ""}, "no “address”"),
        ({"model": ""}, "no “model”"),
        ({"address": "ai.kunta.fi"}, "is no address"),
        ({"address": "https://user:hunter2@ai.kunta.fi/v1"}, "is no address"),
        ({"address": "https://ai.kunta.fi:port/v1"}, "is no address"),
        ({"address": "file:///v1"}, "is no address"),
        ({"address": "http://ai.kunta.fi/v1"}, "for everybody on the way to read"),
        ({"address": "http://ai.kunta.fi/v1", "unencrypted": "true", "key": "k"}, "The key would"),
        ({"key": "two words"}, "Copy it again"),
        ({"key_file": "nowhere/key"}, "cannot be read"),
        ({"patience": "soon"}, "a number from 1 to 3600, not soon"),
        ({"characters": "0"}, "a number from 1"),
        ({"tokens": "many"}, "a number from 1 to 100000, not many"),
    ],
)
def test_wrong_settings_are_said(change, trouble):
    with pytest.raises(WorkshopError, match=trouble) as found:
        told(**(SETTINGS | change))
    assert "hunter2" not in str(found.value)


def test_wrong_settings_are_said_before_the_pages_start(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PARASTAMINEN_MODEL", "")  # so that it is put back afterwards
    file = tmp_path / "model.toml"
    file.write_text('address = "https://ai.kunta.fi/v1"\nmodle = "own"\n')
    folder = ["--folder", str(tmp_path), "--no-browser"]
    assert main(["--in", "fi", "run", "example", *folder, "--model", str(file)]) == 2
    assert "modle" in capsys.readouterr().err


@pytest.fixture
def verb(model, tmp_path):
    """`parastaminen comments` on two themes of twelve, asking the model of the test."""
    words = ["aamulla", "illalla", "talvella", "yöllä", "kesällä", "syksyllä"]
    texts = [f"Bussi kulkee kylälle {when} harvoin, bussi {n}." for n in (1, 2) for when in words]
    texts += [f"Ruokalan lounas {when} on hyvä, lounas {n}." for n in (1, 2) for when in words]
    texts[0] += " Soita 040 123 4567."
    source, out, file = tmp_path / "a.csv", tmp_path / "b.xlsx", tmp_path / "model.toml"
    source.write_text("kommentti\n" + "\n".join(f'"{text}"' for text in texts), encoding="utf-8")
    file.write_text(f'address = "{model.address}"\nmodel = "own"\n')
    told = tmp_path / "b.json"

    def run() -> tuple[int, dict]:
        asked = ["--out", str(out), "--json", str(told), "--model", str(file)]
        code = main(["--in", "en", "comments", str(source), *asked])
        return code, json.loads(told.read_text(encoding="utf-8"))

    return run


def test_the_command_asks_about_each_theme_and_marks_what_is_not_linked(verb, model, capsys):
    model.says = answer("Bussi kulkee harvoin [1]. Kaikki on kallista [1].")
    code, told = verb()
    assert (code, len(model.asked)) == (0, len(told["themes"]))
    assert "040 123 4567" not in str(model.asked)
    host = model.address.split("/")[2]
    assert f"Sending the words of 12 comments to {host}" in capsys.readouterr().err
    linked = [one["linked"] for part in told["language_model"] for one in part["sentences"]]
    assert linked.count(True) == 1, "the bus is spoken of in one of the themes"
    (rows,) = [
        one["rows"] for part in told["language_model"] for one in part["sentences"] if one["linked"]
    ]
    assert rows == [0]


def test_where_the_model_does_not_answer_the_rest_is_written(verb, model, capsys):
    model.says = raw(b"", 503)
    code, told = verb()
    assert code == 2 and told["language_model"] == [] and told["themes"]
    assert "cannot answer now (503)" in capsys.readouterr().err
    assert len(model.asked) == 1, "who does not answer is not asked again"
