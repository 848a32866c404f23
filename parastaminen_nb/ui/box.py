"""Widgets beside or under one another, laid out by the styles of the look."""

from __future__ import annotations

import ipywidgets


def box(*children: ipywidgets.Widget, classes: str = "") -> ipywidgets.Box:
    """A box whose layout its classes decide."""
    made = ipywidgets.Box(children)
    for name in ("pa-box", *classes.split()):
        made.add_class(name)
    return made
