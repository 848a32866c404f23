"""The last sheet: how all of the others came about, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parastaminen_nb.exchange.cells import LONGEST, Column, Cut, SheetPlan, Value
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.frame_cells import role_names
from parastaminen_nb.exchange.personal_sheet import told_personal
from parastaminen_nb.exchange.small_groups import Withheld, told_withheld
from parastaminen_nb.exchange.tones import told_accuracy
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.theme import Themes


def about_sheet(
    findings: Findings, withheld: Sequence[Withheld], cut: Cut, _: Translator
) -> SheetPlan:
    """What the sheets hold, how the themes were found, and what is not there."""
    themes = findings.themes

    # A generator: it is read last, when it is known what was cut in the other sheets.
    def lines() -> Iterator[list[Value]]:
        yield [_.plural("{n} comment", "{n} comments", n=len(findings.comments))]
        rows = sum(part.row is not None for part in findings.skipped)
        if rows:
            yield [
                _.plural(
                    "{n} row was skipped. The sheet Skipped tells why.",
                    "{n} rows were skipped. The sheet Skipped tells why.",
                    n=rows,
                )
            ]
        for part in findings.skipped:
            if part.kept:
                yield [f"{part.sheet or part.file}: {_.say(part.why)}"]
        if themes is not None:
            for said in _method(themes, _):
                yield [said]
        if findings.by_hand:
            yield [_("Somebody has changed the themes by hand: names, or what belongs where.")]
        if findings.alike:
            yield [
                _.plural(
                    "{n} statement was made several times in nearly the same words. The sheet "
                    "Same statements keeps all who made it.",
                    "{n} statements were made several times in nearly the same words. The sheet "
                    "Same statements keeps all who made them.",
                    n=len(findings.alike),
                )
            ]
        for said in _told_of_words(findings, _):
            yield [said]
        for said in told_withheld(withheld, role_names(_), _):
            yield [said]
        if withheld:
            yield [_("On the command line, --small-groups off shows all groups.")]
        if findings.least:
            yield [
                _(
                    "In the sheet Counts, groups of fewer than {least} comments are counted "
                    "together, and “–” covers counts under {least} and those from which they "
                    "could be reckoned.",
                    least=findings.least,
                )
            ]
        for sheet, row, length in cut.cells:
            yield [
                _(
                    "Sheet {sheet}, row {row}: the text has {length} characters. Excel keeps "
                    "{most}, so its end is only in the original.",
                    sheet=sheet,
                    row=row,
                    length=length,
                    most=LONGEST,
                )
            ]

    return SheetPlan(_("About"), [Column(_("About"), width=110, wrap=True)], lines(), filters=False)


def _told_of_words(findings: Findings, _: Translator) -> Iterator[str]:
    """What is told of the words themselves: who else wrote some, hints, and what was taken out."""
    if findings.retold:
        yield _(
            "The sheet Language model was written by a language model, not by people. A sentence "
            "is linked where it names a comment and shares words with it. Nothing else in this "
            "workbook comes from a language model."
        )
    if findings.voikko:
        yield told_voikko(findings.voikko, _)
    if any(findings.tones):
        yield from told_accuracy(_)
    if findings.personal is not None:
        yield from told_personal(findings.personal, _)


def told_voikko(version: str, _: Translator) -> str:
    """With what Finnish words were read, so that the same result can be had again."""
    return _(
        "Finnish words were read with {voikko} as well. Without it, or with another version of "
        "it, some base forms are different.",
        voikko=version,
    )


def _method(themes: Themes, _: Translator) -> Iterator[str]:
    if not themes.themes:
        yield _(
            "No themes were found: there are too few comments, or they have no words in common."
        )
        return
    yield _(
        "Themes are groups of comments that use the same words and parts of words. The same "
        "comments always give the same themes."
    )
    yield _(
        "The names are the words that a theme says more than the others. Change them to your own."
    )
    yield _(
        "Difference is the log-likelihood ratio. Above 3.8 it is hardly chance. "
        "Read the quotes as well."
    )
    yield _("Coherence tells how much of what makes the comments alike stays within the theme.")
    if themes.nowhere:
        yield _.plural(
            "{n} comment belongs to no theme. It was not forced into one.",
            "{n} comments belong to no theme. They were not forced into one.",
            n=themes.nowhere,
        )
