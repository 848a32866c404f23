"""Personal data as the analyst sees it before anything leaves: what, where, how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parastaminen_nb.apps.titles import place_title
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.personal_sheet import kind_names
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import numbers_table, scrolled
from parastaminen_nb.ui.comment_table import CommentItem, Parts
from parastaminen_nb.ui.html import Markup, html

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.model import Retold


@dataclass(frozen=True)
class Spot:
    """A comment with personal data in it: its place, and the kinds with where they stand."""

    row: int
    found: tuple[tuple[str, int, int], ...]


def personal_spots(
    here: Material, people: Iterable[str], progress: Progress = UNSEEN
) -> list[Spot]:
    """The comments in which something looks like personal data, in their order."""
    progress.doing(Sentence(N_("Looking for personal data.")))
    from parastaminen_nb.text.names import Names
    from parastaminen_nb.text.personal import find_personal

    authors = {author for author in here.column("author") if author}
    names = Names([*people, *sorted(authors)])
    spots = []
    for row, text in enumerate(progress.each(here.texts)):
        found = find_personal(text, names)
        if found:
            spots.append(Spot(row, tuple((one.kind, one.start, one.end) for one in found)))
    return spots


def personal_summary(spots: Sequence[Spot], _: Translator) -> Markup:
    """How many comments have what, as a small table."""
    if not spots:
        return html(
            "<p>{words}</p>",
            words=_(
                "Nothing was found that looks like personal data. No program finds all of it: "
                "read the comments before you pass them on."
            ),
        )
    times = Counter(kind for spot in spots for kind, _start, _end in spot.found)
    names = kind_names(_)
    comments = Counter(kind for spot in spots for kind in {kind for kind, *_at in spot.found})
    heads = (_("Personal data"), _("Times"), _("Comments"))
    rows = ((names[kind], times[kind], comments[kind]) for kind in names if kind in times)
    return scrolled(_("Personal data in the comments"), numbers_table(heads, rows))


def personal_item(here: Material, spot: Spot, _: Translator) -> CommentItem:
    """A comment with its personal data marked, and the row where it stands."""
    text, names = here.texts[spot.row], kind_names(_)
    parts: list[tuple[str, bool]] = []
    at = 0
    for _kind, start, end in spot.found:
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    parts.append((text[at:], False))
    kept: Parts = tuple(part for part in parts if part[0])
    kinds = ", ".join(dict.fromkeys(names[kind] for kind, _start, _end in spot.found))
    return CommentItem(str(spot.row), kept, f"{place_title(here, spot.row, _)} · {kinds}")


def without_names(edits: Edits, people: Iterable[str], marks: Mapping[str, str] | None) -> Edits:
    """The edits with personal data taken out of names of themes and of codes."""
    if marks is None:
        return edits
    clean = _cleaner(people, marks)
    return replace(
        edits,
        themes=tuple(replace(theme, name=clean(theme.name)) for theme in edits.themes),
        codes=tuple((id, tuple(clean(code) for code in own)) for id, own in edits.codes),
    )


def retold_without_names(
    parts: Sequence[Retold], people: Iterable[str], marks: Mapping[str, str] | None
) -> tuple[Retold, ...]:
    """What a language model wrote, with personal data taken out: it may have been sent some."""
    if marks is None:
        return tuple(parts)
    clean = _cleaner(people, marks)
    return tuple(
        replace(
            part,
            what=clean(part.what),
            sentences=tuple((clean(text), labels) for text, labels in part.sentences),
        )
        for part in parts
    )


def _cleaner(people: Iterable[str], marks: Mapping[str, str]) -> Callable[[str], str]:
    from parastaminen_nb.text.names import Names
    from parastaminen_nb.text.personal import find_personal, redacted

    names = Names(people)
    return lambda text: redacted(text, find_personal(text, names), marks)
