"""Templates of one's own, kept beside the workshops."""

import pytest

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.agenda_editing import with_segment_written
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.own_templates import OwnTemplates

AGENDA = Agenda.template("cafe", rounds=3)


@pytest.fixture
def shelf(tmp_path):
    return OwnTemplates(tmp_path)


def test_a_template_is_kept_found_again_replaced_and_dropped(shelf, tmp_path):
    assert shelf.all() == ()
    fixed = with_segment_written(AGENDA, "break", "fixed_start", "11:30")
    shelf.keep(" Our  café ", fixed)
    shelf.keep("An hour", AGENDA)
    again = OwnTemplates(tmp_path).all()
    assert [one.name for one in again] == ["An hour", "Our café"]
    assert again[1].segments == fixed.segments
    shelf.keep("our café", AGENDA)
    assert [one.segments for one in shelf.all()] == [AGENDA.segments] * 2
    shelf.drop("An hour")
    assert [one.name for one in shelf.all()] == ["our café"]
    assert [path.name for path in tmp_path.iterdir()] == ["agenda-templates.json"]


def test_a_template_gets_another_name_unless_that_is_taken(shelf):
    for name in ("Ours", "Theirs"):
        shelf.keep(name, AGENDA)
    assert shelf.rename("Ours", " ours ").name == "ours"
    with pytest.raises(WorkshopError, match="“theirs” already"):
        shelf.rename("ours", "theirs")
    with pytest.raises(WorkshopError, match="not there any more"):
        shelf.rename("Nobody's", "Mine")
    assert [one.name for one in shelf.all()] == ["ours", "Theirs"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"templates": [{"name": "x", "segments": [{"key": "a"}]}]}', b"\xff"],
)
def test_a_broken_file_is_said_and_not_written_over(shelf, content):
    shelf.path.write_bytes(content)
    with pytest.raises(WorkshopError, match="cannot be read"):
        shelf.all()
    with pytest.raises(WorkshopError, match="cannot be read"):
        shelf.keep("Mine", AGENDA)
    assert shelf.path.read_bytes() == content


def test_a_length_that_cannot_be_is_a_broken_file(shelf):
    shelf.keep("Mine", AGENDA)
    shelf.path.write_text(shelf.path.read_text().replace('"minutes": 8', '"minutes": 0'))
    with pytest.raises(WorkshopError, match="cannot be read"):
        shelf.all()


def test_a_template_without_a_name_or_without_parts_is_none(shelf):
    with pytest.raises(WorkshopError, match="name"):
        shelf.keep(" ", AGENDA)
    with pytest.raises(WorkshopError, match="no agenda"):
        shelf.keep("Mine", Agenda())


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(WorkshopError, match="There is no folder"):
        OwnTemplates(tmp_path / "gone").keep("Mine", AGENDA)
