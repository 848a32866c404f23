"""What the fields of a plan and the choices in them are called, wherever a plan is laid open."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.usual import Kind
from parastaminen_nb.core.workshop import (
    CARD_QUESTIONS,
    Anonymity,
    Place,
    Role,
    Showing,
    Variant,
)

BASICS: Final = {
    "title": N_("Title of the workshop"),
    "organisation": N_("Organisation"),
    "aim": N_("Aim"),
    "question": N_("What the tables discuss"),
    "starts_at": N_("Day and hour"),
    "minutes": N_("Length (min)"),
    "zone": N_("Time zone"),
    "language": N_("Language"),
    "venue": N_("Where it is held"),
    "contact": N_("Who answers questions"),
    "variant": N_("How the cases are heard"),
    "place": N_("Where people are"),
    "expected": N_("How many are expected"),
    "rooms": N_("Tables or small rooms"),
    "group_size": N_("People at a table"),
    "anonymity": N_("Who knows the writers"),
    "showing": N_("When comments are shown"),
    "secretary": N_("One person writes for each table"),
    "code": N_("Join code"),
    "site": N_("Address where phones join"),
    "key": N_("Key of the workshop"),
}

CASE: Final = {
    "title": N_("Title"),
    "presenter": N_("Presenter"),
    "unit": N_("Unit"),
    "description": N_("Description"),
    **{f"card.{name}": question for name, question in CARD_QUESTIONS.items()},
}

PROMPT: Final = {"fi": N_("In Finnish"), "sv": N_("In Swedish"), "en": N_("In English")}

TODO: Final = {
    "title": N_("What has to be done"),
    "days": N_("Days before the workshop"),
}

SEGMENT: Final = {
    "kind": N_("Kind"),
    "title": N_("Name"),
    "round": N_("Round"),
    "minutes": N_("Minutes"),
    "preferred": N_("Wanted minutes"),
    "least": N_("At least (min)"),
    "most": N_("At most (min)"),
    "priority": N_("Importance"),
    "fixed_start": N_("Fixed start"),
    "second": N_("Which of two hours"),
    "move": N_("Move before it (min)"),
    "track": N_("Track"),
    "lead": N_("Who leads"),
    "instructions": N_("What to say and do"),
    "materials": N_("Materials"),
    "equal": N_("Equally long as"),
    "part": N_("Part of a template"),
    "key": N_("Key"),
}

PERSON: Final = {
    "name": N_("Name"),
    "email": N_("E-mail"),
    "unit": N_("Unit"),
    "role": N_("Role"),
    "language": N_("Language"),
    "needs": N_("Needs"),
    "wishes": N_("Wishes"),
    "position": N_("Position"),
    "remote": N_("Takes part from elsewhere"),
    "accepted": N_("Is coming"),
    "key": N_("Key"),
}

# No comma in the name of a choice: a drop-down list of a spreadsheet would be cut there.
CHOICES: Final[dict[type[StrEnum], dict[StrEnum, str]]] = {
    Variant: {Variant.COMMON: N_("All together"), Variant.ROTATING: N_("Table by table")},
    Place: {Place.ON_SITE: N_("On site"), Place.REMOTE: N_("Remote"), Place.HYBRID: N_("Hybrid")},
    Role: {
        Role.PARTICIPANT: N_("Participant"),
        Role.PRESENTER: N_("Presenter"),
        Role.HOST: N_("Table host"),
        Role.FACILITATOR: N_("Facilitator"),
    },
    Anonymity: {
        Anonymity.NAMED: N_("Everyone"),
        Anonymity.FACILITATORS: N_("Facilitators only"),
        Anonymity.UNNAMED: N_("Nobody (the time is kept)"),
        Anonymity.ANONYMOUS: N_("Nobody (not even the time is kept)"),
    },
    Showing: {
        Showing.AT_ONCE: N_("At once"),
        Showing.AFTER_ROUND: N_("After the round"),
        Showing.AFTER_APPROVAL: N_("When a facilitator lets them through"),
    },
    Kind: {
        Kind.TOGETHER: N_("All together"),
        Kind.CASES: N_("Cases in brief"),
        Kind.WRITING: N_("Writing"),
        Kind.MOVE: N_("Moving"),
        Kind.ROUND: N_("Round"),
        Kind.BREAK: N_("Break"),
        Kind.SUMMARY: N_("Summary"),
        Kind.FEEDBACK: N_("Feedback"),
    },
}

LANGUAGES: Final = {"fi": N_("Finnish"), "sv": N_("Swedish"), "en": N_("English")}
YES_NO: Final = {True: N_("Yes"), False: N_("No")}
FIRST_SECOND: Final = {False: N_("The first"), True: N_("The second")}
ON_ITS_OWN: Final = N_("On its own")
"""What `Segment.equal` is called where it is empty."""


def choice(value: StrEnum) -> Sentence:
    """What one of the choices of a plan is called.

    >>> str(choice(Role.HOST))
    'Table host'
    """
    return Sentence(CHOICES.get(type(value), {}).get(value, value.value))
