"""What was sent so far: each letter, to how many and when, and whom it did not reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parastaminen_nb.core.letters import Letter, Outcome, Sending, unsure, written
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, html, joined


def sent_so_far(
    sendings: Sequence[Sending], letters: Mapping[Letter, str], workshop: Workshop, _: Translator
) -> Markup:
    """A paragraph for each of these letters and what became of it; nothing where none was sent.

    `letters` are their names, still to be translated.
    """
    lines = _lines(sendings, letters, workshop, _)
    return joined(html("<p>{words}</p>", words=words) for words in lines)


def under_heading(told: Markup, _: Translator) -> Markup:
    """What was sent under its heading; nothing where nothing was."""
    if not told:
        return told
    return html(
        '<div class="pa-stack-s"><h3>{title}</h3>{told}</div>', title=_("Sent so far"), told=told
    )


def _lines(
    sendings: Sequence[Sending], letters: Mapping[Letter, str], workshop: Workshop, _: Translator
) -> Iterator[str]:
    names = {person.key: person.name for person in workshop.people}
    for letter, name in letters.items():
        have = written(sendings, letter)
        if have:
            last = workshop.local(max(have.values()))
            yield _.plural(
                "{letter}: sent to {n} person, last on {day} at {time}.",
                "{letter}: sent to {n} people, last on {day} at {time}.",
                n=len(have),
                letter=_(name),
                day=_.date(last.date()),
                time=_.time(last),
            )
        perhaps = unsure(sendings, letter)
        if perhaps:
            called = sorted({names.get(person, "–") for person, _case in perhaps})
            yield _("{letter}: may have come to {names}", letter=_(name), names=called)
        tried = {
            names.get(sending.person, "–")
            for sending in sendings
            if sending.letter is letter
            and sending.outcome is not Outcome.SENT
            and (sending.person, sending.case) not in {*have, *perhaps}
        }
        if tried:
            yield _("{letter}: did not leave to {names}", letter=_(name), names=sorted(tried))
