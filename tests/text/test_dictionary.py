"""The dictionaries say what simplemma's do, however and wherever they are kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies.dictionaries import DefaultDictionaryFactory, frontcode

from parastaminen_nb.places import caches
from parastaminen_nb.text.dictionary import Dictionaries, Dictionary, packed
from parastaminen_nb.text.kept import dictionary, missing

SOURCE = b"sixteen bytes..."
SMALL = "ms"  # the language with the smallest dictionary


def of(words: dict[str, str]) -> Dictionary:
    entries = sorted((word.encode(), base.encode()) for word, base in words.items())
    return Dictionary(packed(entries, SOURCE), SOURCE)


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    return dict(DefaultDictionaryFactory().get_dictionary(SMALL).items())


class TestWords:
    def test_every_word_of_a_language_has_the_base_form_that_simplemma_gives_it(self):
        told = DefaultDictionaryFactory().get_dictionary("en")
        ours = Dictionaries().get_dictionary("en")
        assert len(ours) == len(told) > 180_000
        assert all(ours.get(word) == base for word, base in told.items())
        strange = ["kouluissa", "ĳzer", "", "zzz", "Children's", "&", "\U0010ffff", "\0", "a" * 999]
        assert [ours.get(word) for word in strange] == [told.get(word) for word in strange]

    @given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.text("aäö€\U0001f600")))
    def test_any_words_come_back(self, words):
        ours = of(words)
        assert dict(ours) == words
        assert len(ours) == len(words)

    def test_words_of_several_blocks_that_begin_alike(self):
        words = {"a" * n + end: "a" * (n // 2) for n in range(300) for end in ("", "b")}
        ours = of(words)
        assert dict(ours) == words
        assert "a" * 300 not in ours
        assert "c" not in ours
        assert ours.get("aab?") is None

    def test_it_is_a_mapping(self):
        ours = of({"houses": "house"})
        assert ours["houses"] == "house"
        assert ours.get("kouluissa", "?") == "?"
        with pytest.raises(KeyError):
            ours["kouluissa"]


class TestKept:
    def test_made_once_and_read_after_that(self, tmp_path, told):
        assert dict(dictionary(SMALL, [tmp_path / "new"])) == told
        file = tmp_path / "new" / f"{SMALL}.words"
        before = file.stat()
        assert dict(dictionary(SMALL, [tmp_path / "other", tmp_path / "new"])) == told
        assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        assert sorted(path.name for path in tmp_path.rglob("*")) == [file.name, "new"]

    def test_what_is_not_made_yet_is_told(self, tmp_path):
        folders = [tmp_path / "first", tmp_path / "second"]
        assert missing([SMALL], folders) == [SMALL]
        dictionary(SMALL, folders[1:])
        assert missing([SMALL, "en"], folders) == ["en"]

    @pytest.mark.parametrize("damage", ["empty", "short", "cut", "other", "old"])
    def test_a_damaged_file_is_made_anew(self, tmp_path, told, damage):
        dictionary(SMALL, [tmp_path])
        file = tmp_path / f"{SMALL}.words"
        whole = file.read_bytes()
        file.write_bytes(
            {
                "empty": b"",
                "short": whole[:20],
                "cut": whole[:-1],
                "other": b"?" * len(whole),
                "old": whole[:8] + b"of another one.." + whole[24:],
            }[damage]
        )
        assert dict(dictionary(SMALL, [tmp_path])) == told
        assert file.read_bytes() == whole

    def test_where_nothing_can_be_written_a_process_keeps_its_own(self, tmp_path, told):
        (tmp_path / "file").write_text("no folder")
        assert dict(dictionary(SMALL, [tmp_path / "file"])) == told
        assert dict(dictionary(SMALL, [])) == told

    def test_the_next_folder_is_taken_where_the_first_is_none(self, tmp_path, told):
        (tmp_path / "file").write_text("no folder")
        assert dict(dictionary(SMALL, [tmp_path / "file", tmp_path / "own"])) == told
        assert (tmp_path / "own" / f"{SMALL}.words").is_file()

    def test_a_simplemma_that_reads_its_files_otherwise(self, tmp_path, told, monkeypatch):
        monkeypatch.delattr(frontcode, "_read_header")
        with pytest.raises(NameError):  # so does its own way to read them
            DefaultDictionaryFactory().get_dictionary(SMALL)
        monkeypatch.setattr(
            DefaultDictionaryFactory, "get_dictionary", lambda _self, _language: told
        )
        assert dict(dictionary(SMALL, [])) == told

    def test_the_user_s_own_folder_is_the_last(self, tmp_path, monkeypatch):
        named = "LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME"
        monkeypatch.setenv(named, str(tmp_path))
        assert list(caches())[-1] == tmp_path / "parastaminen"
        monkeypatch.delenv(named)
        assert list(caches())[-1] == Path.home() / ".cache" / "parastaminen"

    def test_two_processes_read_one_file(self, tmp_path):
        ours = dictionary(SMALL, [tmp_path])
        other = (
            "import sys, pathlib; from parastaminen_nb.text.kept import dictionary;"
            f"print(dictionary({SMALL!r}, [pathlib.Path(sys.argv[1])])['rumahnya'])"
        )
        done = subprocess.run(
            [sys.executable, "-c", other, tmp_path], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == ours["rumahnya"] == "rumah"

    def test_each_language_is_read_once_and_an_unknown_one_refused(self):
        dictionaries = Dictionaries()
        assert dictionaries.get_dictionary("en") is dictionaries.get_dictionary("en")
        with pytest.raises(ValueError, match="klingon"):
            dictionaries.get_dictionary("klingon")
