"""Voikko, asked for: the base forms it chooses, the compounds it takes apart, and who lacks it.

`voikko_analyses.json` holds what Voikko 4.3.1 with the dictionary 2.5 says of some words. What is
made of that is tested everywhere; where Voikko itself is installed, it is asked for the same.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.search import Search
from parastaminen_nb.text.voikko import FOLDER, Voikko, voikko

ANALYSES = json.loads(Path(__file__).with_name("voikko_analyses.json").read_text(encoding="utf-8"))

installed = pytest.mark.skipif(
    find_spec("libvoikko") is None, reason="Voikko is an extra that is not installed here"
)


class Recorded:
    """Says of words what Voikko said; the words that the tests ask for, and no others."""

    def analyze(self, word: str) -> list[dict[str, str]]:
        return ANALYSES[word]


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas(protected=["Kylis"], voikko=Voikko(Recorded(), "recorded"))


@pytest.fixture
def none_begun():
    voikko.cache_clear()
    yield
    voikko.cache_clear()


class TestBaseForms:
    @pytest.mark.parametrize(
        ("word", "lemma"),
        [
            ("laulavat", "laulaa"),  # what they do, rather than what they are like
            ("kiinnostava", "kiinnostava"),  # a word of its own
            ("ratkottavissa", "ratkoa"),
            ("aiheuttamia", "aiheuttaa"),
            ("itseopittuna", "itseoppia"),
            ("opetellut", "opetella"),
            ("nopeastikin", "nopeasti"),
            ("parantamiseen", "parantaminen"),
            ("aikana", "aika"),
            ("yliopiston", "yliopisto"),
            ("kuljetusvälineillään", "kuljetusväline"),
        ],
    )
    def test_that_voikko_chooses(self, lemmas, word, lemma):
        assert lemmas.one(word, "fi") == lemma

    @pytest.mark.parametrize(
        ("word", "lemma"),
        [("alle", "alle"), ("nopeammin", "nopeampi"), ("hautajaisissa", "hautajaiset")],
    )
    def test_that_the_dictionary_keeps(self, lemmas, word, lemma):
        assert lemmas.one(word, "fi") == lemma == Lemmas().one(word, "fi")

    def test_a_word_that_voikko_does_not_know(self, lemmas):
        assert lemmas.one("simin", "fi") == Lemmas().one("simin", "fi")

    def test_capitals_say_nothing(self, lemmas):
        assert lemmas.of(["Koululounaalla", "LAAJASALOSSA"], "fi") == ["koululounas", "laajasalo"]

    def test_other_languages_and_protected_names_are_not_asked(self, lemmas):
        assert lemmas.one("skolorna", "sv") == "skola"
        assert lemmas.one("Kyliksessä", "fi") == "kylis"


class TestCompounds:
    @pytest.mark.parametrize(
        ("word", "parts"),
        [
            ("koululounaalla", {"koulu", "lounas"}),
            ("kuljetusvälineillään", {"kuljetus", "väline"}),
            ("laajasalossa", {"laaja", "salo"}),
            ("hyvinvoinninpalvelu", {"hyvin", "vointi", "palvelu", "hyvinvointi"}),
            ("pk-yritysten", {"yritys"}),
            ("eutanasia", set()),
        ],
    )
    def test_are_taken_apart(self, lemmas, word, parts):
        within = lemmas.within(word, "fi")
        assert within is not None
        assert parts <= within
        assert parts or not within

    def test_nobody_knows_without_voikko(self, lemmas):
        assert Lemmas().within("koululounaalla", "fi") is None
        assert lemmas.within("simin", "fi") is None
        assert lemmas.within("skolmaten", "sv") is None

    def test_are_found_by_each_part_and_by_nothing_else(self, lemmas):
        texts = ["Koululounaalla", "eutanasia", "asiakohta", "tulotasa-arvo", "pk-yritysten"]
        with_it = Search(texts, ["fi"] * len(texts), lemmas)
        without = Search(texts, ["fi"] * len(texts))
        assert with_it.find("lounas").forms == with_it.find("koulu").forms == ("koululounaalla",)
        assert with_it.find("asia").forms == ("asiakohta",)
        assert with_it.find("yritys").forms == ("pk-yritysten",)
        assert without.find("koulu").forms == ()
        assert without.find("asia").forms == ("eutanasia",)


class TestWhoLacksIt:
    def test_is_told_what_to_install(self, monkeypatch, none_begun):
        monkeypatch.setitem(sys.modules, "libvoikko", None)  # as where it is not installed
        with pytest.raises(WorkshopError, match=r"parastaminen-nb\[voikko\]"):
            voikko()

    def test_is_told_that_the_library_is_missing(self, monkeypatch, none_begun):
        def missing() -> str:
            raise OSError("libvoikko.so.1: cannot open shared object file")

        # The binding as it is on a machine without the library: a stand-in that does nothing else.
        binding = SimpleNamespace(
            Voikko=SimpleNamespace(getVersion=missing), VoikkoException=RuntimeError
        )
        monkeypatch.setitem(sys.modules, "libvoikko", binding)
        monkeypatch.delenv(FOLDER, raising=False)
        with pytest.raises(WorkshopError, match=f"voikko-fi.*{FOLDER}"):
            voikko()

    def test_nothing_imports_it_unasked(self, monkeypatch):
        monkeypatch.delitem(sys.modules, "libvoikko", raising=False)
        assert Search(["Koululounaalla"], ["fi"]).find("lounas").rows == (0,)
        assert "libvoikko" not in sys.modules


@installed
class TestVoikkoItself:
    def test_says_what_is_recorded(self):
        own = voikko()
        recorded = Voikko(Recorded(), "")
        assert {word: own.readings(word) for word in ANALYSES} == {
            word: recorded.readings(word) for word in ANALYSES
        }

    def test_tells_its_version(self):
        assert voikko().version.startswith("Voikko 4.")
