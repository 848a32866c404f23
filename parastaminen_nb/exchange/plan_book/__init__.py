"""A whole plan as a workbook that people fill in with Excel, and back again.

::

    content = write_plan_book(workshop, agenda, rotation, translator("fi"))
    read = read_plan_book(path, base=session.state, today=today)
    differences(session.state, read)       # what would change, before anything is accepted
    [translator("fi").say(trouble.said) for trouble in read.troubles]

Each sheet has a module of its own, with its columns and how they are read; `agenda_table` and its
like write those sheets that reckon.
"""

from parastaminen_nb.exchange.plan_book.plan_read import PlanRead
from parastaminen_nb.exchange.plan_book.reading import read_plan_book
from parastaminen_nb.exchange.plan_book.size import MOST_BYTES
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.plan_book.writing import write_plan_book

__all__ = ["MOST_BYTES", "PlanRead", "Trouble", "read_plan_book", "write_plan_book"]
