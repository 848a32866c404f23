"""plotly.js as the pages show figures with it: the part that draws bars, points, lines and pies.

The whole of it, which comes with plotly for Python, is four times as large; most of that draws
maps of the world and three dimensions. `plotly-basic.min.js` is the file of the npm package
plotly.js-basic-dist-min (MIT, see LICENSE beside it), unchanged, of the release that plotly for
Python brings; a test holds that. On our own pages the server sends it as a file that a browser
keeps (`voila/static.py`), in a notebook the kernel does (`ui/chart.py`).
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

_FILE: Final = "plotly-basic.min.js"


def plotly_js() -> bytes:
    """The script; it makes `globalThis.Plotly`."""
    return (files(__package__) / _FILE).read_bytes()
