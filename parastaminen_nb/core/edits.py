"""What an analyst has settled by hand: themes, where a comment belongs, its codes, and which
comments go into the report.

A comment is known here by a short digest of its words (`text.editing.comment_ids`), so that what
was settled holds for the same words in a newer copy of the material, tells nobody's words, and
keeps no order and no writer. The same words written twice are one comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.event import Event

HowMany = Literal["fewer", "normal", "more"]
LONGEST_NAME: Final = 80
LONGEST_CODE: Final = 40

Codes = tuple[tuple[str, tuple[str, ...]], ...]
"""Of each comment that has any: its digest, and its codes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A theme that was taken in hand. Without a `name` it is called by its words."""

    key: str
    name: str = ""
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything settled by hand. A change gives a successor.

    While `themes` is empty they are found, `how_many` of them; from the first change on they stay
    as they are, and comments that are neither in a theme nor `nowhere` are new: they are put where
    they belong. `by_hand` are those that somebody moved. `codes` are free labels of a comment.
    `picked` are the comments that are quoted in the report, in their order there. `voikko` is the
    version of Voikko that words are read with, empty where they are read without it.

    >>> edits = Edits(themes=(Kept("t1", "", ("a", "b")), Kept("t2", "", ("c",))))
    >>> edits.moved(["b"], "t2").themes[1].comments
    ('c', 'b')
    >>> edits.coded("a", "Kyyti").codes_of("a")
    ('Kyyti',)
    """

    how_many: HowMany = "normal"
    themes: tuple[Kept, ...] = ()
    nowhere: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    codes: Codes = ()
    picked: tuple[str, ...] = ()
    voikko: str = ""

    def theme(self, key: str) -> Kept:
        for theme in self.themes:
            if theme.key == key:
                return theme
        raise KeyError(key)

    def asked(self, how_many: HowMany) -> Edits:
        """Themes found anew, fewer or more of them; codes and picks stay."""
        return replace(self, how_many=how_many, themes=(), nowhere=(), by_hand=())

    def renamed(self, key: str, name: str) -> Edits:
        """An empty name gives the theme back the name of its words."""
        name = " ".join(name.split())
        if len(name) > LONGEST_NAME:
            raise WorkshopError(
                N_("The name is too long. Write at most {most} characters."), most=LONGEST_NAME
            )
        if name and any(other.name == name and other.key != key for other in self.themes):
            raise WorkshopError(
                N_("There is a theme {name} already. Join the two, or write another name."),
                name=name,
            )
        return self._with(replace(self.theme(key), name=name))

    def joined(self, key: str, other: str) -> Edits:
        """One theme of two; it keeps the first one's name and key."""
        first, second = self.theme(key), self.theme(other)
        if first == second:
            raise WorkshopError(N_("Choose another theme to join with."))
        name = first.name or second.name
        whole = Kept(key, name, (*first.comments, *second.comments))
        rest = tuple(theme for theme in self.themes if theme.key != other)
        return replace(self, themes=rest)._with(whole)

    def split(self, key: str, parts: Sequence[Iterable[str]]) -> Edits:
        """A theme in parts, the first of which keeps the key; names are told by words anew."""
        groups = [tuple(part) for part in parts]
        first = self._next_number()
        new = (Kept(f"t{first + turn}", "", group) for turn, group in enumerate(groups[1:]))
        edits = self._with(Kept(key, "", groups[0]))
        return replace(edits, themes=(*edits.themes, *new))

    def begun(self, comments: Iterable[str]) -> Edits:
        """Comments put into a theme of their own."""
        new = Kept(f"t{self._next_number()}")
        return replace(self, themes=(*self.themes, new)).moved(comments, new.key)

    def moved(self, comments: Iterable[str], key: str) -> Edits:
        """Comments put into a theme; an empty key means that they belong nowhere."""
        moving = tuple(dict.fromkeys(comments))
        gone = set(moving)
        if key:
            self.theme(key)
        themes = tuple(
            replace(
                theme,
                comments=(
                    *(c for c in theme.comments if c not in gone),
                    *(moving if theme.key == key else ()),
                ),
            )
            for theme in self.themes
        )
        nowhere = tuple(c for c in self.nowhere if c not in gone) + (moving if not key else ())
        by_hand = tuple(dict.fromkeys((*self.by_hand, *moving)))
        return replace(
            self,
            themes=tuple(theme for theme in themes if theme.comments),
            nowhere=nowhere,
            by_hand=by_hand,
        )

    def with_pick(self, comment: str) -> Edits:
        """A comment picked for the report, last; one that is picked stays where it is."""
        return replace(self, picked=tuple(dict.fromkeys((*self.picked, comment))))

    def without_pick(self, comment: str) -> Edits:
        return replace(self, picked=tuple(other for other in self.picked if other != comment))

    def pick_moved(self, comment: str, before: str) -> Edits:
        """A picked comment put before another; last where `before` is empty.

        >>> Edits(picked=("a", "b", "c")).pick_moved("c", "a").picked
        ('c', 'a', 'b')
        """
        if comment not in self.picked or comment == before:
            return self
        rest = [other for other in self.picked if other != comment]
        place = rest.index(before) if before in rest else len(rest)
        return replace(self, picked=(*rest[:place], comment, *rest[place:]))

    def codes_of(self, comment: str) -> tuple[str, ...]:
        return dict(self.codes).get(comment, ())

    def coded(self, comment: str, code: str) -> Edits:
        """A comment given a code more. A code that differs only in capitals is the one there is."""
        code = " ".join(code.split())
        if not code:
            raise WorkshopError(N_("Write the code first."))
        if len(code) > LONGEST_CODE:
            raise WorkshopError(
                N_("The code is too long. Write at most {most} characters."), most=LONGEST_CODE
            )
        known = {other.casefold(): other for other in self.all_codes}
        return self._coded(comment, {*self.codes_of(comment), known.get(code.casefold(), code)})

    def uncoded(self, comment: str, code: str) -> Edits:
        return self._coded(comment, set(self.codes_of(comment)) - {code})

    def brought(self, codes: Codes, before: Codes = ()) -> Edits:
        """With the codes that the comments bring along. Those that they brought `before` have been
        settled since: what was added or taken away by hand stays so.

        >>> came = Edits().brought((("a", ("Kyyti", "Hinta")),))
        >>> came.uncoded("a", "Hinta").brought((("a", ("Kyyti", "Hinta")),), came.codes).codes
        (('a', ('Kyyti',)),)
        """
        if codes == before:
            return self
        now, old = dict(codes), dict(before)
        by_comment = {comment: set(own) for comment, own in self.codes}
        known = {code.casefold(): code for code in self.all_codes}
        for comment in (*old, *now):
            has, had = now.get(comment, ()), old.get(comment, ())
            gone = {code.casefold() for code in had if code not in has}
            own = {code for code in by_comment.get(comment, ()) if code.casefold() not in gone}
            new = (known.setdefault(code.casefold(), code) for code in has if code not in had)
            by_comment[comment] = own.union(new)
        return self._with_codes(by_comment)

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Every code that is in use, in the order of the alphabet."""
        return tuple(sorted({code for _, codes in self.codes for code in codes}, key=str.casefold))

    def _coded(self, comment: str, codes: set[str]) -> Edits:
        return self._with_codes({**dict(self.codes), comment: codes})

    def _with_codes(self, by_comment: Mapping[str, Iterable[str]]) -> Edits:
        ordered = {c: tuple(sorted(own, key=str.casefold)) for c, own in by_comment.items()}
        return replace(self, codes=tuple(sorted((c, own) for c, own in ordered.items() if own)))

    def _next_number(self) -> int:
        numbers = [int(theme.key[1:]) for theme in self.themes if theme.key[1:].isdecimal()]
        return max(numbers, default=0) + 1

    def _with(self, theme: Kept) -> Edits:
        themes = tuple(theme if own.key == theme.key else own for own in self.themes)
        return replace(self, themes=themes)


@dataclass(frozen=True, slots=True)
class CommentsSorted(Event):
    """What is settled by hand of themes and codes is this."""

    edits: Edits
    at: datetime
