"""What organisations wrote in the sign-up form, as a list for Excel."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from parastaminen_nb.core.signup import Signup
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.cells import Column, Cut, SheetPlan
from parastaminen_nb.exchange.sheets import write_sheets
from parastaminen_nb.i18n import Translator


def signup_list(signups: Sequence[Signup], workshop: Workshop, _: Translator) -> bytes:
    """An xlsx file with a row for each, the consent word for word and when it was given."""
    columns = [
        Column(_("Came"), 18, form="d.m.yyyy h:mm"),
        Column(_("Name"), 24, bold=True),
        Column(_("Organisation"), 28),
        Column(_("E-mail"), 30),
        Column(_("Phone"), 16),
        Column(_("Days that suit"), 22, wrap=True),
        Column(_("More about the time"), 28, wrap=True),
        Column(_("People"), 9),
        Column(_("Wants to hear"), 30, wrap=True),
        Column(_("Would bring"), 30, wrap=True),
        Column(_("What else they wrote"), 40, wrap=True),
        Column(_("Consent"), 60, wrap=True),
        Column(_("Sign of the consent"), 20),
    ]
    rows = (
        (
            workshop.local(one.at).replace(tzinfo=None),
            one.name,
            one.organisation,
            one.email,
            one.phone,
            "\n".join(_.date(day) for day in one.days),
            one.when,
            one.people,
            "\n".join(one.hear),
            one.bring,
            one.words,
            one.consent,
            one.digest,
        )
        for one in signups
    )
    content = BytesIO()
    write_sheets(content, [SheetPlan(_("Sign-ups"), columns, rows, frozen=2)], Cut())
    return content.getvalue()
