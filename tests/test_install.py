"""What installs the program, on the machines of people who install little."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts import install


def test_the_package_is_found_from_a_folder_with_letters_of_its_own(tmp_path, monkeypatch):
    here = tmp_path / "Päivin työpöytä"
    packages = here / ".venv" / "Lib" / "site-packages"
    packages.mkdir(parents=True)
    monkeypatch.setattr(install, "ROOT", here)
    # As an installer leaves them: ours, and one of another package, which is not ours to change.
    (packages / "_editable_impl.pth").write_bytes(str(here).encode())
    (packages / "other.pth").write_text("import sys\n", encoding="ascii")
    install.lead_without_letters(here / ".venv")
    assert (packages / "_editable_impl.pth").read_bytes().isascii()
    assert (packages / "other.pth").read_text(encoding="ascii") == "import sys\n"
    look = f"import site, sys; site.addsitedir({str(packages)!r}); print(ascii(sys.path))"
    found = subprocess.run([sys.executable, "-I", "-c", look], capture_output=True, check=True)
    assert ascii(str(here)).encode() in found.stdout


def test_what_a_step_said_in_letters_of_another_kind_is_shown(capsys):
    speaks = "import sys; sys.stderr.buffer.write('Käyttö evätty'.encode('cp850')); sys.exit(3)"
    with pytest.raises(SystemExit):
        install.run([sys.executable, "-c", speaks])
    assert "ytt" in capsys.readouterr().err


def test_a_step_that_fell_without_a_word_tells_its_number(capsys):
    with pytest.raises(SystemExit):
        install.run([sys.executable, "-c", "import sys; sys.exit(3)"])
    assert f"{sys.executable}: 3" in capsys.readouterr().err


@pytest.mark.parametrize("platform", ["win32", "win-arm64"])
def test_a_python_of_a_kind_that_we_cannot_serve_is_told(platform, monkeypatch, capsys):
    monkeypatch.setattr(install, "kind", lambda: platform)
    monkeypatch.setattr(install, "another", lambda minor: "")
    with pytest.raises(SystemExit):
        install.new_enough()
    assert platform in (said := capsys.readouterr().err) and "amd64" in said


def test_another_python_of_a_windows_machine_is_asked_for_by_its_number(monkeypatch):
    said = {"-3.14": "win32 C:\\P32\\python.exe", "-3.13": "win-amd64 C:\\Ohjelmat ä\\python.exe\n"}

    def answer(command, at=None):
        return subprocess.CompletedProcess(command, 0, said.get(command[1], ""), "")

    monkeypatch.setattr(install, "run_heard", answer)
    monkeypatch.setattr(install.shutil, "which", lambda name: name if name == "py" else None)
    monkeypatch.setattr(install, "kind", lambda: "win-arm64")
    monkeypatch.setattr(install.os, "name", "nt")
    found = [install.another(minor) for minor in (14, 13, 12)]
    monkeypatch.undo()
    assert found == ["", "C:\\Ohjelmat ä\\python.exe", ""]


def test_an_environment_whose_python_is_gone_is_made_anew(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "fingerprint", lambda lock: "now")
    monkeypatch.setattr(install, "make_venv", made.append)
    monkeypatch.setattr(install, "run", lambda command, at=None: None)
    works = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(install, "run_heard", lambda command: works)
    python = install.venv_python(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv" / "installed").write_text("now", encoding="utf-8")
    install.install(tmp_path / ".venv")
    assert made == []
    works.returncode = 103  # as the one of Windows says that its Python is gone
    monkeypatch.setattr(install, "make_venv", lambda venv: (made.append(venv), venv.mkdir()))
    install.install(tmp_path / ".venv")
    assert made == [tmp_path / ".venv"]
    assert (tmp_path / ".venv" / "installed").read_text(encoding="utf-8") == "now"
