"""Pin the dependencies, with hashes and without any address, for all Pythons we support."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--upgrade", "--quiet"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-header", "--no-annotate"),
]


def main() -> None:
    """Write both locks; the one for development holds all of the other."""
    first, second = "requirements.lock", "requirements-dev.lock"
    subprocess.run([*COMPILE, "-o", first], cwd=ROOT, check=True)
    subprocess.run([*COMPILE, "--group", "dev", "-c", first, "-o", second], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
