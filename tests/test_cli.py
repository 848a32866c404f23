"""What the command line says when something has to be mended: one sentence and status 2."""

import socket
import sqlite3
import subprocess
import sys

import pytest

from parastaminen_nb.cli import ENOUGH, main
from parastaminen_nb.example import create_example
from parastaminen_nb.workshop_file import VERSION


@pytest.fixture
def workshop(tmp_path):
    return create_example(tmp_path / "kevät.workshop")


def said(capsys) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    return err


def test_a_port_in_use_is_one_sentence(workshop, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["run", str(workshop), "--port", str(port), "--no-browser"]) == 2
    assert f"Portti {port} on käytössä" in said(capsys)


def test_a_file_of_a_newer_version_is_one_sentence(workshop, capsys):
    with sqlite3.connect(workshop) as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
    file.close()
    assert main(["run", str(workshop), "--no-browser"]) == 2
    assert "uudemmalla versiolla" in said(capsys)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["run", "example", "--folder", str(tmp_path / "file" / "below")]) == 2
    assert "Kansiota" in said(capsys)


def test_a_missing_workshop_is_one_sentence(tmp_path, capsys):
    assert main(["run", str(tmp_path / "none.workshop")]) == 2
    assert "ei ole" in said(capsys)


def test_an_unknown_command_is_one_sentence_in_the_readers_language(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--in", "sv", "dansa"])
    assert end.value.code == 2
    assert "parastaminen --help" in said(capsys)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["comments", "a.csv"], "Tämä puuttuu: --out. Ohje: parastaminen comments --help"),
        (["run", "--port", "x"], "--port: kirjoita kokonaisluku, x ei käy."),
        (["run", "--port"], "Kirjoita arvo: --port vaatii sen perässään."),
        (["run", "a", "b"], "En tiedä, mitä b tässä tarkoittaa."),
        (["run", "--lan=yes"], "--lan ei ota arvoa, jätä yes pois."),
        (["run", "--p", "1"], "--p voi tarkoittaa montaa. Kirjoita jokin näistä kokonaan: --port,"),
        (
            ["comments", "a.csv", "--out", "b.xlsx", "--themes", "lots"],
            "--themes: lots ei käy. Valitse jokin näistä: fewer, normal, more.",
        ),
    ],
)
def test_what_was_not_understood_is_told_whole_in_the_readers_language(arguments, sentence, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert said(capsys).startswith(sentence)


def test_help_is_in_the_readers_language(capsys):
    with pytest.raises(SystemExit):
        main(["--in", "sv", "count", "--help"])
    told = capsys.readouterr().out
    assert told.startswith("Användning: parastaminen count [-h]")
    assert not [word for word in ("usage", "options", "positional", "show this") if word in told]


def test_who_has_read_enough_may_leave_and_nothing_is_wrong(workshop):
    command = [sys.executable, "-m", "parastaminen_nb.cli", "plan", str(workshop)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == ENOUGH
