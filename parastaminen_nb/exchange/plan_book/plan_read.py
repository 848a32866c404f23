"""What a workbook says of a plan."""

from __future__ import annotations

from dataclasses import dataclass

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.differences import Draft
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.plan_book.sheets import PARTS
from parastaminen_nb.exchange.plan_book.trouble import Trouble


@dataclass(frozen=True, slots=True)
class PlanRead:
    """What a workbook says: a whole plan, in which what it does not say is as it was.

    `sheets` are the parts (marked names) that were found.
    """

    workshop: Workshop
    agenda: Agenda
    troubles: tuple[Trouble, ...]
    sheets: tuple[str, ...] = PARTS

    @property
    def draft(self) -> Draft:
        return Draft(self.workshop, self.agenda)
