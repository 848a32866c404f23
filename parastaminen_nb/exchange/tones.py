"""Hints at the tone of comments, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.tone import ACCURACY, Hint, Tone


def tone_names(_: Translator) -> dict[Tone, str]:
    """What the tones are called."""
    return {
        Tone.POSITIVE: _("positive"),
        Tone.CONCERN: _("concern"),
        Tone.QUESTION: _("question"),
        Tone.PROPOSAL: _("proposal"),
    }


def told_hints(hints: Sequence[Hint], _: Translator) -> str:
    """The hints of one comment, each with the words that made it: "concern (kallis)"."""
    names = tone_names(_)
    return "; ".join(f"{names[hint.tone]} ({', '.join(hint.words)})" for hint in hints)


def told_accuracy(_: Translator) -> Iterator[str]:
    """How far the hints can be trusted."""
    yield _(
        "The hint at the tone of a comment comes from single words, which stand beside it in "
        "brackets. It understands no irony, and it is often missing."
    )
    names = tone_names(_)
    for tone, accuracy in ACCURACY.items():
        yield _(
            "{tone}: {right} of 100 hints were right, and {found} of 100 were found, among 141 "
            "comments that a person had read.",
            tone=names[tone].capitalize(),
            right=accuracy.right,
            found=accuracy.found,
        )
