"""What people are called where everybody can read it: short, and never two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.workshop import Person


def names_of(people: Sequence[Person]) -> dict[str, str]:
    """First name and initial by key; where two share that, the whole name and what parts them.

    >>> names_of([Person("a", "Anna Koski"), Person("b", "Anna Kuusi"), Person("c", "Bo Ek")])
    {'a': 'Anna Koski', 'b': 'Anna Kuusi', 'c': 'Bo E.'}
    """
    times = Counter(person.short_name for person in people)
    whole = told_apart(people)
    return {
        person.key: person.short_name if times[person.short_name] == 1 else whole[person.key]
        for person in people
    }
