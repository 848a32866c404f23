"""See that the browser tests have a browser: an installed one, Debian's, or the test tool's own."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    """Find a browser or install one; else say what to install and end with status 2."""
    if installed() or by_apt() or by_playwright():
        return
    print(
        "The browser tests need Chromium or Chrome. Install one (on Debian and Ubuntu: "
        "«sudo apt install chromium»), or name it in PARASTAMINEN_BROWSER.",
        file=sys.stderr,
    )
    raise SystemExit(2)


def installed() -> bool:
    """Whether a browser is there already."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("PARASTAMINEN_BROWSER", "")
    if shutil.which(named) or any(shutil.which(name) for name in NAMES):
        return True
    with sync_playwright() as playwright:
        return os.path.exists(playwright.chromium.executable_path)  # noqa: PTH110


def by_apt() -> bool:
    """Install Debian's Chromium where this may be done without asking."""
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if root and not shutil.which("sudo"):
        return False
    print("Installing Chromium for the browser tests.", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        done = subprocess.run(
            [*root, "apt-get", *step], env=environment, capture_output=True, check=False
        )
        if done.returncode:
            return False
    return installed()


def by_playwright() -> bool:
    """Let the test tool download the browser it was made with."""
    print("Downloading a browser for the browser tests.", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0 and installed()


if __name__ == "__main__":
    main()
