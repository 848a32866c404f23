"""Documents and slides of a plan, put together for the planner."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.apps.open import Hub
from parastaminen_nb.core.joining import only_here
from parastaminen_nb.exchange.materials import Materials, zip_name, zipped
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.download import Made
from parastaminen_nb.ui.plan.file_list import FileItem
from parastaminen_nb.ui.plan.materials import Gap, Offer

KINDS: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "csv": "text/csv",
    "txt": "text/plain",
    "png": "image/png",
    "svg": "image/svg+xml",
    "zip": "application/zip",
}


class Making:
    """Makes the materials of one workshop from its plan as it stands when they are asked for."""

    def __init__(self, session: Session, _: Translator) -> None:
        self._session, self._words = session, _

    def offer(self) -> Offer:
        say, found = self._words.say, self._found
        return Offer(
            [FileItem(file.name, say(file.title), say(file.about)) for file in found.files],
            [Gap(say(gap.title), say(gap.why), gap.optional) for gap in found.left_out],
        )

    def file(self, name: str) -> Made:
        files = {file.name: file for file in self._found.files}
        return _made(name, files[name].make())

    def everything(self) -> Made:
        live = self._session.state
        name = zip_name(live, translator(live.workshop.language))
        return _made(name, zipped(self._found.made()))

    @property
    def known(self) -> str:
        # On paper an address that only this machine reaches would lead nobody anywhere.
        public = Hub.told().public
        return "" if only_here(public) else public

    @property
    def _found(self) -> Materials:
        live = self._session.state
        return Materials.of(live, site=live.workshop.site or self.known)


def _made(name: str, content: bytes) -> Made:
    return Made(name, content, KINDS[name.rpartition(".")[2]])
