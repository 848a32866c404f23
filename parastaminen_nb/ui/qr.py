"""A picture that a phone's camera reads."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.ui.html import Markup, html

_QUIET: Final = 4
"""The white margin that the standard asks for, in modules."""


def qr(text: str, label: str) -> Markup:
    """The text as a QR code (ISO/IEC 18004, error level M), black on white in every theme."""
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length or 1
    side = len(matrix) + 2 * _QUIET
    return html(
        '<svg class="pa-qr" viewBox="-{q} -{q} {side} {side}" role="img" aria-label="{label}" '
        'shape-rendering="crispEdges"><path fill="#fff" d="M-{q}-{q}h{side}v{side}h-{side}z"/>'
        '<path fill="#000" d="{dark}"/></svg>',
        q=_QUIET,
        side=side,
        label=label,
        dark="".join(runs),
    )
