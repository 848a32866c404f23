"""What a part of an agenda is usually called, and what whoever leads it usually says and does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_


class Kind(StrEnum):
    """What a segment is for; it decides its colour, and what the pages show meanwhile."""

    TOGETHER = "together"
    CASES = "cases"
    WRITING = "writing"
    MOVE = "move"
    ROUND = "round"
    BREAK = "break"
    SUMMARY = "summary"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Usual:
    """Marked sentences: a name, what to say and do, and what to have at hand."""

    name: str
    instructions: str = ""
    materials: tuple[str, ...] = ()
    short: str = ""
    """One word for the strip of time, where the name is too long for it."""


_PENS = N_("Pens")
_NOTES = N_("Sticky notes")
_CLOCK = N_("A clock that everybody sees")
_CARDS = N_("The cases' cards, one page each")

KINDS: Final = {
    Kind.TOGETHER: Usual(
        N_("Welcome"),
        N_("Tell why we are here, what happens next and when we end. Let people say hello."),
        (_CLOCK,),
        N_("Start"),
    ),
    Kind.CASES: Usual(
        N_("Cases in brief"),
        N_("Each presenter tells their case in the same time. Questions wait for the rounds."),
        (_CARDS,),
        N_("Cases"),
    ),
    Kind.WRITING: Usual(
        N_("Everyone writes"),
        N_("Everyone writes alone and in silence what works here and what they would ask."),
        (_NOTES, _PENS),
        N_("Writing"),
    ),
    Kind.MOVE: Usual(
        N_("Move to the next table"), N_("Show the next tables and start the clock at once.")
    ),
    Kind.ROUND: Usual(
        N_("Round {round}"),
        N_("Tables discuss and write. Say when one minute is left."),
        (_CARDS, _NOTES, _PENS),
    ),
    Kind.BREAK: Usual(N_("Break"), N_("Say the time when you go on, and begin at that time.")),
    Kind.SUMMARY: Usual(
        N_("What do we try at home?"),
        N_("Everyone chooses one thing to try. A few tell theirs aloud."),
        (_NOTES, _PENS),
        N_("Talk"),
    ),
    Kind.FEEDBACK: Usual(
        N_("Feedback and next steps"),
        N_("Ask for feedback, tell what happens to the comments, and thank the presenters."),
        short=N_("Feedback"),
    ),
}

PARTS: Final = {
    "recap": Usual(
        N_("Where we stand"),
        N_("Tell in a few sentences what has been decided and what is still open."),
    ),
    "sectors": Usual(
        N_("Sectors introduce themselves"),
        N_("Each sector's host tells in one minute what they ask at their table."),
    ),
    "sector": Usual(
        N_("Sector round {round}"),
        N_("The host sums up what others wrote. The table adds to it and marks what matters most."),
        (N_("One large sheet for each sector"), _PENS),
    ),
    "sector-news": Usual(
        N_("The hosts sum up"),
        N_("Each host tells the two or three things that came up most."),
    ),
    "priorities": Usual(
        N_("What do we do first?"),
        N_("Everyone marks three things. Count the marks and name who takes each on."),
        (N_("Three dots for each person"),),
    ),
    "questions": Usual(
        N_("Raise the questions"),
        N_(
            "Everyone writes the questions that matter most to them. Keep those we can do "
            "something about ourselves."
        ),
        (_NOTES, _PENS),
    ),
    "choose-questions": Usual(
        N_("Choose the questions"),
        N_("Put like questions together. Give each table one question, in the words it was asked."),
        (N_("Three dots for each person"),),
    ),
    "cafe": Usual(
        N_("Café round {round}"),
        N_("Look at what already works, here or elsewhere, before you look for something new."),
        (N_("A paper tablecloth for each table"), _PENS),
    ),
    "experiments": Usual(
        N_("Build small experiments"),
        N_("Each table plans one experiment: what, who, when it begins, how you see if it works."),
        (N_("A sheet for each experiment"), _PENS),
    ),
    "told": Usual(
        N_("The experiments in one minute each"),
        N_("Each table tells its experiment. Others offer what help they can give."),
    ),
    "welcome-back": Usual(
        N_("Welcome back"),
        N_("Remind of what was promised last time. Thank for what was tried, not for success."),
    ),
    "done": Usual(
        N_("What was done"),
        N_("Everyone writes what they did, what they left undone, and why."),
        (_NOTES, _PENS),
    ),
    "learnt": Usual(
        N_("What was learnt, round {round}"),
        N_("Somebody who tried tells. The table asks: what surprised you, what would you change?"),
    ),
    "copy": Usual(
        N_("What do we copy?"),
        N_("Everyone chooses one thing from somebody else and agrees whom to call about it."),
        (_NOTES, _PENS),
    ),
    "shares": Usual(
        N_("The shares in one sentence each"),
        N_("Each sharer says one sentence and shows where they stand."),
    ),
    "share": Usual(
        N_("Share {round}"),
        N_("The sharer tells for half of the time. The rest is for questions."),
        (N_("A stand for each share"), _CLOCK),
    ),
    "pairs": Usual(
        N_("What do I take with me?"),
        N_("In pairs: what did you hear that you can use next week?"),
    ),
}
"""The parts of templates by the name that stands in `Segment.part`."""
