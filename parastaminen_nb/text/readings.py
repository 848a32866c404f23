"""What Voikko reads in a Finnish word, and which base form is chosen from it.

Voikko knows grammar and not which of several readings is meant; the dictionary knows usual words.
So the dictionary's answer stands wherever Voikko can read the word so as well, and Voikko chooses
where the dictionary is silent, guesses, or takes a form for a base form. Participles are said as
their verb, as in the treebanks of Universal Dependencies: what "has been given" is of "antaa".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["word", "done", "doing", "agent", "name", "comparing", "adverb"]

# Which reading is taken first where nothing else decides.
_RANKS: Final = ("word", "adverb", "done", "doing", "agent", "name", "comparing")
_NAMES: Final = frozenset({"etunimi", "sukunimi", "paikannimi", "nimi"})
_ADVERBS: Final = frozenset({"seikkasana", "suhdesana"})
# "+kuljet(kuljettaa)+us(+us)+väline(väline)": the letters of a piece and what it is a form of.
_PIECE: Final = re.compile(r"(?P<plus>\+?)(?P<written>[^+()]*)(?:\((?P<base>[^()]*)\))?")
_SHORTEST_PART: Final = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its base form in lower case, and the parts of a compound.

    A present participle ("doing") has its own base form (kiinnostava) and its `verb`. `parts` are
    (as written, base form) from the first to the last; one where the word is no compound.
    """

    base: str
    kind: Kind = "word"
    verb: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def bases(self) -> tuple[str, ...]:
        return (self.base, self.verb) if self.verb else (self.base,)

    def within(self) -> frozenset[str]:
        """The base forms of the words that a compound is put together from, in one or several of
        its parts, without hyphens.

        >>> parts = (("lähi", "lähi"), ("koulu", "koulu"), ("lounaalla", "lounas"))
        >>> sorted(Reading("lähikoululounas", parts=parts).within())
        ['koulu', 'koululounas', 'lounas', 'lähi', 'lähikoulu']
        """
        runs = (
            "".join(written for written, _ in self.parts[first:last]) + self.parts[last][1]
            for first in range(len(self.parts))
            for last in range(first, len(self.parts))
            if last - first < len(self.parts) - 1
        )
        found = [*runs, *(self.base.split("-") if "-" in self.base else ())]
        return frozenset(part for part in found if len(part) >= _SHORTEST_PART)


def reading(word: str, told: Mapping[str, str]) -> Reading:
    """What one analysis of Voikko says of a word in lower case.

    >>> told = {"BASEFORM": "koululounas", "CLASS": "nimisana",
    ...         "WORDBASES": "+koulu(koulu)+lounas(lounas)"}
    >>> reading("koululounaalla", told).parts
    (('koulu', 'koulu'), ('lounas', 'lounas'))
    """
    base = _plain(told.get("BASEFORM", word)).strip("-") or word
    pieces = _pieces(told.get("WORDBASES", ""))
    verb, kind = "", _kind(told)
    if told.get("SIJAMUOTO") == "kerrontosti":  # nopeasti is a word of its own beside nopea
        base = word[: word.rfind("sti") + 3]
    elif told.get("MOOD") == "MINEN-infinitive":  # and so is tekeminen beside tehdä
        base = word[: word.rfind("mi")] + "minen"
    elif kind in ("done", "agent"):
        base = _verb(pieces) or base
    elif kind == "doing":
        verb = _verb(pieces)
    return Reading(base, kind, verb, tuple(_parts(base, pieces, told.get("STRUCTURE", ""))))


def chosen(
    word: str, ours: str, readings: Sequence[Reading], known: Mapping[str, str], guess: str
) -> str:
    """The base form of a word in lower case, of which Voikko has these readings.

    `ours` is what the dictionary `known` and our rules say, `guess` what the dictionary alone does.
    """
    if not readings:
        return ours
    bases = {base for one in readings for base in one.bases}
    doing = [one for one in readings if one.kind == "doing"]
    if doing and (found := _of_doing(ours, readings, doing, known)):
        return found
    if ours in bases or _rather_ours(word, ours, readings, known):
        return ours
    if guess in bases:
        return guess
    return min(readings, key=lambda one: (_RANKS.index(one.kind), len(one.parts), one.base)).base


