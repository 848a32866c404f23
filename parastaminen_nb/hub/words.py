"""What the script on a phone says, in the reader's language. `{blank}` is filled in there."""

from __future__ import annotations

from parastaminen_nb.core.comments import LONGEST
from parastaminen_nb.i18n import Translator


def words_for_script(_: Translator) -> dict[str, str]:
    return {
        "left": _("{time} left", time="{time}"),
        "paused": _("Paused, {time} left", time="{time}"),
        "over": _("Time is up"),
        "minutes": _("{minutes} min", minutes="{n}"),
        "asked": _("You can now answer: {question}", question="{question}"),
        "stored": _("Your comment is stored."),
        "changed": _("The change is stored."),
        "taken_back": _("Your comment is taken back."),
        "five_minutes": _("Five minutes left"),
        "two_minutes": _("Two minutes left"),
        "one_minute": _("One minute left"),
        "lost": _("Connection lost. The clock keeps running. We try again."),
        "draft": _("Draft kept on this phone"),
        "waiting": _("Waiting for the connection"),
        "waiting_why": _("Leaves by itself when the network is back."),
        "held": _("Kept on this phone"),
        "held_why": _("It cannot be stored just now. It leaves by itself in a moment."),
        "sending": _("Sending"),
        "sent": _("Sent {time}", time="{time}"),
        "not_sent": _("Not sent"),
        "take_up": _("Edit and send again"),
        "count": _("{n} / {most} characters", n="{n}", most="{most}"),
        "long": _("Too long: {n} / {most} characters. Shorten the text.", n="{n}", most="{most}"),
        "most": str(LONGEST),
        "empty": _("Write at least one word."),
        "late": _(
            "The round is over. You can still send your draft from table {table}.", table="{table}"
        ),
        "round": _("round {round}", round="{round}"),
        "answers": _("The presenter answers"),
        "thanks": _("The presenter thanks"),
        "agreed": _("{n} agree", n="{n}"),
        "same": _("{n} others say the same", n="{n}"),
        "joining_needed": _("This phone has not joined. Join with the code on the wall."),
    }
