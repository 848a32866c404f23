"""A file of a kind that was read before is taken as it was then."""

from __future__ import annotations

import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.exchange.columns import Columns
from parastaminen_nb.exchange.profiles import Profiles

HEADERS = ("Nro", "Mielipide", "Alue")
TAKEN = Columns(text="Mielipide", case="Alue", groups=("Nro",))


@pytest.fixture
def profiles(tmp_path):
    return Profiles(tmp_path / "columns.json")


def test_a_kind_of_file_is_known_again_however_its_headers_are_written(profiles):
    profiles.keep(HEADERS, TAKEN)
    found = Profiles(profiles.path).find(("alue", "MIELIPIDE ", "nro"))
    assert found == Columns(text="MIELIPIDE ", case="alue", groups=("nro",))


def test_what_was_settled_last_counts(profiles):
    profiles.keep(HEADERS, TAKEN)
    profiles.keep(HEADERS, Columns(text="Alue"))
    assert profiles.find(HEADERS) == Columns(text="Alue")


def test_another_kind_of_file_is_not_known(profiles):
    assert profiles.find(HEADERS) is None
    profiles.keep(HEADERS, TAKEN)
    assert profiles.find(("Nro", "Mielipide")) is None


def test_a_damaged_file_gets_a_sentence_and_is_left_alone(profiles):
    profiles.path.write_text("{", encoding="utf-8")
    with pytest.raises(WorkshopError, match="cannot be read"):
        profiles.keep(HEADERS, TAKEN)
    assert profiles.path.read_text(encoding="utf-8") == "{"
