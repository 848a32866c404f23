"""What a notebook shows of trouble that a person can mend."""

from __future__ import annotations

import pytest
from jupyter_client.manager import start_new_kernel

from parastaminen_nb.in_notebook import is_shown, say_trouble_plainly

IPython = pytest.importorskip("IPython")


@pytest.fixture
def shell():
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    return InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))


def test_trouble_stands_under_the_cell_as_a_sentence(shell, monkeypatch, capsys):
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    say_trouble_plainly()
    shell.run_cell("from parastaminen_nb import plan_rotation\nplan_rotation([], ['a'])")
    said = capsys.readouterr().out
    assert "Kierrossa ei ole vielä ketään. Lisää ensin osallistujat." in said
    assert "Traceback" not in said
    shell.run_cell("1 / 0")
    assert "ZeroDivisionError" in capsys.readouterr().out, "what is no such trouble is shown whole"


def test_outside_a_notebook_nothing_is_changed(shell, monkeypatch):
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    before = shell.custom_exceptions
    say_trouble_plainly()
    assert shell.custom_exceptions == before


def test_a_kernel_knows_that_a_browser_will_show_what_its_cells_give(monkeypatch, shell):
    assert not is_shown(), "a test is a script"
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    assert not is_shown(), "a terminal has no browser"
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        said = []
        client.execute_interactive(
            "from parastaminen_nb.in_notebook import is_shown\nprint(is_shown())",
            timeout=60,
            output_hook=lambda message: said.append(message["content"].get("text", "")),
        )
        assert "".join(said) == "True\n"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
