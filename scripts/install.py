"""Make the virtual environment and install the locked dependencies and the package into it.

Runs on any Python 3 with nothing installed. Does nothing where nothing has changed, so a second
`make run` starts at once. Every trouble is one sentence and exit status 2.

For a machine without a network: `--collect` puts all that is needed into the folder `packages`, on
a machine that has one and is of the same kind. Where that folder is, nothing else is asked.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST, TOO_NEW = (3, 11), (3, 15)
UV = "uv==0.13.9"
KINDS = ("win-amd64", "")  # some of what we need is not made for other Windows, see kind()
PACKAGES = ROOT / "packages"
TO_BUILD = ("hatchling>=1.27", "editables")  # the package itself is built where it lies


def main() -> None:
    """Install what is missing into the environment named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("venv")
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    parser.add_argument("--collect", action="store_true", help="for a machine without a network")
    options = parser.parse_args()
    venv = ROOT / options.venv
    if options.collect:
        collect(venv, lock_of(options.dev))
    else:
        install(venv, dev=options.dev)


def install(venv: Path, dev: bool = False) -> None:
    """Make the environment whole, where it is not."""
    lock = lock_of(dev)
    stamp = venv / ("installed-dev" if dev else "installed")
    wanted = fingerprint(lock)
    if venv_python(venv).exists() and run_heard([str(venv_python(venv)), "-c", ""]).returncode:
        shutil.rmtree(venv, ignore_errors=True)  # the Python that it was made with is gone
    if any(read(mark) == wanted_by for mark, wanted_by in stamps(venv, dev)):
        return
    python = venv_python(venv)
    if not python.exists():
        make_venv(venv)
    print("Asennetaan tarvittavat osat. Ensimmäinen kerta kestää minuutin tai pari.", flush=True)
    quietly = ["--quiet", "--disable-pip-version-check"]
    run([python, "-m", "pip", "install", *quietly, *source(), UV])
    uv = [python, "-m", "uv", "pip", "install", "--quiet", "--python", python, *source()]
    # Compiled now, by all processors at once, and not while the first page is waited for.
    run([*uv, "--compile-bytecode", "--require-hashes", "-r", lock])
    run([*uv, "--no-deps", "-e", ROOT])
    lead_without_letters(venv)
    # So are the dictionaries, which takes some seconds once. Asked for from another folder: here
    # the package would be found without having been installed.
    run([python, "-m", "parastaminen_nb.text.kept"], at=venv)
    stamp.write_text(wanted, encoding="utf-8")


def lead_without_letters(venv: Path) -> None:
    """Have the environment find the package wherever it lies, in C:\\Users\\Päivi too.

    Until 3.13 Python reads the file that leads there in the letters of the system, which on Windows
    are not those that the file was written in. A line that begins with import is run, and in it
    every letter can be written by its number.
    """
    for packages in (venv / "Lib" / "site-packages", *venv.glob("lib/python3*/site-packages")):
        for file in packages.glob("*.pth"):
            if file.read_bytes().strip() == str(ROOT).encode():
                line = f"import sys; sys.path.append({str(ROOT)!a})\n"
                file.write_text(line, encoding="ascii")


