"""Makes a page a wall: sizes follow the picture, and nothing stands around it."""

from __future__ import annotations

import anywidget

from parastaminen_nb.ui.browser import script, style

_PIXEL = """
html[data-surface="wall"] { --w: min(100vw / 1920, 100vh / 1080); }
html[data-surface="wall"] body { overflow: hidden; }
#rendered_cells .pa-wall.pa-wall {
  position: fixed;
  inset: 0;
  width: 100vw;
  height: 100vh;
  aspect-ratio: auto;
  z-index: 5;
}
.pa-wall[data-surface="wall"] { --w: calc(100cqw / 1920); }
"""


class Surface(anywidget.AnyWidget):
    """On a page of ours the whole window is the wall; in a notebook only its own place."""

    _esm = script("surface.js")
    _css = style("wall.css") + _PIXEL
