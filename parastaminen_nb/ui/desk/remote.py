"""What to do in Zoom or Teams now, and the lists to read out or to copy."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.names import in_order, names_of
from parastaminen_nb.core.workshop import Place
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import items
from parastaminen_nb.ui.copying import Copy
from parastaminen_nb.ui.html import Piece, html


class Remote(ipywidgets.VBox):
    """`steps` (what to do), and `rooms`: who is in which room, as text to copy."""

    def __init__(self, _: Translator, live: Live) -> None:
        self._words = _
        self.steps = Piece()
        self.rooms = Copy(
            _("Who is in which room"),
            _("Copy the list"),
            _("Copied"),
            _("The text is chosen. Copy it with Ctrl+C."),
        )
        super().__init__([self.steps, self.rooms])
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.render(live)

    def render(self, live: Live) -> None:
        lines = items(steps(live, self._words))
        self.steps.show(html('<ol class="pa-remote">{lines}</ol>', lines=lines))
        self.rooms.text = rooms(live, live.round or live.next_round, self._words)
        self.rooms.layout.display = "" if self.rooms.text else "none"


def needs_remote(live: Live) -> bool:
    """Whether some of the people are somewhere else."""
    return live.workshop.place in {Place.REMOTE, Place.HYBRID}


def steps(live: Live, _: Translator) -> Iterator[str]:
    """What the facilitator does in Zoom or Teams at this point, one thing after another."""
    kind = live.segment.kind if live.segment and live.phase is Phase.RUNNING else None
    code = live.workshop.code
    if live.phase is Phase.ENDED:
        yield _("Close the rooms and the meeting.")
        yield _(
            "Were comments written in the chat? Save the chat to a file and read it in on the "
            "Explore page."
        )
    elif kind in {None, Kind.TOGETHER, Kind.CASES}:
        yield _("Share the wall's window, so that everybody sees the clock.")
        if code:
            yield _("Paste the address and the code {code} into the chat.", code=code)
        yield _(
            "Zoom: make the rooms from the file of the round. Teams: make the rooms from the "
            "list below."
        )
    elif kind is Kind.MOVE:
        yield _(
            "Move people to the rooms of round {round}, as in the list below.", round=live.round
        )
        yield _(
            "Zoom: Breakout rooms, Recreate, Import from the file of this round, Open all rooms."
        )
        yield _("Teams: Breakout rooms, Assign participants, Open.")
        yield _("Read the list aloud to those who joined by telephone.")
    elif kind is Kind.ROUND:
        yield _("The rooms are open. Look in at each of them once.")
        yield _("Two minutes before the end send a message to all rooms.")
        yield _("When time is up, close the rooms: people come back in a minute.")
    else:
        yield _("Close the rooms, so that everybody is in the meeting.")
        yield _("Share the wall's window again.")


def rooms(live: Live, round: int | None, _: Translator) -> str:
    """Who is in which room in a round, to read out or to paste: a room a line."""
    if live.rotation is None or not round or round > live.rotation.rounds:
        return ""
    names = names_of(live.workshop.people)
    lines = [_("Round {round}", round=round)]
    for table in live.rotation.tables(round):
        people = ", ".join(sorted((names.get(key, key) for key in table.people), key=in_order))
        lines.append(f"{table.label}: {people}")
    return "\n".join(lines)
