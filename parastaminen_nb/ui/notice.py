"""What a page tells its reader: a sentence when something went wrong, or went well."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import anywidget
from traitlets import Dict, Unicode

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.blocks import NOTICE_ICONS
from parastaminen_nb.ui.browser import script

_log = logging.getLogger("parastaminen_nb")

_UNMISTAKABLE: Final = "ABCDEFHJKLMNPRTUVWXY34679"


class Notice(anywidget.AnyWidget):
    """One line that can be told anything, at the top of a page. Empty, it takes no place.

    Screen readers are told too. `kind` is info, ok, warn or danger.
    """

    _esm = script("notice.js")
    text = Unicode().tag(sync=True)
    kind = Unicode("info").tag(sync=True)
    icons = Dict().tag(sync=True)
    close_word = Unicode().tag(sync=True)

    def __init__(self, _: Translator) -> None:
        self._words = _
        self._unasked = False
        self._said_unasked = ""
        super().__init__(
            icons={kind: str(icon(name)) for kind, name in NOTICE_ICONS.items()},
            close_word=_("Close"),
        )

    def say(self, text: str, kind: str = "ok") -> None:
        with self.hold_sync():
            self.text, self.kind = text, kind

    def clear(self) -> None:
        self.text = ""

    @contextmanager
    def watch(self, *, unasked: bool = False) -> Iterator[None]:
        """Around every callback: trouble is said to the reader, and what nobody expected is
        logged with its traceback under a code that the reader sees.

        What happens `unasked`, because the page reads what is new, and all that is watched within
        it, leaves standing what was wrong with a press: nobody may have read that yet.

        ::

            with self.notice.watch():
                self._session.start_next()
        """
        before, around = self.text, self._unasked
        self._unasked = unasked = unasked or around
        try:
            yield
        except WorkshopError as trouble:
            self.say(self._words.say(trouble), "warn")
        except Exception:  # noqa: BLE001  ipywidgets would swallow it and the reader see nothing
            code = "".join(secrets.choice(_UNMISTAKABLE) for _ in range(5))
            _log.exception("A page failed; its reader was told the code %s.", code)
            _ = self._words
            self.say(
                _("Something went wrong. Your work is saved. (Code {code})", code=code), "danger"
            )
        else:
            # What was wrong before is over; what the callback said itself stays.
            over = self.text == self._said_unasked if unasked else True
            if over and self.text == before and self.kind in {"warn", "danger"}:
                self.clear()
            return
        finally:
            self._unasked = around
        self._said_unasked = self.text if unasked else ""
