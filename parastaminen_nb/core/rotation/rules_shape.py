"""How a file of rules must be written, so that nothing in it is read as something else."""

from __future__ import annotations

from collections.abc import Mapping

from parastaminen_nb.core.errors import N_, WorkshopError

_LISTED = {
    "limit": ("trait", "value", "name", "people", "most", "least", "cases"),
    "away": ("person", "rounds", "cases"),
    "wish": ("person", "cases"),
    "host": ("person", "case", "table", "rounds"),
    "pool": ("name", "trait", "people", "tables"),
    "pin": ("person", "rounds", "table"),
}
_NEEDED = {
    "limit": (),
    "away": (("person",), ("rounds", "cases")),
    "wish": (("person",), ("cases",)),
    "host": (("person",), ("case", "table"), ("rounds",)),
    "pool": (("name", "trait"), ("people", "trait")),
    "pin": (("person",), ("rounds",), ("table",)),
}
"""Of each of these a rule has to hold one at least."""

_COUNTED = ("most", "least", "rounds", "tables")
KNOWN = ("together", "apart", *_LISTED, "languages")


class RuleError(WorkshopError):
    """A rule that is none, told with the `word` of the file under which it stands, its `place`
    among those (from 0) and the `key` in it that is wrong; empty where the whole is."""

    def __init__(
        self, message: str, *, word: str = "", key: str = "", place: int = 0, **blanks: object
    ) -> None:
        super().__init__(message, **({"word": word} if word else {}), **blanks)
        self.word, self.key, self.place = word, key, place


def check_shape(document: Mapping[str, object]) -> None:
    """Raise `WorkshopError` where a word is no rule, or a rule is not written as it should be."""
    for word, content in document.items():
        if word not in KNOWN:
            raise RuleError(
                N_("{word} is not a rule. The rules are {known}."),
                word=word,
                known=", ".join(KNOWN),
            )
        if word in _LISTED:
            for place, entry in enumerate(content if isinstance(content, list) else [content]):
                try:
                    _check_entry(word, entry)
                except RuleError as error:
                    error.place = place
                    raise
        elif word == "languages":
            if not isinstance(content, Mapping):
                raise _not_so(word)
            _check_words(word, content, ("either",))
        elif not isinstance(content, list) or not all(_is_group(one) for one in content):
            raise _not_so(word)


def _check_entry(word: str, entry: object) -> None:
    if not isinstance(entry, Mapping):
        raise _not_so(word)
    _check_words(word, entry, _LISTED[word])
    for either in _NEEDED[word]:
        if not any(entry.get(name) not in (None, "", []) for name in either):
            raise lacking(word, *either)
    for name in _COUNTED:
        found = entry.get(name, [])
        for number in found if isinstance(found, list) else [found]:
            least = 1 if name in {"rounds", "tables"} else 0
            if isinstance(number, bool) or not isinstance(number, int) or number < least:
                raise RuleError(
                    N_("The rule {word}: {name} is {number}. Write a whole number, such as 2."),
                    word=word,
                    key=name,
                    name=name,
                    number=str(number),
                )
    for name in ("person", "case", "name", "value", "table", "trait"):
        if isinstance(entry.get(name), list):
            raise _not_so(word, name)
    for name in ("people", "cases", "either"):
        found = entry.get(name, [])
        if not all(isinstance(one, str) for one in (found if isinstance(found, list) else [found])):
            raise _not_so(word, name)


def _check_words(word: str, entry: Mapping[str, object], known: tuple[str, ...]) -> None:
    strange = sorted(set(entry) - set(known))
    if strange:
        raise RuleError(
            N_("The rule {word} has no {strange}. It has {known}."),
            word=word,
            key=strange[0],
            strange=", ".join(strange),
            known=", ".join(sorted(known)),
        )


def _is_group(one: object) -> bool:
    return isinstance(one, list) and all(isinstance(name, str) for name in one)


def _not_so(word: str, key: str = "") -> RuleError:
    return RuleError(N_("The rule {word} is not written as it should be."), word=word, key=key)


def lacking(word: str, *missing: str) -> RuleError:
    """The sentence for a rule that tells none of what it has to."""
    told = " / ".join(missing)
    return RuleError(N_("The rule {word} does not tell {missing}."), word=word, missing=told)
