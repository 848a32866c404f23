"""How long it takes to lay an agenda anew: 40 segments with rounds, lunches and a late start.

Peer: the same bounds, whole minutes and equal rounds as a mixed-integer programme, solved by HiGHS
(scipy). It keeps what matters most nearest to what is wanted; it knows no equal fractions.

    python benchmarks/agenda.py [--segments 40] [--times 200] [--json FILE]

Ends with status 1 where the median is not below five milliseconds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from datetime import time as hour
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.reflow import Reflow

REACH_MS = 5
BEGINS = datetime(2027, 3, 11, 8, 12, tzinfo=ZoneInfo("Europe/Helsinki"))


def long_agenda(segments: int) -> Agenda:
    """So many segments from eight o'clock: moves and rounds, a break now and then, and lunch."""
    row: list[Segment] = []
    for place in range(segments):
        match place % 5:
            case 0:
                row.append(Segment(f"s{place}", Kind.MOVE, 2))
            case 1 | 2:
                row.append(Segment(f"s{place}", Kind.ROUND, 20))
            case 3:
                row.append(Segment(f"s{place}", Kind.WRITING, 7, move=1))
            case _:
                row.append(Segment(f"s{place}", Kind.SUMMARY, 12))
    middle = segments // 2
    row[middle] = Segment("lunch", Kind.BREAK, 45, fixed_start=hour(12, 15))
    agenda = Agenda(tuple(row))
    return Agenda(agenda.segments, agenda.planned - 20)


def ours(agenda: Agenda) -> int:
    """The minutes planned after the agenda is laid."""
    return agenda.reflowed(BEGINS).agenda.planned


def solver(agenda: Agenda, laid: Reflow) -> int:
    """The same by a solver: minutes cut, weighted by importance, are as few as can be.

    It is told our blocks, so that it is measured for its sharing alone.
    """
    bounds = [segment.bounds for segment in agenda.segments]
    weights = [-(10.0**-segment.importance) for segment in agenda.segments]
    rows, upper = [], []
    place = 0
    for block in laid.blocks:
        count = len(block.segments)
        rows.append([float(place <= at < place + count) for at in range(len(bounds))])
        upper.append(max(block.available - block.moves, block.least))
        place += count
    rounds = [at for at, segment in enumerate(agenda.segments) if segment.group]
    for one, other in pairwise(rounds):
        equal = np.zeros(len(bounds))
        equal[one], equal[other] = 1, -1
        rows.append(list(equal))
        upper.append(0)
    lower = [0 if at >= len(laid.blocks) else -np.inf for at in range(len(rows))]
    found = milp(
        weights,
        constraints=LinearConstraint(np.array(rows), lower, upper),
        bounds=Bounds([b.least for b in bounds], [b.wanted for b in bounds]),
        integrality=np.ones(len(bounds)),
    )
    return round(float(sum(found.x))) + sum(segment.move for segment in agenda.segments)


def milliseconds(act: Callable[[], object], times: int) -> dict[str, float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return {
        "median": round(statistics.median(taken), 3),
        "p95": round(taken[int(len(taken) * 0.95)], 3),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--segments", type=int, default=40)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--json", type=Path)
    parser.add_argument("data", nargs="?", help="of other benchmarks; nothing is read here")
    asked = parser.parse_args()
    agenda = long_agenda(asked.segments)
    laid = agenda.reflowed(BEGINS)
    took = milliseconds(lambda: ours(agenda), asked.times)
    found = {
        "segments": len(agenda.segments),
        "planned before": agenda.planned,
        "planned by us": ours(agenda),
        "planned by solver": solver(agenda, laid),
        "ms": took,
        "ms of solver": milliseconds(lambda: solver(agenda, laid), max(5, asked.times // 20)),
    }
    print(json.dumps(found, indent=2))
    if asked.json:
        asked.json.write_text(json.dumps(found), "utf-8")
    return 0 if took["median"] < REACH_MS else 1


if __name__ == "__main__":
    sys.exit(main())
