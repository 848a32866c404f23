"""Other versions of a plan for the planner: its workbook, and other workshops' files."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from parastaminen_nb.apps.export import file_name
from parastaminen_nb.core.copying import Earlier
from parastaminen_nb.core.differences import Draft
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Phase
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.download import Made
from parastaminen_nb.ui.plan.exchanging import Brought
from parastaminen_nb.workshop_file import SUFFIX
from parastaminen_nb.workshops import earlier_workshops


class PlanFiles:
    """Makes and reads the files of one workshop's plan. Reading files is loaded when used."""

    def __init__(self, session: Session, _: Translator) -> None:
        self._session, self._words = session, _

    def made(self) -> Made:
        from parastaminen_nb.exchange.plan_book import write_plan_book

        live, _ = self._session.state, translator(self._session.state.workshop.language)
        content = write_plan_book(live.workshop, live.agenda, live.rotation, _)
        return Made(file_name(live, _, _("plan")), content)

    def read(self, name: str, content: bytes) -> Brought:
        if name.casefold().endswith(SUFFIX):
            return self.beside(_opened(name, content))
        from parastaminen_nb.exchange.plan_book import read_plan_book

        session = self._session
        day = session.state.workshop.local(session.now()).date()
        read = read_plan_book((name, content), session.state, today=day)
        troubles = [trouble.said for trouble in read.troubles if not trouble.note]
        notes = [trouble.said for trouble in read.troubles if trouble.note]
        return self._brought(name, read.draft, troubles, notes)

    def others(self) -> tuple[Sequence[Earlier], Sequence[Sentence]]:
        path = self._session.log.path
        return earlier_workshops(path.parent, but=path)

    def beside(self, other: Earlier) -> Brought:
        """Its key and join code stay its own: they are of that file, not of its plan."""
        ours, theirs = self._session.state.workshop, other.live.workshop
        workshop = replace(theirs, key=ours.key, code=ours.code)
        return self._brought(other.file, Draft(workshop, other.live.agenda), (), ())

    def _brought(
        self,
        name: str,
        draft: Draft,
        troubles: Sequence[Sentence],
        notes: Sequence[Sentence],
    ) -> Brought:
        live = self._session.state
        workshop = draft.workshop
        if live.phase is not Phase.PLANNED and workshop.anonymity != live.workshop.anonymity:
            workshop = replace(workshop, anonymity=live.workshop.anonymity)
            message = N_("The doors are open: who knows the writers stays as it was told to them.")
            troubles = (*troubles, Sentence(message))
        return Brought(name, Draft(workshop, draft.agenda), troubles, notes)


def _opened(name: str, content: bytes) -> Earlier:
    """The workshop in a file that was uploaded. Raises `WorkshopError` where it is none."""
    with tempfile.TemporaryDirectory(prefix="parastaminen-") as folder:
        path = Path(folder) / f"plan{SUFFIX}"
        path.write_bytes(content)
        session = Session.opened(path)
        try:
            return Earlier(name, session.state)
        finally:
            session.close()
