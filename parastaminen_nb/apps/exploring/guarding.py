"""What will be put together or left out when comments leave, said before they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parastaminen_nb.apps.findings import column_names
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, listed
from parastaminen_nb.ui.html import Markup, html

if TYPE_CHECKING:
    from parastaminen_nb.exchange.small_groups import Withheld
    from parastaminen_nb.text.material import Material

_NAMED: Final = 12


def guard_notice(here: Material, rows: Sequence[int], guarded: bool, _: Translator) -> Markup:
    """Which groups of the comments at `rows` leave together, column by column; or that all of
    them would be seen."""
    from parastaminen_nb.exchange.small_groups import LEAST, least_quoted, small_groups

    quoted = least_quoted(LEAST)
    found = small_groups(here.comments.iloc[list(rows)], quoted)
    names = column_names(here, _)
    lines = [_line(part, names.get(part.column, part.column), guarded, _) for part in found]
    if not guarded:
        kind, title = "warn", _("Small groups are not protected.")
        why = _(
            "Groups of fewer than {least} comments would be seen. Their writers may be told from "
            "them.",
            least=quoted,
        )
    else:
        kind, title = "info", _("Small groups are protected.")
        why = _(
            "Beside comments a group of fewer than {least} is not shown, in counts one of fewer "
            "than {few}, so that nobody is recognised.",
            least=quoted,
            few=LEAST,
        )
        lines = lines or [_("Every group is larger than that: nothing is put together.")]
    told = html("<p><b>{title}</b> {why}</p>", title=title, why=why)
    return boxed(kind, told + listed(lines, "pa-quiet"))


def _line(part: Withheld, column: str, guarded: bool, _: Translator) -> str:
    shown, left = part.values[:_NAMED], len(part.values) - _NAMED
    values = ", ".join(shown)
    if left > 0:
        values = _("{values} and {n} more", values=values, n=left)
    if not guarded:
        return _("{column}: {values}", column=column, values=values)
    if part.whole:
        return _("{column} is left out beside comments: {values}.", column=column, values=values)
    return _("{column}, together: {values}.", column=column, values=values)
