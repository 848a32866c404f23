"""Words, their base forms, what is found by them and what is key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parastaminen_nb.text.keyness import counted, difference, keyness, keywords
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.search import Search
from parastaminen_nb.text.words import tokens, words

PIECES = [*" .-:/'", "kyllä", "EU", "7", "http://", "www.", "a@b.fi", "@", "[nimi]", "[", "sivu.fi"]


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas(exceptions={"Kylis": "kyläkeittiö"}, protected=["Mätäjoki"])


@pytest.fixture(scope="module")
def search(lemmas) -> Search:
    return Search(
        ["Kouluissa on tilaa.", "Alakoulun piha", "Skolan är stängd", "Kyläbussi koululle"],
        ["fi", "fi", "sv", "fi"],
        lemmas,
    )


class TestTokens:
    def test_words_of_a_comment(self):
        said = words("Kela-tuki EU:n kautta (10 €), ks. https://kela.fi tai aino@example.org!")
        assert said == ["Kela-tuki", "EU:n", "kautta", "ks", "tai"]

    def test_two_ways_to_write_a_letter_are_one_word(self):
        assert words("ma\u0308ki") == ["mäki"]

    @given(st.lists(st.sampled_from(PIECES)).map("".join))
    def test_what_is_no_word_is_left_out_wherever_it_stands(self, text):
        assert words(text) == [token.text for token in tokens(text)]

    @given(st.text())
    def test_a_token_stands_where_it_says(self, text):
        assert all(text[token.start : token.end] == token.text for token in tokens(text))


class TestLemmas:
    @pytest.mark.parametrize(
        ("word", "lemma"),
        [
            ("kouluissa", "koulu"),
            ("Kouluun", "koulu"),
            ("kyläbussilla", "kyläbussi"),
            ("kyytiä", "kyyti"),
            ("Laajasalon", "laajasalo"),
            ("tutkimusaloja", "tutkimusala"),
            ("EU:n", "eu"),
            ("leveä", "leveä"),
        ],
    )
    def test_finnish(self, lemmas, word, lemma):
        assert lemmas.one(word, "fi") == lemma

    def test_swedish_and_english(self, lemmas):
        assert lemmas.of(["skolorna", "bibliotek"], "sv") == ["skola", "bibliotek"]
        assert lemmas.of(["buses", "Libraries"], "en") == ["bus", "library"]

    def test_a_protected_name_is_never_taken_apart(self, lemmas):
        assert lemmas.of(["Mätäjoella", "Mätäjoen", "mätä"], "fi") == [
            "mätäjoki",
            "mätäjoki",
            "mätä",
        ]

    def test_an_exception_goes_before_the_dictionary(self, lemmas):
        assert lemmas.one("kylis", "fi") == "kyläkeittiö"

    def test_an_unknown_language_keeps_its_words(self, lemmas):
        assert lemmas.one("Häuser", "") == "häuser"


class TestSearch:
    def test_by_base_form_and_compound(self, search):
        found = search.find("koulu")
        assert found.rows == (0, 1, 3)
        assert found.forms == ("alakoulun", "kouluissa", "koululle")
        assert found.spans[3] == ((10, 18),)

    def test_all_words_must_be_there(self, search):
        assert search.find("bussi koulu").rows == (3,)

    def test_a_phrase_keeps_its_order(self, search):
        assert search.find('"kyläbussi koulu"').rows == (3,)
        assert search.find('"koulu kyläbussi"').rows == ()

    def test_a_star_stands_for_the_rest(self, search):
        assert search.find("kylä*").rows == (3,)

    def test_swedish(self, search):
        assert search.find("skola").rows == (2,)

    def test_a_slip_in_the_query_finds_what_was_meant(self, search):
        found = search.find("kolussa")
        assert (found.rows, found.near) == ((0, 1, 3), True)
        assert search.find("koulussa").near is False

    def test_slips_in_comments_are_found_where_that_is_asked_for(self, lemmas):
        said = ["Leikkipuistossa on tilaa", "leikipuistossa ei ole", "Joulu tulee", "Koulu alkaa"]
        search = Search(said, ["fi"] * 4, lemmas)
        found = search.find("leikkipuisto")
        assert (found.rows, found.nearly) == ((0,), ("leikipuistossa",))
        assert search.find("leikkipuisto", near=True).rows == (0, 1)
        assert search.find('"leikkipuisto on tilaa"', near=True).rows == (0,)
        assert search.find("koulu").nearly == (), "another word is no slip"

    def test_nothing_is_found_by_nothing(self, search):
        assert search.find("  ... ").rows == ()


class TestKeyness:
    def test_the_measure(self):
        # By hand: expected 10 and 10; 2 * (15 ln 1.5 + 5 ln 0.5) = 5.23.
        assert difference(15, 5, 1000, 1000) == pytest.approx(5.2325, abs=1e-3)
        assert difference(5, 15, 1000, 1000) == pytest.approx(-5.2325, abs=1e-3)
        assert difference(10, 10, 1000, 1000) == 0

    def test_a_part_is_set_apart_by_its_words(self):
        parts = {
            "A": counted([["bussi", "kyyti"], ["bussi"], ["hinta"]]),
            "B": counted([["hinta"], ["hinta", "ruoka"], ["ruoka"]]),
        }
        found = keyness(parts)
        assert [word.word for word in found["A"]] == ["bussi"]
        assert found["A"][0].here == 2
        assert found["A"][0].elsewhere == 0
        assert found["B"][0].word == "ruoka"

    @given(st.lists(st.lists(st.sampled_from("abcd"), max_size=5)), st.integers(0, 20))
    def test_counts_add_up(self, comments, place):
        whole = counted(comments)
        parts = counted(comments[:place]) + counted(comments[place:])
        assert +parts.times == +whole.times
        assert +parts.comments == +whole.comments
        assert keywords(whole, counted([])) == keywords(parts, counted([]))


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("mahdollista", "mahdollinen"),  # and not "mahdollistaa"
        ("tapahtunut", "tapahtua"),
        ("annettu", "antaa"),
        ("tehty", "tehdä"),
        ("julkaistu", "julkaista"),
        ("kuuluu", "kuulua"),
        ("elämäni", "elämä"),
        ("yhdessä", "yhdessä"),
        ("silloin", "silloin"),
        ("näin", "näin"),
        ("sit", "sitten"),
        ("vuonna", "vuosi"),
        ("työ", "työ"),
        ("avun", "apu"),
        ("hattu", "hattu"),  # ends as a participle does
        ("merkittävä", "merkittävä"),  # an adjective of its own
        ("kohtu", "kohtu"),
    ],
)
def test_a_finnish_word_is_said_as_a_reader_would_say_it(lemmas, word, base):
    assert lemmas.one(word, "fi") == base


@pytest.mark.parametrize(("word", "base"), [("rahasta", "raha"), ("lounasta", "lounas")])
def test_a_noun_is_not_the_command_of_a_rare_verb(lemmas, word, base):
    assert lemmas.one(word, "fi") == base
