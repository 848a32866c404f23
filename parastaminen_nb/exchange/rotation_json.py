"""A rotation as JSON that other programs read; docs/rotation-json.md tells what stands in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import Rotation, as_document
from parastaminen_nb.core.workshop import Person


def rotation_json(
    rotation: Rotation, people: Sequence[Person], say: Callable[[Sentence], str]
) -> bytes:
    """The rotation for programs; `say` puts the rules that are not kept into words.

    People are called as they are called in the list; only the sentences tell namesakes apart.
    """
    document = as_document(rotation, told_apart(people), say)
    names = {person.key: person.name for person in people}
    document["people"] = [names[key] for key in rotation.people]
    return (json.dumps(document, ensure_ascii=False) + "\n").encode("utf-8", errors="replace")
