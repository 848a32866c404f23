"""What a double click on Parastaminen.cmd does: install, ask for a workshop, open it.

Runs on any Python 3 with nothing installed. What stands in the window is for people who do not
otherwise use one.
"""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import install

SUFFIX = ".workshop"


def main() -> int:
    """Install, ask, open; returns the exit status."""
    here = install.ROOT
    local = os.environ.get("LOCALAPPDATA", "") if os.name == "nt" else ""
    venv = environment(here, local)
    install.install(venv)
    program = [str(install.venv_python(venv)), "-m", "parastaminen_nb.cli"]
    # What was made by earlier versions lies beside the program, where a cloud may copy it.
    folders = [Path.home() / "Parastaminen", here / "workshops"]
    given, *more = sys.argv[1:] or [asked(folders, program)]
    more = more or reach()
    # Ctrl-C is for the program, which ends its parts in order; this one waits for it.
    signal.signal(signal.SIGINT, lambda number, at: None)
    file = [given] if given else []
    return subprocess.run([*program, "run", *file, *more], check=False).returncode


def environment(here: Path, local: str) -> Path:
    """Where the environment of the program lies that lies `here`: on Windows in the `local` folder
    of this user. Beside the program it might be copied to a cloud, lie on a network, or so deep
    that Windows cannot name its files."""
    beside = here / ".venv"
    if not local or (beside / "installed").is_file():  # as earlier versions did
        return beside
    return Path(local) / "Parastaminen" / hashlib.sha256(str(here).encode()).hexdigest()[:8]


def asked(folders: list, program: list) -> str:
    """The file of the workshop that somebody names, made where there is none; empty for the
    example."""
    files = [file for folder in folders[::-1] for file in sorted(folder.glob(f"*{SUFFIX}"))]
    known = {file.stem.casefold(): file for file in files}
    print()
    if known:
        print("Työpajasi:", ", ".join(file.stem for file in known.values()))
    print("Kirjoita työpajasi nimi, esimerkiksi kevät. Jos et kirjoita mitään, esimerkki avautuu.")
    while True:
        # What is dragged into the window comes in quotation marks.
        name = input("Nimi: ").strip().strip('"')
        if not name:
            return ""
        name = name[: -len(SUFFIX)] if name.endswith(SUFFIX) else name
        if name.casefold() in known:
            return str(known[name.casefold()])
        if Path(name + SUFFIX).is_absolute() and Path(name + SUFFIX).is_file():
            return name + SUFFIX
        folders[0].mkdir(parents=True, exist_ok=True)
        made = folders[0] / (name + SUFFIX)
        if not subprocess.run(
            [*program, "new", str(made)], stdout=subprocess.DEVNULL, check=False
        ).returncode:
            return str(made)


def reach() -> list:
    """What the program is told of who can join."""
    print()
    print("Liittyvätkö osallistujat puhelimella tämän huoneen verkosta?")
    if not input("k = kyllä, Enter = ei: ").strip().lower().startswith("k"):
        return []
    print("Jos Windows kysyy, saako Python käyttää verkkoa, salli se.")
    return ["--lan"]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (KeyboardInterrupt, EOFError):  # closed, or Ctrl-C instead of a name
        sys.exit(130)
