"""Finnish and Swedish say everything that English says."""

import string

import pytest

from parastaminen_nb.core.errors import Sentence, WorkshopError
from parastaminen_nb.i18n import Translator, translator
from scripts import words


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture(scope="module")
def sentences():
    return words.sentences()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_sentence_is_translated(sentences, language):
    catalog = words.catalog(language)
    missing = [
        message.id
        for message in sentences
        if message.id and (catalog.get(message.id) is None or not catalog[message.id].string)
    ]
    assert missing + [message.id for message in words.untranslated(catalog)] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_translation_has_the_same_blanks(language):
    for message in words.catalog(language):
        if not message.id:
            continue
        ids = message.id if message.pluralizable else (message.id,)
        said = message.string if message.pluralizable else (message.string,)
        asked = set().union(*(blanks(text) for text in ids))
        for text in said:
            assert blanks(text) <= asked, message.id
            if not message.pluralizable:
                assert blanks(text) == asked, message.id


def test_a_sentence_in_a_sentence_is_translated_with_it():
    outer = Sentence("{what} and {what}", {"what": Sentence("one")})

    class Loud:
        def gettext(self, message):
            return message.upper().replace("{WHAT}", "{what}")

    assert Translator("fi", Loud()).say(outer) == "ONE AND ONE"


def test_counts_choose_their_form():
    _ = translator("en")
    two = WorkshopError(("{n} person is missing.", "{n} people are missing."), n=2)
    assert _.say(two) == "2 people are missing."


def test_a_long_count_is_written_in_groups_of_digits():
    many = Sentence(("{n} comment", "{n} comments"), {"n": 100_000})
    assert translator("fi").say(many) == "100\N{NO-BREAK SPACE}000 kommenttia"
    assert translator("en").say(many) == "100,000 comments"


def test_times_and_lists_are_written_as_the_language_writes_them():
    fi, sv = translator("fi"), translator("sv")
    assert fi.join(["Emil", "Matti", "Pia"]) == "Emil, Matti ja Pia"
    assert sv.number(3.25) == "3,2"


def test_a_name_that_ends_with_a_full_stop_ends_the_sentence_too():
    _ = translator("en")
    assert _("Besides the list: {people}.", people=["Antti R."]) == "Besides the list: Antti R."
    assert _("Besides the list: {people}.", people=["Antti"]) == "Besides the list: Antti."
    assert _("Working...") == "Working..."


def test_somebodys_own_words_stay():
    assert translator("fi").say("100 {%} totta") == "100 {%} totta"
