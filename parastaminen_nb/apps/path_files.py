"""The files of a workshop's path: its workbook, out and in, and what came to life on paper."""

from __future__ import annotations

from datetime import date

from parastaminen_nb.apps.export import file_name
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.download import Made
from parastaminen_nb.ui.path.exchanging import Brought

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class PathDesk:
    """Makes and reads them, in the workshop's language. What does so is loaded when used."""

    def __init__(self, session: Session, _: Translator) -> None:
        self._session, self._words = session, _

    def workbook(self) -> Made:
        from parastaminen_nb.exchange.path_book import write_path_book

        live, _ = self._session.state, self._own
        return Made(file_name(live, _, _("path")), write_path_book(live, self._today, _))

    def report(self) -> Made:
        from parastaminen_nb.exchange.materials.path_report import path_report

        live, _ = self._session.state, self._own
        name = file_name(live, _, _("what came to life")).removesuffix(".xlsx")
        return Made(f"{name}.docx", path_report(live, self._today, _), _DOCX)

    def slides(self) -> Made:
        from parastaminen_nb.exchange.materials.path_slides import path_slides

        live, _ = self._session.state, self._own
        name = file_name(live, _, _("what came to life")).removesuffix(".xlsx")
        return Made(f"{name}.pptx", path_slides(live, self._today, _), _PPTX)

    def read(self, name: str, content: bytes) -> Brought:
        from parastaminen_nb.exchange.path_book import read_path_book

        live = self._session.state
        read = read_path_book((name, content), live, self._today)
        return Brought(
            name,
            live.path,
            read.path,
            read.only_rows,
            read.missing,
            [trouble.said for trouble in read.troubles if not trouble.note],
            [trouble.said for trouble in read.troubles if trouble.note],
        )

    @property
    def _own(self) -> Translator:
        return translator(self._session.state.workshop.language)

    @property
    def _today(self) -> date:
        return self._session.state.workshop.local(self._session.now()).date()
