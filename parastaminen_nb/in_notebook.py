"""In a notebook trouble that a person can mend is a sentence, not fifty lines of our own code."""

from __future__ import annotations

import sys
from typing import Any

from parastaminen_nb.core.errors import WorkshopError

LANGUAGE = "fi"
"""As all that is told in a notebook unless another language is asked for."""


def say_trouble_plainly() -> None:
    """Let the notebook that this runs in show a `WorkshopError` as its sentence.

    Does nothing outside a notebook. The error itself is raised as ever, for code that catches it.
    """
    shell = _shell()
    if shell is not None:
        shell.set_custom_exc((WorkshopError,), _shown)


def is_shown() -> bool:
    """Whether what a cell gives is shown in a browser, as far as the program that runs it knows:
    a kernel runs it, not a script and no terminal."""
    return getattr(_shell(), "kernel", None) is not None


def _shell() -> Any:
    interactive = sys.modules.get("IPython")
    return interactive.get_ipython() if interactive else None


def _shown(
    shell: Any,
    kind: type[WorkshopError],
    trouble: WorkshopError,
    _trace: object,
    tb_offset: int | None = None,
) -> list[str]:
    """What stands under the cell; and for a terminal, which is told nothing else."""
    from parastaminen_nb.i18n import translator

    lines = [translator(LANGUAGE).say(trouble)]
    shell._showtraceback(kind, trouble, lines)  # IPython's own way to show lines
    return lines
