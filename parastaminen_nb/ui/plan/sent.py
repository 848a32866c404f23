"""What was sent so far: each letter, to how many and when, and whom it did not reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        taken = [it for it in sendings if it.letter is letter and it.outcome is Outcome.TAKEN]
        if made := {it.person for it in taken if it.person}:
            yield _.plural(
                "{letter}: made as a file for {n} person, last on {day}.",
                "{letter}: made as a file for {n} people, last on {day}.",
                n=len(made),
                letter=_(name),
                day=_last_day((it for it in taken if it.person), workshop, _),
            )
        if entries := [it for it in taken if not it.person]:
            day = _last_day(entries, workshop, _)
            yield _("{letter}: taken for calendars, last on {day}.", letter=_(name), day=day)
        tried = {
            names.get(sending.person, "–")
            for sending in sendings
            if sending.letter is letter
            and sending.outcome not in (Outcome.SENT, Outcome.TAKEN)
            and (sending.person, sending.case) not in {*have, *perhaps}
        }
        if tried:
            yield _("{letter}: did not leave to {names}", letter=_(name), names=sorted(tried))


def _last_day(sendings: Iterable[Sending], workshop: Workshop, _: Translator) -> str:
    return _.date(workshop.local(max(it.at for it in sendings)).date())
