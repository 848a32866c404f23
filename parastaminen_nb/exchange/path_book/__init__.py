"""The path of a workshop as a workbook that people fill in with Excel, and back again.

::

    content = write_path_book(session.state, today, translator("fi"))
    read = read_path_book(path, session.state, today)
    path_differences(session.state, read.path)       # what would change, before it is taken
    [translator("fi").say(trouble.said) for trouble in read.troubles]

It is made of the same pieces as the workbook of a plan (`exchange.plan_book`).
"""

from parastaminen_nb.exchange.path_book.path_read import PathRead
from parastaminen_nb.exchange.path_book.reading import read_path_book
from parastaminen_nb.exchange.path_book.writing import path_sheets, write_path_book

__all__ = ["PathRead", "path_sheets", "read_path_book", "write_path_book"]
