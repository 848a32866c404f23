"""Plan, run and understand Parastaminen workshops on the facilitator's own machine.

>>> from parastaminen_nb import open_workshop
>>> session = open_workshop("example")
>>> session.state.workshop.title
'Yhdessä vähemmän yksin'

Nothing heavy is imported before it is used: names are found where they live when first asked for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parastaminen_nb.apps.desk import desk
    from parastaminen_nb.apps.explorer import explorer
    from parastaminen_nb.apps.pathway import pathway
    from parastaminen_nb.apps.planner import planner
    from parastaminen_nb.apps.rotation import rotation
    from parastaminen_nb.apps.wall import wall
    from parastaminen_nb.core.agenda import Agenda
    from parastaminen_nb.core.errors import WorkshopError
    from parastaminen_nb.core.pathway import Decision, Stage
    from parastaminen_nb.core.pathway.writing import day_of
    from parastaminen_nb.core.rotation import (
        Mode,
        alternatives,
        plan_rotation,
        rules_from,
        ways_out,
    )
    from parastaminen_nb.core.said import Note
    from parastaminen_nb.core.workshop import Case, GroupSize, Person, Showing, Workshop
    from parastaminen_nb.path_frames import (
        experiments_frame,
        meetings_frame,
        readings_frame,
        save_path_book,
    )
    from parastaminen_nb.pathing import Pathing
    from parastaminen_nb.reading import (
        agenda_frame,
        alternatives_frame,
        context_frame,
        in_words,
        keyness_frame,
        moves_frame,
        now_in_words,
        seating_frame,
        tables_frame,
    )
    from parastaminen_nb.tables import counts, workshop_comments
    from parastaminen_nb.text.themes import find_themes
    from parastaminen_nb.workshops import open_workshop

_HOMES = {
    "Agenda": "core.agenda",
    "Case": "core.workshop",
    "Decision": "core.pathway",
    "GroupSize": "core.workshop",
    "Mode": "core.rotation",
    "Note": "core.said",
    "Pathing": "pathing",
    "Person": "core.workshop",
    "Showing": "core.workshop",
    "Stage": "core.pathway",
    "Workshop": "core.workshop",
    "WorkshopError": "core.errors",
    "agenda_frame": "reading",
    "alternatives": "core.rotation",
    "alternatives_frame": "reading",
    "context_frame": "reading",
    "counts": "tables",
    "day_of": "core.pathway.writing",
    "desk": "apps.desk",
    "experiments_frame": "path_frames",
    "explorer": "apps.explorer",
    "find_themes": "text.themes",
    "in_words": "reading",
    "keyness_frame": "reading",
    "meetings_frame": "path_frames",
    "moves_frame": "reading",
    "now_in_words": "reading",
    "open_workshop": "workshops",
    "pathway": "apps.pathway",
    "plan_rotation": "core.rotation",
    "planner": "apps.planner",
    "readings_frame": "path_frames",
    "rotation": "apps.rotation",
    "rules_from": "core.rotation",
    "save_path_book": "path_frames",
    "seating_frame": "reading",
    "tables_frame": "reading",
    "wall": "apps.wall",
    "ways_out": "core.rotation",
    "workshop_comments": "tables",
}

__all__ = [
    "Agenda",
    "Case",
    "Decision",
    "GroupSize",
    "Mode",
    "Note",
    "Pathing",
    "Person",
    "Showing",
    "Stage",
    "Workshop",
    "WorkshopError",
    "agenda_frame",
    "alternatives",
    "alternatives_frame",
    "context_frame",
    "counts",
    "day_of",
    "desk",
    "experiments_frame",
    "explorer",
    "find_themes",
    "in_words",
    "keyness_frame",
    "meetings_frame",
    "moves_frame",
    "now_in_words",
    "open_workshop",
    "pathway",
    "plan_rotation",
    "planner",
    "readings_frame",
    "rotation",
    "rules_from",
    "save_path_book",
    "seating_frame",
    "tables_frame",
    "wall",
    "ways_out",
    "workshop_comments",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


if "IPython" in sys.modules:  # in a notebook, where trouble is shown under its cell
    from parastaminen_nb.in_notebook import say_trouble_plainly

    say_trouble_plainly()
