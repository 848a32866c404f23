"""How many people hear a case at a time, and at how many tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.workshop import GroupSize

MOST_PEOPLE = 2000
_ONE_AFTER_ANOTHER = N_("{first} {second}")


@dataclass(frozen=True, slots=True)
class Crowd:
    """People who hear the same case at the same time: how many, at how many tables."""

    people: int
    tables: int


def balanced(people: int, parts: int) -> list[int]:
    """Parts whose sizes differ by one at most, the larger ones first.

    >>> balanced(8, 3)
    [3, 3, 2]
    """
    least, more = divmod(people, parts)
    return [least + (part < more) for part in range(parts)]


def tables_for(people: int, size: GroupSize) -> int | None:
    """The least number of tables for this many people, or None when no number will do.

    >>> tables_for(22, GroupSize(4, 7)), tables_for(9, GroupSize(4, 4))
    (4, None)
    """
    tables = -(-people // size.most)
    return tables if tables * size.least <= people else None


def crowds(
    people: int,
    cases: int,
    size: GroupSize,
    tables_per_case: int | None = None,
    *,
    fewest: int | None = None,
) -> tuple[Crowd, ...]:
    """The crowd of every case, as even as the table sizes allow; some cases may be idle (0).

    `fewest` is how many are there in the round where most are away: for them, too, no more
    cases are busy than can have a table.
    Raises `WorkshopError` with the numbers, and with what would work, when nothing fits.
    """
    check_people(people)
    if tables_per_case is not None:
        return _told(people, cases, size, tables_per_case)
    there = people if fewest is None or fewest < size.least else fewest
    busy = min(cases, there // size.least)
    even = [(share, tables_for(share, size)) for share in balanced(people, cases)]
    if busy == cases and all(share and tables for share, tables in even):
        return tuple(Crowd(share, tables or 0) for share, tables in even)
    best: tuple[Crowd, ...] | None = None
    for tables in range(max(-(-people // size.most), busy), people // size.least + 1):
        found = _uneven(people, balanced(tables, busy), size)
        if found is not None and (best is None or _spread(found) < _spread(best)):
            best = found
    if best is None:
        told = joined([_does_not_fit(people, size), *_ways_out(people, size)])
        raise WorkshopError(told.message, **told.blanks)
    return best + (Crowd(0, 0),) * (cases - busy)


def pool_crowds(
    name: Sentence | str, people: int, cases: int, size: GroupSize, tables: int
) -> tuple[Crowd, ...]:
    """The crowds of people who have so many tables at a time, spread over the cases.

    Raises `WorkshopError` with the numbers, and with how many tables would do.
    """
    if tables * size.least <= people <= tables * size.most:
        busy = min(cases, tables)
        found = _uneven(people, balanced(tables, busy), size)
        if found is not None:
            return found + (Crowd(0, 0),) * (cases - busy)
    fewest, most = -(-people // size.most), people // size.least
    blanks = {"name": name, "people": people, "tables": tables, "n": tables}
    trouble = Sentence(
        NN_(
            "{name}: {people} people do not fit at {tables} table of {sizes}.",
            "{name}: {people} people do not fit at {tables} tables of {sizes}.",
        ),
        blanks | {"sizes": span(size.least, size.most)},
    )
    ways = list(_ways_out(people, size))
    if fewest <= most:
        works = span(fewest, most)
        ways = [Sentence(N_("Tables of their own that would do: {works}."), {"works": works})]
    told = joined([trouble, *ways])
    raise WorkshopError(told.message, **told.blanks)


def check_people(people: int) -> None:
    """Raise when there is nobody to seat, or more than one rotation can hold."""
    if people == 0:
        raise WorkshopError(N_("Nobody rotates yet. Add the participants first."))
    if people > MOST_PEOPLE:
        raise WorkshopError(
            N_(
                "{people} people are too many for one rotation: the most is {most}. "
                "Hold {parts} workshops of about {share} people."
            ),
            people=people,
            most=MOST_PEOPLE,
            parts=-(-people // MOST_PEOPLE),
            share=-(-people // -(-people // MOST_PEOPLE)),
        )


def _uneven(people: int, tables: list[int], size: GroupSize) -> tuple[Crowd, ...] | None:
    """Fill crowds with these numbers of tables, always the smallest that still has room."""
    sizes = [count * size.least for count in tables]
    left = people - sum(sizes)
    if left < 0 or people > sum(tables) * size.most:
        return None
    for _ in range(left):
        room = [i for i, count in enumerate(tables) if sizes[i] < count * size.most]
        sizes[min(room, key=lambda i: (sizes[i], i))] += 1
    return tuple(Crowd(*pair) for pair in zip(sizes, tables, strict=True))


def _spread(found: tuple[Crowd, ...]) -> int:
    sizes = [crowd.people for crowd in found]
    return max(sizes) - min(sizes)


def _told(people: int, cases: int, size: GroupSize, tables: int) -> tuple[Crowd, ...]:
    """Exactly this many tables at every case."""
    if tables < 1:
        raise WorkshopError(N_("Every case needs at least one table."))
    shares = balanced(people, cases)
    if min(shares) >= tables * size.least and max(shares) <= tables * size.most:
        return tuple(Crowd(share, tables) for share in shares)
    groups = tables * cases
    least, most = people // groups, -(-people // groups)
    works: list[Sentence] = []
    if least >= 1:
        works.append(_sizes(min(least, size.least), max(most, size.most)))
    for other in range(1, people // cases + 1):
        if min(shares) >= other * size.least and max(shares) <= other * size.most:
            works.append(
                Sentence(
                    NN_("{n} table at each case would do.", "{n} tables at each case would do."),
                    {"n": other},
                )
            )
            break
    trouble = Sentence(
        N_(
            "{people} people at {groups} tables would make tables of {made}, "
            "but {asked} were asked for."
        ),
        {
            "people": people,
            "groups": groups,
            "made": span(least, most),
            "asked": span(size.least, size.most),
        },
    )
    told = joined([trouble, *works])
    raise WorkshopError(told.message, **told.blanks)


def span(least: int, most: int) -> Sentence | int:
    """ "4 to 7", or just "4" where the two are one."""
    if least == most:
        return least
    return Sentence(N_("{least} to {most}"), {"least": least, "most": most})


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """One sentence after another, as one that can be a blank or an error."""
    first, *others = sentences
    for second in others:
        first = Sentence(_ONE_AFTER_ANOTHER, {"first": first, "second": second})
    return first


def parts_of(sentence: Sentence) -> list[Sentence]:
    """The sentences that `joined` put together, one by one."""
    if sentence.message != _ONE_AFTER_ANOTHER:
        return [sentence]
    return [
        part
        for blank in ("first", "second")
        if isinstance(found := sentence.blanks[blank], Sentence)
        for part in parts_of(found)
    ]


def _sizes(least: int, most: int) -> Sentence:
    return Sentence(N_("Tables of {sizes} would do."), {"sizes": span(least, most)})


def _does_not_fit(people: int, size: GroupSize) -> Sentence:
    tables = people // size.least
    if tables == 0:
        return Sentence(
            NN_(
                "{n} person does not fill one table of at least {least}.",
                "{n} people do not fill one table of at least {least}.",
            ),
            {"n": people, "least": size.least},
        )
    return Sentence(
        N_(
            "{people} people cannot sit at tables of {sizes}: "
            "{fewer} tables hold at most {hold} and {more} tables need at least {need}."
        ),
        {
            "people": people,
            "sizes": span(size.least, size.most),
            "fewer": tables,
            "hold": tables * size.most,
            "more": tables + 1,
            "need": (tables + 1) * size.least,
        },
    )


def _ways_out(people: int, size: GroupSize) -> Iterator[Sentence]:
    for least in range(size.least - 1, 0, -1):
        if tables_for(people, GroupSize(least, size.most)):
            yield _sizes(least, size.most)
            break
    for most in range(size.most + 1, people + 1):
        if people >= size.least and tables_for(people, GroupSize(size.least, most)):
            yield _sizes(size.least, most)
            break
    more = next(n for n in range(1, size.least + 1) if tables_for(people + n, size))
    yield Sentence(NN_("So would {n} person more.", "So would {n} people more."), {"n": more})
