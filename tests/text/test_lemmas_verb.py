"""Words in, their base forms out, line by line."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from parastaminen_nb.cli import main
from parastaminen_nb.commands.lemmas import base_forms


@pytest.fixture
def told(monkeypatch, capsys):
    def tell(content: bytes, *arguments: str) -> str:
        # A console that is set to something else than UTF-8.
        lines = io.TextIOWrapper(io.BytesIO(content), encoding="cp1252")
        monkeypatch.setattr(sys, "stdin", lines)
        assert main(["lemmas", *arguments]) == 0
        return capsys.readouterr().out

    return tell


def test_a_line_for_a_line(told):
    said = told("kouluissa\n\nkyläbussilla\r\nEU:n\n123\näideille".encode())
    assert said == "koulu\n\nkyläbussi\neu\n123\näiti\n"


def test_a_byte_that_is_no_letter_goes_as_it_came():
    lines = [word.decode("utf-8", "surrogateescape") for word in (b"kouluissa", b"koul\xff")]
    assert list(base_forms(lines, "fi")) == ["koulu", lines[1]]


@pytest.mark.parametrize(
    ("language", "word", "lemma"), [("sv", "skolorna", "skola"), ("en", "buses", "bus")]
)
def test_other_languages(told, language, word, lemma):
    assert told(f"{word}\n".encode(), "--language", language) == f"{lemma}\n"


def test_a_language_that_is_none_of_ours(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["lemmas", "--language", "de"])
    assert ended.value.code == 2
    assert "de" in capsys.readouterr().err


def test_words_are_answered_as_they_come():
    asked = []

    def words():
        for word in ("koulussa\n", "pihalla\n"):
            asked.append(word)
            yield word

    lines = base_forms(words(), "fi")
    assert next(lines) == "koulu"
    assert asked == ["koulussa\n"]


def test_whoever_reads_may_stop():
    program = "import sys; from parastaminen_nb.cli import main; sys.exit(main(['lemmas']))"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        errors = process.communicate(b"koulussa\n" * 200, timeout=60)[1]
    assert process.returncode == 0
    assert errors == b""
