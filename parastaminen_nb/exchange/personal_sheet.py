"""The sheet of personal data: what kind was met in which row, never the data itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import stands
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.redaction import Personal

if TYPE_CHECKING:
    import pandas as pd


def kind_names(_: Translator) -> dict[str, str]:
    """What the kinds of personal data are called."""
    return {
        "email": _("E-mail address"),
        "phone": _("Phone number"),
        "identity": _("Personal identity code"),
        "address": _("Street address"),
        "name": _("Name"),
    }


def personal_sheet(comments: pd.DataFrame, personal: Personal, _: Translator) -> SheetPlan:
    """A row for each comment and kind of personal data in it."""
    columns = [
        Column(_("Personal data"), width=28, bold=True),
        Column(_("Times"), width=10),
        Column(_("File"), width=30),
        Column(_("Sheet"), width=20),
        Column(_("Row"), width=9),
    ]
    names, where = kind_names(_), stands(comments, _)

    def rows() -> Iterator[list[Value]]:
        for kind, times_of in personal.rows.items():
            for label, times in times_of.items():
                yield [names[kind], times, *where[label]]

    return SheetPlan(_("Personal data"), columns, rows())


def told_personal(personal: Personal, _: Translator) -> Iterator[str]:
    """Sentences that say what was met and what was done with it."""
    names = kind_names(_)
    found = [_("{kind}: {n}", kind=names[kind], n=personal.times(kind)) for kind in personal.rows]
    if found:
        yield _("Personal data in the comments: {found}.", found=found)
    elif personal.redacted:
        yield _(
            "Nothing was found that looks like personal data. No program finds all of it: read "
            "the comments before you pass them on."
        )
    if personal.redacted and found:
        yield _(
            "What looked like personal data was taken out, and a mark in square brackets stands "
            "in its place. No program finds all of it: read the comments before you pass them on."
        )
    elif found:
        yield _(
            "It is still there. Choose to have it taken out where you write the file "
            "(on the command line --redact)."
        )
    if personal.authors:
        yield _("The names of the writers were left out.")
