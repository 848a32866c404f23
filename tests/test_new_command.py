"""A new workshop: one command makes a file that the pages open."""

from __future__ import annotations

import re

from parastaminen_nb.cli import main
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.live import Phase
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session

CODE = re.compile(r"[A-Z]{3,} [2-9]{2}")


def test_a_new_workshop_has_a_code_and_a_two_hour_agenda(tmp_path, capsys):
    assert main(["new", str(tmp_path / "kevat"), "--title", "Kevään parastaminen"]) == 0
    assert "parastaminen run" in capsys.readouterr().out
    live = Session.opened(tmp_path / "kevat.workshop").state
    assert live.workshop.title == "Kevään parastaminen"
    assert CODE.fullmatch(live.workshop.code)
    assert (live.agenda.minutes, live.agenda.rounds, live.agenda.slack >= 0) == (120, 3, True)


def test_a_workshop_that_is_there_is_not_written_over(tmp_path, capsys):
    path = tmp_path / "kevat.workshop"
    assert main(["new", str(path)]) == 0
    before = path.read_bytes()
    assert main(["new", str(path)]) == 2
    assert "toinen nimi" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path, capsys):
    assert main(["new", str(tmp_path / "missing" / "kevat")]) == 2
    assert "missing" in capsys.readouterr().err


def test_doors_that_open_without_a_code_make_one_and_keep_it(tmp_path):
    with Log(tmp_path / "w.workshop", create=True) as log:
        session = Session(log)
        session.tell(WorkshopPlanned(Workshop(key="w", title="Parastaminen"), session.now()))
        session.open_doors()
        assert session.state.phase is Phase.OPEN
        code = session.state.workshop.code
        assert CODE.fullmatch(code)
        session.open_doors()
        assert session.state.workshop.code == code
