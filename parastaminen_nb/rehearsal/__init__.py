"""A rehearsal: a whole workshop played through the real hub by people who are not there."""

from __future__ import annotations

from parastaminen_nb.rehearsal.play import Play, Watcher, rehearse
from parastaminen_nb.rehearsal.report import Report

__all__ = ["Play", "Report", "Watcher", "rehearse"]
