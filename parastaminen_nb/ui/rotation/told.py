"""What the rotation's page says first: how much there is to seat, and how well it is seated."""

from __future__ import annotations

from collections.abc import Sequence

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.rotation.closed import closed_words
from parastaminen_nb.ui.rotation.quality import quality_told


class Lead(Piece):
    """The title, and how many people, cases, tables and rounds there are."""

    def __init__(self, _: Translator) -> None:
        self._words = _
        super().__init__()

    def render(self, live: Live) -> None:
        _, workshop, rotation = self._words, live.workshop, live.rotation
        parts = [
            _.plural("{n} participant", "{n} participants", n=len(workshop.participants)),
            _.plural("{n} case", "{n} cases", n=len(workshop.cases)),
        ]
        if rotation:
            most = max((len(rotation.tables(n + 1)) for n in range(rotation.rounds)), default=0)
            parts.append(_.plural("{n} table", "{n} tables", n=most))
            parts.append(_.plural("{n} round", "{n} rounds", n=rotation.rounds))
        self.show(
            html(
                '<h1>{title}</h1><p class="pa-lead">{parts}.</p>',
                title=_("Rotation"),
                parts=", ".join(parts),
            )
        )


class Told(Piece):
    """How good the rotation is, what would help, and whether it may still be changed."""

    def __init__(self, _: Translator) -> None:
        self._words = _
        self._ways: tuple[Rotation | None, tuple[Sentence, ...]] = (None, ())
        super().__init__()
        self.add_class("pa-rot-told")

    def render(self, live: Live) -> None:
        _ = self._words
        if live.rotation is None:
            self.show(Markup())
            return
        ways = self._ways_out(live, live.rotation)
        self.show(rotation_told(live, live.rotation, _, ways))

    def _ways_out(self, live: Live, rotation: Rotation) -> tuple[Sentence, ...]:
        """What would help, sought once for a rotation, and only where it can still be found."""
        if closed_words(live, self._words) or outdated(live) or not rotation.conflicts():
            return ()
        if self._ways[0] != rotation:
            self._ways = (rotation, Choices.of(live).ways_out(live.workshop))
        return self._ways[1]


def rotation_told(
    live: Live, rotation: Rotation, _: Translator, ways: Sequence[Sentence] = ()
) -> Markup:
    """How good a rotation is, the `ways` to a better one, and whether it may still be changed."""
    told = quality_told(live, rotation, _, ways)
    closed = closed_words(live, _)
    if closed:
        told += noticed("info", closed)
    elif live.phase is not Phase.PLANNED:
        told += noticed(
            "warn",
            _("The workshop has begun. Another rotation is seen at once on wall and phones."),
        )
    return html('<div class="pa-stack-s">{told}</div>', told=told)
