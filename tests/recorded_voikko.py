"""Voikko as tests meet it: what it said of some words, and a machine that lacks it.

`voikko_analyses.json` holds what Voikko 4.3.1 with the dictionary 2.5 says of some words; a test
asks the same of Voikko itself where that is installed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from parastaminen_nb.text.voikko import FOLDER, voikko

ANALYSES = json.loads(Path(__file__).with_name("voikko_analyses.json").read_text(encoding="utf-8"))
RECORDED = "Voikko 4.3.1 recorded"


class Recorded:
    """The binding's interface as far as it is used; says of words what Voikko said."""

    def __init__(self, language: str = "fi", folder: str | None = None) -> None:
        assert language == "fi"

    @staticmethod
    def getVersion() -> str:
        return "4.3.1"

    @staticmethod
    def listDicts(folder: str | None) -> list[SimpleNamespace]:
        return [SimpleNamespace(language="fi", description="recorded")]

    def analyze(self, word: str) -> list[dict[str, str]]:
        return ANALYSES.get(word, [])


class WithoutLibrary(Recorded):
    """The binding on a machine that has not the library."""

    @staticmethod
    def getVersion() -> str:
        raise OSError("libvoikko.so.1: cannot open shared object file")


@contextmanager
def voikko_is(kind: type[Recorded] | None) -> Iterator[None]:
    """A machine with this binding; with none where it is None."""
    binding = None
    if kind:
        binding = ModuleType("libvoikko")
        binding.__spec__ = ModuleSpec("libvoikko", None)
        binding.__dict__.update(Voikko=kind, VoikkoException=RuntimeError)
    voikko.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "libvoikko", binding)
        patch.delenv(FOLDER, raising=False)
        yield
    voikko.cache_clear()
