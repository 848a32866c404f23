import pytest

from parastaminen_nb.core.agenda import Agenda, Kind
from parastaminen_nb.core.segment import Segment
from parastaminen_nb.core.templates import TEMPLATES
from parastaminen_nb.core.usual import PARTS
from parastaminen_nb.i18n import LANGUAGES, translator


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("rounds", [1, 3, 8])
def test_a_template_fits_into_its_usual_time(name, rounds):
    agenda = Agenda.template(name, rounds=rounds)
    assert agenda.rounds == rounds
    assert 0 <= agenda.slack < 15
    assert len({segment.key for segment in agenda.segments}) == len(agenda.segments)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_laid_into_the_time_there_is(name):
    usual = Agenda.template(name)
    shorter = Agenda.template(name, minutes=usual.planned - 12)
    assert 0 <= shorter.slack <= 2
    assert len({s.minutes for s in shorter.segments if s.kind is Kind.ROUND}) == 1
    assert Agenda.template(name, minutes=20).slack < 0


def test_the_parts_of_templates_are_known_by_name_and_all_are_used():
    used = {s.part for template in TEMPLATES.values() for s in template.segments(1)} - {""}
    assert used == set(PARTS)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_part_says_in_every_language_what_to_do(language):
    _ = translator(language)
    for name in PARTS:
        segment = Segment(name, Kind.TOGETHER, 5, part=name, round=2)
        for sentence in (segment.name, segment.to_do, *segment.at_hand):
            assert _.say(sentence) != str(sentence), sentence


def test_no_such_template_is_no_template():
    with pytest.raises(KeyError):
        Agenda.template("karaoke")