def collect(venv: Path, lock: Path) -> None:
    """Fetch every package of the lock, and what installs them, into the folder of packages."""
    python = venv_python(venv)
    if not python.exists():
        make_venv(venv)
    print(f"Haetaan asennuspaketit kansioon {PACKAGES.name}.", flush=True)
    fetch = [python, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    run([*fetch, "--dest", PACKAGES, "--require-hashes", "-r", lock])
    run([*fetch, "--dest", PACKAGES, UV, *TO_BUILD])
    print("Valmista. Kopioi ohjelman koko kansio koneelle, jossa ei ole verkkoa; .venv jää pois.")


def lock_of(dev: bool) -> Path:
    """Where it stands what is installed."""
    return ROOT / ("requirements-dev.lock" if dev else "requirements.lock")


def stamps(venv: Path, dev: bool):
    """Where it stands what was installed, and what should stand there."""
    yield venv / "installed-dev", fingerprint(lock_of(True))
    if not dev:
        yield venv / "installed", fingerprint(lock_of(False))


def fingerprint(lock: Path) -> str:
    """A digest of all that decides what is installed, and of where the project lies."""
    digest = hashlib.sha256(str(ROOT).encode())
    for file in (lock, ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def read(file: Path) -> str:
    """The text of a file, empty where there is none."""
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def venv_python(venv: Path) -> Path:
    """The Python of a virtual environment, on Windows too."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_venv(venv: Path) -> None:
    """Make the environment with the first Python that is new enough and has `venv`."""
    python = new_enough()
    probe = run_heard([python, "-c", "import venv, ensurepip"])
    if probe.returncode:
        stop(
            "Pythonista puuttuu venv-osa. Asenna se komennolla "
            "«sudo apt install python3-venv» ja yritä uudelleen."
        )
    made = run_heard([python, "-m", "venv", str(venv)])
    if made.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        stop(
            f"Kansioon {venv.parent} ei voi kirjoittaa. Siirrä ohjelma kansioon, johon saat "
            "kirjoittaa, ja yritä uudelleen."
            if "ermission" in made.stderr or "Read-only" in made.stderr
            else f"Ympäristöä ei voitu tehdä: {made.stderr.strip().splitlines()[-1]}"
        )


def new_enough() -> str:
    """The Python that runs this, if it will do; else another one of this machine."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW and kind() in KINDS:
        return sys.executable
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        found = another(minor)
        if found:
            return found
    if kind() not in KINDS:
        stop(
            f"Tämä Python on tehty toisenlaiselle koneelle ({kind()}). Asenna 64-bittinen Python "
            f"3.{TOO_NEW[1] - 2}, jonka tiedoston nimen lopussa on amd64, ja yritä uudelleen."
        )
    stop(
        f"Tarvitaan Python 3.{OLDEST[1]}–3.{TOO_NEW[1] - 1}, mutta tällä koneella on "
        f"{sys.version.split()[0]}. Asenna toinen Python ja yritä uudelleen."
    )
    raise AssertionError


def kind() -> str:
    """What the Python that runs this was built for, on Windows; there alone it can be of a kind
    that what we need is not made for, while another would run on the same machine."""
    return sysconfig.get_platform() if os.name == "nt" else ""


def another(minor: int) -> str:
    """Another Python of this machine, by its number; empty where there is none that will do."""
    if os.name != "nt":
        return shutil.which(f"python3.{minor}") or ""
    if not shutil.which("py"):
        return ""
    tell = "import sys, sysconfig; print(sysconfig.get_platform(), sys.executable)"
    said = run_heard(["py", f"-3.{minor}", "-X", "utf8", "-c", tell]).stdout
    of_kind, _, found = said.strip().partition(" ")
    return found if of_kind in KINDS else ""


def run(command: list, at: Path = ROOT) -> None:
    """Run a step of the installation and stop with its last words where it fails."""
    done = run_heard([str(part) for part in command], at)
    if done.returncode:
        words = (done.stderr or done.stdout).strip()
        print(words or f"{command[0]}: {done.returncode}", file=sys.stderr)
        stop(
            f"Asennus ei onnistunut. Hae kansio {PACKAGES.name} uudelleen samanlaisella koneella."
            if "--no-index" in command
            else "Asennus ei onnistunut: syy on yllä. Tarkista verkkoyhteys ja yritä uudelleen. "
            f"Ilman verkkoa tarvitaan kansio {PACKAGES.name} samanlaiselta koneelta."
        )


def run_heard(command: list, at: Path = ROOT) -> subprocess.CompletedProcess:
    """Run a program and keep what it says, in whatever letters it says it."""
    return subprocess.run(
        command, capture_output=True, cwd=at, encoding="utf-8", errors="replace", check=False
    )


def source() -> list:
    """Where pip and uv find packages: in the folder alone, where there is one."""
    return [] if not PACKAGES.is_dir() else ["--no-index", "--find-links", PACKAGES]


def stop(sentence: str) -> None:
    """Say what is wrong and end with status 2."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    main()
