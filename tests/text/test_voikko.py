"""Voikko, asked for: the base forms it chooses, the compounds it takes apart, and who lacks it."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from openpyxl import load_workbook

from parastaminen_nb.apps.exploring.store import Held
from parastaminen_nb.cli import main
from parastaminen_nb.commands.arguments import WRONG
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.search import Search
from parastaminen_nb.text.voikko import FOLDER, Voikko, voikko
from tests.recorded_voikko import ANALYSES, RECORDED, Recorded, WithoutLibrary, voikko_is

installed = pytest.mark.skipif(
    find_spec("libvoikko") is None, reason="Voikko is an extra that is not installed here"
)


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas(protected=["Kylis"], voikko=Voikko(Recorded(), "recorded"))


@pytest.fixture
def recorded():
    """Voikko is here, as far as its analyses are recorded."""
    with voikko_is(Recorded):
        yield RECORDED


@pytest.fixture
def missing():
    """Voikko is not here."""
    with voikko_is(None):
        yield


@pytest.fixture
def files(tmp_path):
    """A file of comments to read, and where the results go."""
    rows = ["Kommentti", *(f"Koululounaalla on jono {n}." for n in range(12))]
    (tmp_path / "c.csv").write_text("\n".join(rows), encoding="utf-8")
    return [
        str(tmp_path / "c.csv"),
        "--out",
        str(tmp_path / "o.xlsx"),
        "--json",
        str(tmp_path / "o"),
    ]


def told(files: list[str]) -> dict:
    return json.loads(Path(files[-1]).read_text(encoding="utf-8"))


def last_sheet(files: list[str]) -> str:
    sheet = load_workbook(files[2]).worksheets[-1]
    return "\n".join(str(row[0]) for row in sheet.iter_rows(values_only=True))


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
    def test_is_told_what_to_install(self, missing):
        with pytest.raises(WorkshopError, match=r"parastaminen-nb\[voikko\]"):
            voikko()

    def test_is_told_that_the_library_is_missing(self):
        with voikko_is(WithoutLibrary), pytest.raises(WorkshopError, match=f"voikko-fi.*{FOLDER}"):
            voikko()

    @pytest.mark.parametrize("verb", ["comments", "count", "lemmas"])
    def test_nothing_is_begun(self, verb, files, missing, capsys):
        assert main([verb, *([] if verb == "lemmas" else files), "--voikko"]) == WRONG
        assert "parastaminen-nb[voikko]" in capsys.readouterr().err
        assert not Path(files[2]).exists()

    def test_what_was_settled_with_it_says_so(self, files, missing, tmp_path, capsys):
        held = tmp_path / "held.json"
        held.write_bytes(msgspec.json.encode(Held(Edits(voikko="Voikko 4.3"))))
        assert main(["comments", *files, "--settled", str(held)]) == WRONG
        assert "--no-voikko" in capsys.readouterr().err
        assert main(["comments", *files, "--settled", str(held), "--no-voikko"]) == 0
        assert told(files)["voikko"] is None

    def test_nothing_imports_it_unasked(self, monkeypatch):
        monkeypatch.delitem(sys.modules, "libvoikko", raising=False)
        assert Search(["Koululounaalla"], ["fi"]).find("lounas").rows == (0,)
        assert "libvoikko" not in sys.modules


class TestWhoAsksForIt:
    @pytest.mark.parametrize("verb", ["comments", "count"])
    def test_finds_it_told_beside_the_result(self, verb, files, recorded):
        assert main([verb, *files, "--voikko"]) == 0
        assert told(files)["voikko"] == recorded
        assert recorded in last_sheet(files)
        assert main([verb, *files]) == 0
        assert told(files)["voikko"] is None
        assert "Voikko" not in last_sheet(files)

    def test_prints_base_forms(self, recorded, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdin", StringIO("laulavat\nsimin\n"))
        assert main(["lemmas", "--voikko"]) == 0
        assert capsys.readouterr().out == "laulaa\nsimin\n"

    def test_reads_with_it_again_what_was_settled_with_it(self, files, recorded, tmp_path, capsys):
        held = tmp_path / "held.json"
        held.write_bytes(msgspec.json.encode(Held(Edits(voikko="Voikko 3.8"))))
        assert main(["comments", *files, "--settled", str(held)]) == 0
        assert told(files)["voikko"] == recorded
        assert "Voikko 3.8" in capsys.readouterr().err  # another one than then

    def test_a_cluster_counts_with_the_same_one(self, recorded):
        """One whose machines have another Voikko is refused before anything is counted."""
        from parastaminen_nb.text.spread import tally_on

        cluster = SimpleNamespace(run=lambda asked: {"tcp://a": recorded, "tcp://b": "Voikko 3.8"})
        with pytest.raises(WorkshopError, match=r"Voikko 3\.8"):
            tally_on(cluster, iter([]), voikko=recorded)


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
