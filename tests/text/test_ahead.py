"""What is looked for ahead is what is asked for, and is reckoned once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from parastaminen_nb.example import example_comments, example_workshop
from parastaminen_nb.tables import comment_frame, workshop_comments
from parastaminen_nb.text.ahead import MOST, find_ahead
from parastaminen_nb.text.dictionary import Dictionaries
from parastaminen_nb.text.material import Material
from parastaminen_nb.workshops import EXAMPLE_DAY


@pytest.fixture
def material():
    workshop = example_workshop(EXAMPLE_DAY)
    return Material(workshop_comments(workshop, example_comments(EXAMPLE_DAY)))


def test_a_dictionary_is_begun_once():
    dictionaries = Dictionaries()
    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(dictionaries.get_dictionary, ["en"] * 4)
    assert all(one is first for one in others)


def test_themes_are_those_that_were_found_ahead(material):
    finding = find_ahead(material)
    assert material.themes is None  # nothing is shown before somebody asks
    asked = material.reckoned(material.edits)
    finding.join(60)
    assert material.reckoned(material.edits) is asked
    assert material.find_themes() == Material(material.comments).find_themes()


def test_themes_are_reckoned_once_however_many_ask(material):
    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(material.reckoned, [material.edits] * 4)
    assert all(one is first for one in others)


def test_of_very_many_comments_nothing_is_looked_for_unasked():
    texts = ["Bussi kulkee vain aamulla."] * (MOST + 1)
    assert find_ahead(Material(comment_frame({"text": texts}, range(MOST + 1)))) is None
