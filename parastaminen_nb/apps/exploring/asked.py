"""What is said of a question to a language model before it goes, and of the answer that came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parastaminen_nb.apps import findings
from parastaminen_nb.i18n import Translator
from parastaminen_nb.model_server import ModelServer
from parastaminen_nb.ui.blocks import listed
from parastaminen_nb.ui.exploring.written import WrittenSentence
from parastaminen_nb.ui.html import Markup, html, joined

if TYPE_CHECKING:
    from parastaminen_nb.exchange.question import Question
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.model import Answer, Retold


def what_would_go(
    question: Question, server: ModelServer, _: Translator, *, redacted: bool
) -> Markup:
    """Where the question would go, what is in it and what is not."""
    where = (
        _("To {host}, the model {model} on this machine", host=server.host, model=server.model)
        if server.here
        else _("To {host}, the model {model}", host=server.host, model=server.model)
    )
    lines = [
        _.plural(
            "{where}, would go the words of {n} comment: {what}.",
            "{where}, would go the words of {n} comments: {what}.",
            n=len(question.texts),
            where=where,
            what=question.what,
        ),
        _("Personal data that was found is taken out first. No program finds all of it.")
        if redacted
        else _("Personal data in the comments would go there as well."),
        _("Writers, times, cases, rounds and tables do not go. Nothing goes before you press."),
    ]
    if question.left_out:
        lines.append(
            _.plural(
                "{n} comment does not fit into the question and stays out.",
                "{n} comments do not fit into the question and stay out.",
                n=question.left_out,
            )
        )
    return listed(lines, "pa-quiet")


def who_wrote(answer: Answer, kept: Retold, _: Translator) -> Markup:
    """That a program wrote it, how much of it stands on comments, and if its end is missing."""
    lines = [
        _(
            "Written by the language model {model} at {host}, not by people. {linked} of "
            "{n} sentences have comments that share words with them: read those comments.",
            model=kept.model,
            host=kept.host,
            linked=answer.linked,
            n=len(answer.sentences),
        )
    ]
    if answer.cut:
        lines.append(_("The answer was too long: its end is missing."))
    return joined(html('<p class="pa-small pa-muted">{line}</p>', line=line) for line in lines)


def sentences_of(
    answer: Answer, question: Question, here: Material, _: Translator
) -> list[WrittenSentence]:
    """Each sentence with the comments on which it stands, in the words that were sent."""
    place_of = {label: place for place, label in enumerate(here.comments.index)}
    return [
        WrittenSentence(
            one.text,
            _.plural("{n} comment", "{n} comments", n=len(one.places))
            if one.places
            else _("Not linked to any comment"),
            tuple(
                findings.quote_item(here, place_of[question.labels[at]], question.texts[at], _)
                for at in one.places
            ),
        )
        for one in answer.sentences
    ]
