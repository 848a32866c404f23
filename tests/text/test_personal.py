"""Personal data is found in the forms of Finland, and taken out nothing of it is left."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.i18n import translator
from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.names import Names
from parastaminen_nb.text.personal import MARKS, find_personal, redacted
from parastaminen_nb.text.redaction import personal_data
from parastaminen_nb.text.words import words

CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def found(text: str, people: list[str] | None = None) -> list[tuple[str, str]]:
    return [
        (one.kind, text[one.start : one.end]) for one in find_personal(text, Names(people or []))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "data"),
    [
        ("Kysy: aino.virtanen@kunta.example!", "email", "aino.virtanen@kunta.example"),
        ("aino (at) kunta.example vastaa", "email", "aino (at) kunta.example"),
        ("Soita 040 123 4567.", "phone", "040 123 4567"),
        ("Soita +358 (0)40 123 4567", "phone", "+358 (0)40 123 4567"),
        ("(09) 123 4567 iltaisin", "phone", "(09) 123 4567"),
        ("Ring 070-123 45 67", "phone", "070-123 45 67"),
        ("Nås på +46 70 123 45 67", "phone", "+46 70 123 45 67"),
        ("puh. 123 4567", "phone", "123 4567"),
        ("Tunnus 131052-308T on", "identity", "131052-308T"),
        ("asun Eino Leinon kadulla 5 ja", "address", "Eino Leinon kadulla 5"),
        ("Keskuskatu 5 A 12, 00100 Helsinki", "address", "Keskuskatu 5 A 12, 00100 Helsinki"),
        ("Vi bor på Storgatan 5 B.", "address", "Storgatan 5 B"),
        ("Terveisin Matti", "name", "Matti"),
        ("Mvh Anna Lindqvist", "name", "Anna Lindqvist"),
        ("sanoi Matti Virtasen naapuri", "name", "Matti Virtasen"),
    ],
)
def test_what_is_personal(text, kind, data):
    assert found(text) == [(kind, data)]


@pytest.mark.parametrize(
    "before",
    [
        *("Terveisin", "terv.", "Tervehtien,", "Kunnioittavasti", "nimim.", "T:", "Näin on.\nt."),
        *("Hälsningar", "hälsar", "Mvh", "Med vänlig hälsning", "Vänliga hälsningar"),
        *("Regards,", "sincerely", "Nimeni on", "Mun nimi on", "Jag heter", "Mitt namn är"),
        *("My name is", "Ehdottaja:", "Yhteyshenkilö:", "Lisätiedot:", "Kontaktperson:"),
    ],
)
def test_a_name_stands_behind_what_says_so(before):
    assert found(f"{before} Qwerti") == [("name", "Qwerti")]


def test_a_usual_first_name_shows_that_a_family_name_follows():
    source = files("parastaminen_nb.text") / "first_names.txt"
    names = sorted(set(source.read_text(encoding="utf-8").split()))
    texts = [f"sanoi {name} Qwerti" for name in names]
    assert [found(text) for text in texts] == [[("name", f"{name} Qwerti")] for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "Budjetti on 150 000 euroa vuosina 2017-2018.",
        "Tavataan 01-02-2027 klo 08-16, sali 0123.",
        "Postinumerot 00100 ja 00200, tilaus 131052-308A.",
        "Valtatie 4 ja Kehätie 3 ruuhkautuvat, Rantatie 2 metriä leveämmäksi.",
        "Katri Valan puisto ja Aino Acktén puisto ovat hienoja.",
        "Terveisin Kallion asukkaat",
        "Meri on lähellä. Toivo elää. Hei kaikki!",
        "Koordinaatit 60.175373, 25.05398; 1. 2. 3.",
    ],
)
def test_what_is_not(text):
    assert found(text) == []


def test_people_on_a_list_are_known_by_their_family_name_and_its_forms():
    people = ["Virtanen Aino", "Ali Öz", "Meri Koski"]
    assert found("Kiitos Virtaselle ja Aino Virtaselle!", ["Aino Virtanen"]) == [
        ("name", "Virtaselle"),
        ("name", "Aino Virtaselle"),
    ]
    assert found("Meri ja koski ovat lähellä, Ali Özin mielestä.", people) == [("name", "Ali Özin")]


def test_people_whose_names_begin_alike_are_each_known():
    people = ["Matti Aho", "Matti Ahonen", "Bo Ek", *(f"Matti Ah{x}la" for x in "aeiou")]
    text = "Ahoselle, Matti Aholle ja Bo Ekille; ei siis -Matti Aho eikä ahon laita."
    said = ["Ahoselle", "Matti Aholle", "Bo Ekille"]
    assert found(text, people) == [("name", name) for name in said]


days = st.dates(date(1850, 1, 1), date(2049, 12, 31))


@given(days, st.integers(2, 999), st.data())
def test_an_identity_code_is_found_by_its_check_character(day, number, data):
    signs = {18: "+", 19: "-YXWVU", 20: "ABCDEF"}[day.year // 100]
    sign = data.draw(st.sampled_from(signs))
    # By hand: Windows formats no year before 1900.
    digits = f"{day.day:02}{day.month:02}{day.year % 100:02}{number:03}"
    right = CHECK[int(digits) % 31]
    code = f"{digits[:6]}{sign}{digits[6:]}"
    assert found(f"Tunnukseni on {code}{right}.") == [("identity", f"{code}{right}")]
    wrong = data.draw(st.sampled_from(CHECK.replace(right, "")))
    assert ("identity", f"{code}{wrong}") not in found(f"Tunnukseni on {code}{wrong}.")


pieces = st.sampled_from(
    [
        "aino@kunta.example",
        "040 123 4567",
        "131052-308T",
        "Storgatan 5 B",
        "Aino Virtanen",
        "Terveisin Matti",
        "[nimi]",
        "(",
        "@",
        "+358",
        "0",
        "koulu",
        "\n",
        ", ",
        "Keskuskatu",
        "12",
    ]
)


@given(st.lists(pieces | st.text(max_size=8), max_size=12).map(" ".join))
@settings(max_examples=150)
def test_only_what_was_found_changes(text):
    places = find_personal(text)
    assert all(one.start < one.end for one in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
    marks = dict.fromkeys(MARKS, "\0")
    left = redacted(text, places, marks).split("\0")
    assert len(left) == len(places) + text.count("\0") + 1
    kept = sum(map(len, left)) + text.count("\0")
    assert kept == len(text) - sum(one.end - one.start for one in places)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_mark_is_no_word_and_no_personal_data(language):
    _ = translator(language)
    marks = " ".join(_(mark) for mark in MARKS.values())
    assert words(marks) == []
    assert found(marks) == []
    assert len(set(marks.split("] ["))) == len(MARKS)


def test_long_cells_take_no_time():
    for text in ("a" * 200_000, "0 " * 100_000, "A" * 200_000, "Aa " * 70_000, "(at)" * 50_000):
        assert found(text) == []


class TestFrame:
    @pytest.fixture
    def comments(self):
        texts = ["Soita 040 123 4567 tai 050 123 4567", "Virtanen lupasi", "Hyvä!"]
        more = {"author": ["Aino Virtanen", None, None], "yhteys": [None, "a@b.example", None]}
        return comment_frame({"text": texts, **more}, [0, 2, 3])

    def test_what_stands_where_is_told_and_nothing_changes(self, comments):
        before = comments.copy()
        same, personal = personal_data(comments)
        assert same.equals(before)
        assert personal.rows == {"email": {2: 1}, "phone": {0: 2}, "name": {2: 1}}
        assert personal.times("phone") == 2
        assert (personal.redacted, personal.authors) == (False, False)

    def test_it_is_taken_out_everywhere(self, comments):
        clean, personal = personal_data(comments, marks=MARKS)
        assert personal.redacted
        assert personal.authors
        assert clean["text"].tolist() == ["Soita [phone] tai [phone]", "[name] lupasi", "Hyvä!"]
        assert clean["yhteys"].tolist()[1] == "[e-mail]"
        assert clean["author"].isna().all()
        assert list(clean.dtypes) == list(comments.dtypes)
        assert comments["author"][0] == "Aino Virtanen"
