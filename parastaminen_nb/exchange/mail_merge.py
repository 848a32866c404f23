"""A table for the mail merge of Word and Outlook: one row a person, one column a field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from parastaminen_nb.core.letters import ABOUT_MEETINGS, Addressee, Letter
from parastaminen_nb.core.workshop import Role
from parastaminen_nb.exchange.cells import Column, Cut, SheetPlan, Value
from parastaminen_nb.exchange.letters import Letters
from parastaminen_nb.exchange.sheets import write_sheets
from parastaminen_nb.i18n import Translator

_LANGUAGES = {"fi": "suomi", "sv": "svenska", "en": "English"}


def merge_table(letters: Letters, letter: Letter, to: Sequence[Addressee], _: Translator) -> bytes:
    """The table as an xlsx file: who, where they sit first, and the letter's subject and text.

    Headers are in the language of `_`, subject and text in each reader's own.
    """
    columns = [
        Column(_("Name"), 24, bold=True),
        Column(_("First name"), 16),
        Column(_("E-mail"), 32),
        Column(_("Language"), 12),
        Column(_("Unit"), 22),
        Column(_("First table"), 20),
        Column(_("Case"), 26),
        Column(_("Subject"), 50),
        Column(_("Text"), 80),
    ]
    rows = list(_rows(letters, letter, to))
    content = BytesIO()
    write_sheets(content, [SheetPlan(_("Letters"), columns, rows, frozen=1)], Cut())
    return content.getvalue()


def _rows(letters: Letters, letter: Letter, to: Sequence[Addressee]) -> Iterator[tuple[Value, ...]]:
    live = letters.live
    # A meeting after the workshop has neither cases nor tables.
    meeting = letter in ABOUT_MEETINGS
    titles = {} if meeting else {case.key: case.title for case in live.workshop.cases}
    for one in to:
        person, text = one.person, letters.text(letter, one)
        rotates = person.role is Role.PARTICIPANT and live.rotation is not None
        known = not meeting and rotates and live.rotation and person.key in live.rotation.people
        seat = live.seat(person.key, 1) if known else None
        case = one.case or (seat.case if seat else "")
        yield (
            person.name,
            person.first_name,
            person.email,
            _LANGUAGES[text.language],
            person.unit,
            seat.label if seat else "",
            titles.get(case, ""),
            text.subject,
            text.body,
        )
