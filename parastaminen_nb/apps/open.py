"""Where a page finds its workshop, its hub and its language when nobody tells it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from parastaminen_nb.apps.ahead import remember
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.joining import join_link, typed_address
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.session import Session
from parastaminen_nb.traces import Traces
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page

TRACES: Final = "parastaminen.log"
"""Beside the workshop's file."""

_HOW: Final = 'open_workshop("…")'


@dataclass(frozen=True)
class Hub:
    """The participants' pages. `address` as this machine's browsers reach it, `public` as phones
    do; both empty where no hub runs."""

    address: str = ""
    public: str = ""

    @classmethod
    def told(cls) -> Hub:
        address = os.environ.get("PARASTAMINEN_HUB", "").rstrip("/")
        public = os.environ.get("PARASTAMINEN_PUBLIC_URL", "").rstrip("/")
        return cls(address, public or address)

    def written(self, site: str) -> Hub:
        """As somebody wrote it in the plan: an address of the organisation's own. Empty: as it is
        known here."""
        return replace(self, public=site) if site else self

    def join(self, code: str) -> str:
        """What the picture on the wall leads to."""
        return join_link(self.public, code) if self.public else ""

    @property
    def short(self) -> str:
        """The address as people type it."""
        return typed_address(self.public)


def told_language(language: str | None) -> Translator:
    """The language given, else the one the page was asked for, else Finnish."""
    return translator(language or os.environ.get("PARASTAMINEN_LANGUAGE", "") or "fi")


def told_session() -> Session:
    """The workshop that this page's server serves. Raises `WorkshopError` where there is none."""
    path = os.environ.get("PARASTAMINEN_WORKSHOP", "")
    if not path:
        raise WorkshopError(N_("No workshop is open. Open one with {how}."), how=_HOW)
    session = Session.opened(path)
    _keep_traces(Path(path))
    return session


def _keep_traces(workshop: Path) -> None:
    """What went wrong in a page goes where the program that serves it keeps its own traces."""
    log = logging.getLogger("parastaminen_nb")
    if not any(isinstance(handler, logging.FileHandler) for handler in log.handlers):
        # Opened when there is something to write, so that a page starts without it.
        handler = logging.FileHandler(workshop.with_name(TRACES), encoding="utf-8", delay=True)
        handler.setFormatter(Traces("%(asctime)s %(message)s"))
        log.addHandler(handler)


def opened(
    make: Callable[[Session, Translator], Page],
    session: Session | None,
    language: str | None,
) -> Page:
    """The page, or a page with the sentence that says why it cannot be shown."""
    _ = told_language(language)
    notice = Notice(_)
    page: list[Page] = []
    with notice.watch():
        here = session or told_session()
        page.append(make(here, _))
        if session is None:
            remember(here, page[0])
    return page[0] if page else Page(_, notice=notice)
