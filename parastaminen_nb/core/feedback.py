"""What is asked at the end: two scales from 1 to 5, and one open question."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.errors import N_

SCALES: Final = {
    "idea": N_("I got an idea that I can try in my work"),
    "heard": N_("I could speak and was heard"),
}

OPEN: Final = "first"
"""The open question, `OPEN_QUESTION`; its answer is stored under this name."""

OPEN_QUESTION: Final = N_("What do you try first?")
