"""A file is written whole, also where Windows holds or refuses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from parastaminen_nb import whole_file
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.whole_file import may_be_called, write_whole


@pytest.mark.parametrize(
    "name", ["kevät 27: A", "mitä?", "a/b", "kevät.", "Con", "nul.xlsx", "a\n"]
)
def test_a_name_that_windows_cannot_keep_is_refused(name):
    with pytest.raises(WorkshopError, match="Windows"):
        may_be_called(name)


@pytest.mark.parametrize("name", ["kevät 2027", "Contoso", "comments v1.2", "nolla & yksi!"])
def test_other_names_are_as_good_as_any(name):
    may_be_called(name)


def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(tmp_path, monkeypatch):
    path, held = tmp_path / "a.json", [2]
    path.write_bytes(b"old")
    replace = Path.replace

    def held_for_a_moment(self, target):
        if held[0]:
            held[0] -= 1
            raise PermissionError(13, "held by another program")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_for_a_moment)
    monkeypatch.setattr(whole_file, "_patience", tuple)
    with pytest.raises(WorkshopError, match="open in another program"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    monkeypatch.setattr(whole_file, "_patience", lambda: (0, 0))
    held[0] = 2
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
