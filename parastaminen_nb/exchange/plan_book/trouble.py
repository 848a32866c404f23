"""What could not be read from a workbook, where it stands, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass

from parastaminen_nb.core.errors import N_, Sentence


@dataclass(frozen=True, slots=True)
class Trouble:
    """A place in a workbook and a sentence that says what was expected and what to do.

    `row` counts as a spreadsheet does and is 0 where no row is meant; `column` is what the file
    calls it. A `note` only tells how something was understood: nothing was left out.
    """

    sheet: str
    row: int
    column: str | Sentence
    why: Sentence
    note: bool = False

    @classmethod
    def remark(cls, why: Sentence, sheet: str = "") -> Trouble:
        """A note about a whole sheet, or about the whole file."""
        return cls(sheet, 0, "", why, note=True)

    @property
    def said(self) -> Sentence:
        """The place and the sentence."""
        blanks = {"sheet": self.sheet, "row": self.row, "column": self.column, "why": self.why}
        if self.row and self.sheet:
            if self.column:
                return Sentence(N_("Sheet {sheet}, row {row}, {column}: {why}"), blanks)
            return Sentence(N_("Sheet {sheet}, row {row}: {why}"), blanks)
        if self.row:
            return Sentence(N_("Row {row}, {column}: {why}"), blanks)
        if self.sheet:
            return Sentence(N_("Sheet {sheet}: {why}"), blanks)
        return self.why


class UnfitError(Exception):
    """A cell that does not hold what is expected; `expected` says what to write."""

    def __init__(self, expected: Sentence) -> None:
        super().__init__(str(expected))
        self.expected = expected
