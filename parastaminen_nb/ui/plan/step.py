"""What every step of planning has."""

from __future__ import annotations

from types import EllipsisType
from typing import Protocol

import ipywidgets

from parastaminen_nb.core import agenda_editing
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Part, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.notice import Notice


class Writer(Protocol):
    """What a step needs to plan: the plan as it stands, and a way to write it."""

    @property
    def state(self) -> Live: ...

    def write(
        self,
        *,
        workshop: Workshop | None = None,
        agenda: Agenda | None = None,
        rotation: Rotation | None = None,
        asked: Choices | EllipsisType | None = ...,
        of: str = "",
    ) -> None: ...


class PlanStep(ipywidgets.VBox):
    """One step: a heading that can be gone to, and what is shown under it."""

    part: Part

    def __init__(self, planning: Writer, notice: Notice, _: Translator) -> None:
        self._planning, self._notice, self._words = planning, notice, _
        super().__init__()
        self.add_class("pa-panel")

    def render(self, live: Live) -> None:
        raise NotImplementedError

    def _heading(self, title: str, lead: str = "") -> Piece:
        return Piece(self._heading_markup(title, lead))

    def _heading_markup(self, title: str, lead: str = "") -> Markup:
        """A heading that can be gone to: what is missing here is led to it."""
        markup = html('<h2 id="pa-{part}" tabindex="-1">{title}</h2>', part=self.part, title=title)
        if lead:
            markup += html('<p class="pa-muted">{lead}</p>', lead=lead)
        return markup

    def _change(self, workshop: Workshop, of: str = "") -> None:
        """Write the workshop, and the agenda that follows it where nobody has touched it."""
        live = self._planning.state
        agenda = agenda_editing.agenda_after(live.workshop, workshop, live.agenda)
        self._planning.write(workshop=workshop, agenda=agenda, of=of)

    @property
    def _workshop(self) -> Workshop:
        return self._planning.state.workshop
