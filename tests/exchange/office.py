"""LibreOffice as a reader that nobody here wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(source: Path, form: str, folder: Path) -> None:
    """Let LibreOffice open a file and write it to a folder in another form, as its
    `--convert-to` names forms. Skips the test where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    own = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    asked = [office, own, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
