"""When a part of the agenda begins, as a formula of the spreadsheet.

It looks at the rows above wherever they are, so that rows may come, go and change places; a fixed
hour is waited for, and is late by six hours at the most.
"""

from __future__ import annotations

from collections.abc import Mapping

from parastaminen_nb.exchange.plan_book.basics import USUAL_START


def start_formula(row: int, columns: Mapping[str, str], first: str) -> str:
    """The formula of a row. `columns` are the letters of "minutes", "fixed_start" and, where they
    are there, "move" and "track"; `first` is the cell in which the workshop's hour stands.

    With tracks it is longer: the first part of neighbouring rows that have one begins when all
    before it is over; each other part follows the one of its own track, or begins with the first.
    """
    minutes, fixed = columns["minutes"], columns["fixed_start"]
    move, track = columns.get("move", ""), columns.get("track", "")

    def above(column: str) -> str:
        return f"OFFSET({column}{row},-1,0)"

    free = f"{above('A')}+N({above(minutes)})/1440"
    walks = f"+N({move}{row})/1440" if move else ""
    if track:
        # The row of the first part of the tracks above. LOOKUP finds the last that does not err.
        tracks = f"{track}$1:{above(track)}"
        # SUM makes one number of what a spreadsheet may take for a list of one.
        opens = f'SUM(IFERROR(LOOKUP(2,1/({tracks}=""),ROW({tracks})),1),1,-ROW())'

        def beside(column: str) -> str:
            return f"OFFSET({column}{row},{opens},0):{above(column)}"

        ends = f"({beside('A')})+({beside(minutes)})/1440"
        free = f'IF({above(track)}="",{free},SUMPRODUCT(MAX({ends})))'
    free = f"IF(ISNUMBER({above('A')}),{free},{begin_formula(first)})"
    free = f"({free}{walks})" if walks else free
    late = f"MAX(0,MOD({fixed}{row}-{free}+0.25,1)-0.25)"
    alone = f'IF({fixed}{row}="",{free},{free}+{late})'
    if not track:
        return f"={alone}"
    further = f"+MAX(0,N({move}{row})-N(OFFSET({move}{row},{opens},0)))/1440" if move else ""
    follows = (
        f"IFERROR(LOOKUP(2,1/(({beside(track)})={track}{row}),{ends}){walks},"
        f"OFFSET(A{row},{opens},0){further})"
    )
    abreast = f'AND(ISNUMBER({above("A")}),{track}{row}<>"",{above(track)}<>"")'
    return f"=IF({abreast},{follows},{alone})"


def wait_formula(row: int, columns: Mapping[str, str], first: str) -> str:
    """The minutes that people wait before the part of a row: from when all above it is over, and
    everyone has moved, until it begins. Within tracks nobody waits."""
    minutes, move = columns["minutes"], columns.get("move", "")

    def above(column: str) -> str:
        return f"OFFSET({column}$1,1,0):OFFSET({column}{row},-1,0)"

    over = f"SUMPRODUCT(MAX(({above('A')})+({above(minutes)})/1440))"
    over = f"IF(ISNUMBER(OFFSET(A{row},-1,0)),{over},{begin_formula(first)})"
    moved = f"-N({move}{row})" if move else ""
    return f"=MAX(0,ROUND((A{row}-{over})*1440,0){moved})"


def left_formula(cells: Mapping[str, str], whole: str, first: str) -> str:
    """The minutes left over of the `whole`, a cell: below zero by how much the end or a fixed hour
    would be late, else what parts and moves do not take. `cells` are the ranges of "starts",
    "minutes", "fixed_start" and, where they are there, "move" and "waits"."""
    starts, minutes, fixed = cells["starts"], cells["minutes"], cells["fixed_start"]
    over = f"ROUND((SUMPRODUCT(MAX({starts}+{minutes}/1440))-{begin_formula(first)})*1440,0)"
    hour_late = f'({starts}<>"")*({fixed}<>"")*(MOD({starts}-{fixed}+0.75,1)-0.75)'
    late = f"MAX(ROUND(SUMPRODUCT(MAX({hour_late}))*1440,0),{over}-{whole})"
    if "waits" in cells:
        used = f"-({over}-SUM({cells['waits']}))"
    else:
        used = "".join(f"-SUM({cells[name]})" for name in ("minutes", "move") if name in cells)
    return f"=IF({late}>0,-{late},{whole}{used})"


def begin_formula(first: str) -> str:
    """The hour of the workshop, or the usual one where none is chosen."""
    return f'IF({first}="",TIME({USUAL_START.hour},{USUAL_START.minute},0),{first})'
