"""The files around the code say the same as the code."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pinned(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.\-]+)==([^\s;\\]+)", text, re.MULTILINE))


def wanted(requirements: list[str]) -> set[str]:
    return {re.split(r"[\s<>=!\[;]", line)[0].lower() for line in requirements}


def test_conda_installs_the_same_lock_and_the_same_python():
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    asked = [line.strip().removeprefix("- ") for line in lines if line.strip().startswith("- ")]
    assert f"python{PROJECT['requires-python']}" in asked
    # Beside hashes pip takes nothing that has none, such as the program itself.
    assert asked[asked.index("pip:") + 1 :] == ["--requirement requirements.lock"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_dependency_and_names_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert wanted(PROJECT["dependencies"]) <= pinned(lock).keys()


def test_both_locks_agree():
    run, dev = (pinned(lock) for lock in LOCKS)
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock):
    pins = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    assert [pin for pin in pins if "==" in pin and "--hash=sha256:" not in pin] == []


def test_importing_the_package_brings_nothing_heavy():
    code = (
        "import sys, parastaminen_nb, parastaminen_nb.cli;"
        "heavy = {'pandas', 'numpy', 'plotly', 'sklearn', 'ipywidgets', 'tornado'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_every_name_of_the_package_is_there():
    import parastaminen_nb

    for name in parastaminen_nb.__all__:
        assert getattr(parastaminen_nb, name).__name__ == name


def test_make_help_tells_what_each_command_does():
    done = subprocess.run(["make", "help"], capture_output=True, text=True, check=True, cwd=ROOT)
    told = {line.split()[1] for line in done.stdout.splitlines()}
    assert {"run", "lab", "test", "check", "notebooks", "bench", "lock"} <= told
