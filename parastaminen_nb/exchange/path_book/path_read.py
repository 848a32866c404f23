"""What a workbook says of a path."""

from __future__ import annotations

from dataclasses import dataclass

from parastaminen_nb.core.pathway import Pathway
from parastaminen_nb.exchange.plan_book.trouble import Trouble


@dataclass(frozen=True, slots=True)
class PathRead:
    """A whole path, in which what the workbook does not say is as it was.

    What has no row any more is still in `path`; in `only_rows` it is not. `missing` tells how many
    things these are.
    """

    path: Pathway
    only_rows: Pathway
    missing: int
    troubles: tuple[Trouble, ...]
