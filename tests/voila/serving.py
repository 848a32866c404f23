"""A server of pages as a process of its own, with small pages to serve."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import nbformat
import psutil

KEY = "kuusi-ja-kataja"

# What facilitators' pages are made of, with the names that ipywidgets leaves out.
WIDGETS = """
import anywidget
import ipywidgets as w
import traitlets

class Clock(anywidget.AnyWidget):
    _esm = '''
    export default { render({ model, el }) {
      const clock = document.createElement("p");
      clock.className = "pa-clock";
      clock.textContent = model.get("text");
      el.append(clock);
    } };
    '''
    text = traitlets.Unicode("11:24").tag(sync=True)

start = w.Button(description="Aloita kierros", button_style="primary")
count = w.Label("0 painallusta")
start.on_click(lambda _: setattr(count, "value", "1 painallusta"))
now = w.VBox([w.HTML("<h2>Nyt</h2>"), Clock(), w.HBox([
    start,
    w.Button(description="Anna 2 min lisää"),
    w.Button(description="Poista", button_style="danger"),
    w.Button(description="Odottaa", disabled=True),
]), count])
form = w.VBox([
    w.HTML("<h2>Kentät</h2>"),
    w.Text(description="Työpajan nimi", value="Yhdessä vähemmän yksin"),
    w.Text(placeholder="Hae kommenteista"),
    w.Textarea(description="Kuvaus", value="Pitkä teksti"),
    w.BoundedIntText(description="Ryhmän koko", value=5, min=1, max=9),
    w.Dropdown(description="Kieli", options=["Suomi", "Svenska"]),
    w.Checkbox(description="Esteetön pöytä", value=True),
    w.IntSlider(description="Minuutteja", value=18, max=60),
    w.FloatRangeSlider(description="Väli", value=(2, 5), max=10),
    w.RadioButtons(description="Muoto", options=["Paikan päällä", "Etänä"]),
    w.ToggleButtons(description="Näkymä", options=["Ryhmät", "Henkilöt"]),
    w.ToggleButton(description="Näytä nimet", value=True),
    w.Select(description="Tapaus", options=["A", "B", "C"], rows=3),
    w.SelectMultiple(description="Tapaukset", options=["A", "B", "C"], rows=3),
    w.IntProgress(description="Etsitään kiertoa", value=60),
    w.DatePicker(description="Päivä"),
    w.Combobox(description="Nimi", options=["Emil", "Matti"]),
])
for card in (now, form):
    card.add_class("pa-card")
page = w.VBox([w.HTML("<h1>Ohjauspöytä</h1>"), now, form])
page.add_class("pa-app")
page.add_class("pa-wrap")
page
"""

ENVIRONMENT = """
import os
import ipywidgets as w
names = [name for name in os.environ if name.startswith("PARASTAMINEN")]
w.Label(" ".join(f"{name}={os.environ[name]}" for name in sorted(names)))
"""

COMMENT = """
import ipywidgets as w
w.HTML('<p>Kommentti <img src="/nowhere" onerror="document.title = 1">'
       '<script>document.title = "2"</script></p>')
"""

PAGES = {
    "desk": WIDGETS,
    "wall": "import ipywidgets as w\nw.HTML('<h1>Seinä</h1>')",
    "explorer": ENVIRONMENT,
    "planner": COMMENT,
    "broken": "raise ValueError('salaisuus')",
}


def write_pages(folder: Path) -> Path:
    folder.mkdir()
    for name, code in PAGES.items():
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(code)],
            metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}},
        )
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Serving:
    """A running server: its process and its address."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kernels(self) -> list[psutil.Process]:
        """The kernels that run for it."""
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if "parastaminen_nb.voila.kernel" in " ".join(child.cmdline()):
                    found.append(child)
            except psutil.NoSuchProcess:
                continue
        return found

    @contextmanager
    def visitor(self) -> Iterator[httpx.Client]:
        """Somebody who came with the key."""
        with httpx.Client(base_url=self.url, timeout=60) as client:
            assert client.get("/", params={"token": KEY}).status_code == 303
            yield client

    def stop(self) -> tuple[int, str]:
        """End it as a parent process does: its exit status, and all that it said."""
        self.process.terminate()
        said, _ = self.process.communicate(timeout=30)
        return self.process.returncode, said


def begin(pages: Path, *more: str, port: int | None = None, **environment: str) -> Serving:
    port = port or free_port()
    command = [sys.executable, "-m", "parastaminen_nb.voila", "--apps", str(pages)]
    process = subprocess.Popen(
        [*command, "--port", str(port), *more],
        env={
            **os.environ,
            "PARASTAMINEN_KEY": KEY,
            "PARASTAMINEN_WORKSHOP": str(pages.parent / "example.workshop"),
            "PARASTAMINEN_HUB": "http://127.0.0.1:9/",
            **environment,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Serving(process, port)
    try:
        until(lambda: answers(server.url) or process.poll() is not None)
    except AssertionError:
        process.kill()  # a machine that is too busy to start it keeps nothing of it
        process.wait()
        raise
    return server


@contextmanager
def serving(pages: Path, *more: str, **environment: str) -> Iterator[Serving]:
    server = begin(pages, *more, **environment)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/alive", timeout=2).text == "ok"
    except httpx.HTTPError:
        return False


def until(true, seconds: float = 60) -> None:
    """Wait until something is so; fail when it does not become so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not so after {seconds} s"
        time.sleep(0.05)
