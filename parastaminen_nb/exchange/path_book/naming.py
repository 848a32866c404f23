"""What meetings and experiments are called on the sheets, each by a name of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.pathway import Experiment, Meeting, meeting_name
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.trouble import UnfitError
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import LANGUAGES, Translator, translator

Thing = Meeting | Experiment
Names = Mapping[str, str]


def names_of(things: Iterable[Thing], _: Translator) -> dict[str, str]:
    """Their names by key. Where several have the same, the key stands beside it.

    >>> names_of([Experiment("x1", "Lounas"), Experiment("x2", "lounas")], translator("fi"))
    {'x1': 'Lounas (x1)', 'x2': 'lounas (x2)'}
    """
    called = {one.key: _name(one, _) for one in things}
    # Once may not be enough: "Lounas (x1)" can be somebody's own title.
    while (times := Counter(map(values.plain, called.values()))).total() > len(times):
        called = {
            key: f"{name} ({key})" if times[values.plain(name)] > 1 else name
            for key, name in called.items()
        }
    return called


@dataclass(frozen=True)
class Naming:
    """How a cell names one of some things: `before` are they as they were, `after` as they are
    read. Old names hold as well as new ones."""

    before: tuple[Thing, ...]
    after: tuple[Thing, ...]
    unknown: str
    """The marked sentence about a name that nothing has."""

    def shown(self, attribute: str) -> Callable[[object, Translator], Cell]:
        """What a `Field` needs to show the thing whose key stands in an attribute."""
        known = {
            language: names_of(self.before, translator(language)) for language in (*LANGUAGES, "")
        }

        def cell(row: object, _: Translator) -> Cell:
            key = getattr(row, attribute)
            own = known[_.language if _.language in known else ""]
            return own.get(key, key) or None

        return cell

    def found(self, cell: Cell) -> str:
        """The key of what a cell names; a key itself where nothing is called so. Raises
        `UnfitError` where it names nothing, or several."""
        written = values.plain(cell)
        for things in (self.after, self.before):
            keys = {
                key
                for language in LANGUAGES
                for key, name in names_of(things, translator(language)).items()
                if written == values.plain(name)
            } or {one.key for one in things if written == values.plain(one.key)}
            if len(keys) == 1:
                return keys.pop()
        raise UnfitError(Sentence(self.unknown))


def _name(thing: Thing, _: Translator) -> str:
    return _.say(meeting_name(thing)) if isinstance(thing, Meeting) else thing.title
