"""What each level of anonymity means, in words for those who write and those who read."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.workshop import Anonymity

AT_THE_DESK: Final = {
    Anonymity.NAMED: N_("Comments carry their writer's name."),
    Anonymity.FACILITATORS: N_("Only facilitators see who wrote a comment."),
    Anonymity.UNNAMED: N_("Comments are stored without names, with the time they came."),
    Anonymity.ANONYMOUS: N_(
        "Comments are anonymous: no writer, phone, time or order is stored. "
        "This cannot be changed any more once the doors are open."
    ),
}
"""What the facilitator may answer to "who sees who wrote?"."""
