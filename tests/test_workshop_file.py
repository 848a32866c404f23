"""A file that is missing, torn, somebody else's, newer or in an unsafe place is refused."""

import sqlite3
from datetime import UTC, datetime

import pytest

from parastaminen_nb import workshop_file
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import PersonArrived
from parastaminen_nb.log import Log
from parastaminen_nb.unsafe_places import copied_folder
from parastaminen_nb.workshop_file import VERSION

NOON = datetime(2027, 3, 11, 10, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kevät.workshop"


def test_a_missing_file_is_said(path):
    with pytest.raises(WorkshopError, match=r"no workshop file .*kevät\.workshop"):
        Log(path)


def test_a_torn_file_is_refused(path):
    with Log(path, create=True) as log:
        log.append(*(PersonArrived(f"p{n}", NOON) for n in range(300)))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(WorkshopError, match="damaged"):
        Log(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 a workbook", b"x" * 5000])
def test_somebody_elses_file_is_refused_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(WorkshopError, match="no workshop file"):
        Log(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name)")
    other.close()
    with pytest.raises(WorkshopError, match="not a workshop file"):
        Log(path, create=True)


def test_a_file_of_a_newer_version_is_refused(path):
    Log(path, create=True).close()
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    other.close()
    with pytest.raises(WorkshopError, match="newer version"):
        Log(path)


def test_a_folder_that_is_copied_to_a_cloud_is_refused(tmp_path):
    folder = tmp_path / "OneDrive - Kuusivaara"
    folder.mkdir()
    with pytest.raises(WorkshopError, match="copied to a cloud"):
        Log(folder / "a.workshop", create=True)


def test_a_folder_of_a_team_is_known_by_what_the_machine_says_of_it(tmp_path):
    team = tmp_path / "Kuusivaara" / "Parastajat - Tiedostot"
    assert copied_folder(team / "kevät" / "a.workshop", [team]) == "Parastajat - Tiedostot"
    assert copied_folder(tmp_path / "a.workshop", [team]) == ""


@pytest.mark.parametrize(
    "cloud",
    [
        "OneDrive",
        "Dropbox (Kunta)",
        "Google Drive",
        "GoogleDrive-aino@kunta.fi",
        "Mobile Documents",
    ],
)
def test_a_folder_of_a_cloud_is_known_by_its_name(tmp_path, cloud):
    assert copied_folder(tmp_path / cloud / "kevät" / "a.workshop", []) == cloud


def test_a_folder_across_a_network_is_refused_where_its_system_does_not(path, monkeypatch):
    Log(path, create=True).close()
    monkeypatch.setattr(workshop_file, "across_a_network", lambda path: True)
    with pytest.raises(WorkshopError, match="network folders"):
        Log(path)
    with workshop_file.only_to_read(path) as copy:
        assert copy.read_bytes() == path.read_bytes()
        assert copy.parent != path.parent


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(WorkshopError, match="cannot be read or written"):
        Log(tmp_path / "nowhere" / "a.workshop", create=True)