def _of_doing(
    ours: str, readings: Sequence[Reading], doing: Sequence[Reading], known: Mapping[str, str]
) -> str | None:
    """The verb where "laulavat" may be what they do, and where nobody knows the participle as a
    word of its own: kiinnostava stays, ratkottava is of ratkoa."""
    done = {one.base for one in readings if one.kind != "doing"}
    if ours in {one.base for one in doing}:
        verb = next((one.verb for one in doing if one.verb in done), None)
        if verb or done:
            return verb
    if not done and not any(known.get(one.base) == one.base for one in doing):
        verbs = [one.verb for one in doing]
        return ours if ours in verbs else verbs[0] or None
    return None


def _rather_ours(
    word: str, ours: str, readings: Sequence[Reading], known: Mapping[str, str]
) -> bool:
    """Whether Voikko's readings are no better: alle is not alla, sorted by how (useammin), and what
    is only said of many (hautajaiset) is not said of one."""
    kinds = {one.kind for one in readings}
    if word in known and kinds in ({"adverb"}, {"comparing"}):
        return True
    return ours != word and ours.endswith("t") and known.get(ours) == ours


def _kind(told: Mapping[str, str]) -> Kind:
    participle = told.get("PARTICIPLE", "")
    if participle in ("past_active", "past_passive"):
        return "done"
    if participle in ("present_active", "present_passive"):
        return "doing"
    if participle == "agent":
        return "agent"
    if told.get("SIJAMUOTO") == "keinonto" and told.get("COMPARISON", "positive") != "positive":
        return "comparing"
    if told.get("CLASS") in _NAMES:
        return "name"
    return "adverb" if told.get("CLASS") in _ADVERBS else "word"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters of a word. `base` is what they are a form of, an ending begins with "+" there."""

    written: str
    base: str
    begins: bool


def _pieces(told: str) -> list[_Piece]:
    found = [match for match in _PIECE.finditer(told) if match[0]]
    return [_Piece(one["written"], one["base"] or "", bool(one["plus"])) for one in found]


def _verb(pieces: Sequence[_Piece]) -> str:
    """The verb of a participle, with what stands before it: itseoppia of itseopittu."""
    found, before = "", ""
    for piece in pieces:
        if piece.base.startswith("+"):
            # An ending that makes a verb of a verb (+ella) hangs at it, that of the participle
            # stands by itself.
            found = found if piece.begins else before + piece.base[1:]
        elif piece.base:
            found = before + piece.base
        before += piece.written
    return _plain(found)


def _parts(base: str, pieces: Sequence[_Piece], structure: str) -> Iterator[tuple[str, str]]:
    """The parts of a compound, the last of them as the base form of the whole ends."""
    groups: list[list[_Piece]] = []
    for at, piece in enumerate(pieces):
        if piece.written == "-":
            continue
        rest = pieces[at + 1 :]
        head = not piece.base and any(not one.base.startswith("+") and one.base for one in rest)
        if not groups or head or (piece.base and not piece.base.startswith("+")):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    parts = [part for group in groups for part in _of_group(group)]
    if not parts and structure.count("=") > 1:
        parts = [(part, part) for part in _cut(base, structure)]
    before = sum(len(written) for written, _ in parts[:-1])
    yield from parts[:-1]
    if parts:
        tail = base.replace("-", "")[before:]
        yield parts[-1][0], tail or parts[-1][1]


def _of_group(group: Sequence[_Piece]) -> list[tuple[str, str]]:
    first, written = group[0], "".join(piece.written for piece in group).casefold()
    if len(group) == 1 and "=" in first.base:  # a compound that the dictionary holds as a word
        *heads, tail = first.base.casefold().split("=")
        return [*((head, head) for head in heads), (written[sum(map(len, heads)) :], tail)]
    return [(written, _plain(first.base) if len(group) == 1 and first.base else written)]


def _cut(base: str, structure: str) -> Iterator[str]:
    """The base form where the structure (=ipp=ppppppp) has its seams."""
    at = 0
    lengths = [len(part.replace("-", "")) for part in structure.split("=")[1:]]
    letters = base.replace("-", "")
    for turn, length in enumerate(lengths):
        last = turn == len(lengths) - 1
        yield letters[at:] if last else letters[at : at + length]
        at += length


def _plain(told: str) -> str:
    return told.replace("=", "").casefold()
