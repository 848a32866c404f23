"""What would come of the choices as they stand, seen before anything is changed."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, listed
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.rotation.cost import cost_lines, elsewhere_words
from parastaminen_nb.ui.rotation.quality import refused, unmet_told

MOST_LOOKED_AT: Final = 1000
"""With more people a rotation takes a moment: it is looked at when it is asked for."""

MOST_HELPED: Final = 400
"""With more people ways out take long to try: they are not sought while somebody still chooses."""


class Preview(Piece):
    """A notice with the rotation that these choices give: what it does not keep first, then its
    quality next to that of the rotation there is, and how many would sit elsewhere than now."""

    def __init__(self, _: Translator, title: str = "") -> None:
        self._words, self._title = _, title or _("All of this can be had:")
        self._looked: tuple[Workshop, Choices, Rotation | None, int] | None = None
        self._found: Rotation | None = None
        super().__init__()

    def look(
        self, live: Live, choices: Choices, seed: int = 1, *, title: str = "", asked: bool = False
    ) -> None:
        """Find it and tell of it under this title; nothing where nobody is there to be seated, or
        too many are and nobody `asked`."""
        workshop = live.workshop
        people = len(workshop.participants)
        if not workshop.cases or not people or (people > MOST_LOOKED_AT and not asked):
            self.forget()
            return
        looked = (workshop, choices, live.rotation, seed)
        if self._looked == looked:
            return
        self._looked, self._found = looked, None
        try:
            self._found = choices.planned(workshop, seed)
        except WorkshopError as trouble:
            few = asked or people <= MOST_HELPED
            ways = choices.ways_out(workshop) if few else ()
            self.show(refused(trouble.sentence, ways, self._words))
        else:
            self.show(self._told(live, choices, self._found, title or self._title))

    def found(self, workshop: Workshop, choices: Choices) -> Rotation | None:
        """The rotation that was looked at for these choices; None where none was found."""
        same = self._looked is not None and self._looked[:2] == (workshop, choices)
        return self._found if same else None

    def forget(self) -> None:
        """The choices are those of the rotation there is: nothing is to be told."""
        self._looked, self._found = None, None
        self.show(Markup())

    def _told(self, live: Live, choices: Choices, found: Rotation, title: str) -> Markup:
        _, names = self._words, names_of(live.workshop.people)
        unmet = found.conflicts(names)
        moving = [elsewhere_words(live.rotation, found, _)] if live.rotation else []
        if unmet:
            few = len(found.people) <= MOST_HELPED
            ways = choices.ways_out(live.workshop) if few else ()
            told = unmet_told(unmet, ways, _) + listed(moving)
            return html('<div role="status" class="pa-stack-s">{told}</div>', told=told)
        first, *_rest = (_.say(sentence) for sentence in found.quality().sentences())
        lines = cost_lines(live.rotation, found, names, _) if live.rotation else []
        body = html(
            "<p><b>{title}</b></p><p>{first}</p>{lines}",
            title=title,
            first=first,
            lines=listed([*moving, *lines]),
        )
        return boxed("info", body, live=True)
