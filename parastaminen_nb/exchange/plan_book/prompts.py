"""The sheet of the key prompts of the discussion, in three languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.prompts import USUAL, Prompt, own_key
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field, Row, Rows
from parastaminen_nb.exchange.plan_book.reading_rows import read_each
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import Translator, translator

NAME: Final = N_("Prompts")


def _said(language: str) -> Callable[[Prompt, Translator], Cell]:
    """The prompt's own words, else the usual ones, which are grey on the sheet."""

    def shown(prompt: Prompt, _: Translator) -> Cell:
        own: str = getattr(prompt, language)
        if own or prompt.key not in USUAL:
            return own or None
        return translator(language)(USUAL[prompt.key])

    return shown


FIELDS: Final = tuple(
    Field(
        language,
        label,
        N_("A short question. Empty: the usual words, or those of another language."),
        44,
        wrap=True,
        shown=_said(language),
    )
    for language, label in words.PROMPT.items()
)


def is_usual(prompt: Prompt, field: str) -> bool:
    """Whether the usual words stand in a cell."""
    return prompt.key in USUAL and not getattr(prompt, field)


def read_prompts(rows: Rows, before: tuple[Prompt, ...]) -> tuple[Prompt, ...]:
    """The prompts of the sheet; the usual words are no words of their own."""
    return read_each(rows, before, lambda row, taken, _above: _prompt(row, taken))


def _prompt(row: Row, taken: set[str]) -> Prompt:
    key = row.key or own_key(taken)
    prompt = replace(row.old or Prompt(key), key=key, **row.values)
    usual = USUAL.get(key)
    if not usual:
        return prompt
    same = {
        language: ""
        for language in words.PROMPT
        if values.same(getattr(prompt, language), translator(language)(usual))
    }
    return replace(prompt, **same)
