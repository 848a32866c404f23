"""What a rotation is worth, in words: what is not kept first, then how well people mix."""

from __future__ import annotations

from collections.abc import Sequence

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.presenting import unpresented
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.rotation.sizing import parts_of
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, listed
from parastaminen_nb.ui.html import Markup, html, joined
from parastaminen_nb.ui.names import names_of

MOST_TOLD = 6
"""So many unmet rules are told one by one."""


def quality_told(
    live: Live, rotation: Rotation, _: Translator, ways: Sequence[Sentence] = ()
) -> Markup:
    """Notices: out of date, unmet rules with what would help, the quality, what else to know."""
    told = []
    stale = outdated(live)
    if stale:
        told.append(_notice("warn", html("<p>{words}</p>", words=_.say(stale))))
    unmet = rotation.conflicts(names_of(live.workshop.people))
    if unmet:
        told.append(unmet_told(unmet, ways, _))
    alone = tuple(unpresented(live.workshop, rotation))
    told += [_notice("warn", html("<p>{words}</p>", words=_.say(said))) for said in alone]
    quality = rotation.quality()
    first, *rest = (_.say(sentence) for sentence in quality.sentences())
    kind = "ok" if quality.best and not (unmet or stale or alone) else "info"
    words = html(
        '<p class="pa-rot-first">{first}</p><p class="pa-muted">{rest}</p>',
        first=first,
        rest=" ".join([*rest, *(_.say(note) for note in rotation.notes())]),
    )
    told.append(_notice(kind, words))
    return html('<div class="pa-stack-s">{told}</div>', told=joined(told))


def refused(trouble: Sentence, ways: Sequence[Sentence], _: Translator) -> Markup:
    """Why there is no rotation as asked, and what would work."""
    first, *others = parts_of(trouble)
    told = [part.blanks["sizes"] for part in others if "sizes" in part.blanks]
    ways = [way for way in ways if way.blanks.get("sizes") not in told]
    rest = listed(_few(others, _))
    words = html(
        "<p><b>{said}</b></p>{rest}{ways}", said=_.say(first), rest=rest, ways=_ways(ways, _)
    )
    return html('<div role="alert">{notice}</div>', notice=_notice("danger", words))


def unmet_told(unmet: Sequence[Sentence], ways: Sequence[Sentence], _: Translator) -> Markup:
    """A notice: which wishes a rotation does not meet, and what would help."""
    words = html(
        "<p><b>{title}</b></p>{told}{ways}",
        title=_.plural("{n} wish is not met:", "{n} wishes are not met:", n=len(unmet)),
        told=listed(_few(unmet, _)),
        ways=_ways(ways, _),
    )
    return _notice("danger", words)


def _few(sentences: Sequence[Sentence], _: Translator) -> list[str]:
    """One line each, and how many more there are."""
    told = [_.say(sentence) for sentence in sentences[:MOST_TOLD]]
    more = len(sentences) - MOST_TOLD
    if more > 0:
        told.append(_.plural("and {n} more", "and {n} more", n=more))
    return told


def _ways(ways: Sequence[Sentence], _: Translator) -> Markup:
    if not ways:
        return Markup()
    return html(
        "<p><b>{title}</b></p>{ways}",
        title=_("Any of these would help:"),
        ways=listed(_.say(way) for way in ways),
    )


def _notice(kind: str, words: Markup) -> Markup:
    return boxed(kind, words, inner="pa-stack-xs")
