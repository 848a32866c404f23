"""Rules in a file: written, read again, and what is wrong in one told with its line."""

from __future__ import annotations

import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.rotation import Away, Host, Pin, Pool, Rules, Wish, limits_by
from parastaminen_nb.core.workshop import Case, Person, Role
from parastaminen_nb.exchange.rules import rules_of
from parastaminen_nb.exchange.rules_text import rules_text
from parastaminen_nb.i18n import Translator

PEOPLE = (
    Person("p1", 'Liisa "Lissu" Lampi', unit="Sote", language="fi"),
    Person("p2", "Aino Åberg", unit="Kirjasto", language="sv"),
    Person("p3", "Aino Åberg", unit="Sote", language="fi"),
    Person("p4", "Bo \\ Ek", unit="Sote", language="sv", position="Asukas", remote=True),
    Person("p5", "Elina", role=Role.PRESENTER),
)
CASES = (Case("a", "Kahvila"), Case("b", "Kerho"))
_ = Translator("en")


def test_every_rule_that_is_written_is_read_again():
    movers = PEOPLE[:4]
    rules = Rules(
        apart=(("p1", "p2"),),
        together=(("p2", "p3"), ("p1", "p4")),
        limits=(
            *limits_by(movers, most=1),
            *limits_by(movers, "role", least=1),
            *limits_by(movers, most=2, cases=("b",)),
        ),
        pools=(
            Pool("sv", ("p2",), 2, "language"),
            Pool("remote", ("p4",), trait="remote"),
            Pool("Muut", ("p1",), 1),
        ),
        away=(Away("p1", rounds=(1, 2)), Away("p2", cases=("b",))),
        wishes=(Wish("p1", ("b", "a")),),
        hosts=(Host("p5", "a", (1,), 2), Host("p3", "b", (1, 2))),
        pins=(Pin("p1", 2, "a", 1),),
    )
    text = rules_text(rules, PEOPLE, CASES, _)
    assert rules_of("r.toml", text.encode(), PEOPLE, CASES) == rules
    assert '"Aino Åberg (Kirjasto)"' in text
    assert "p1" not in text, "people are named, not told by keys"


def test_wishes_of_the_list_are_no_rules_of_the_file():
    rules = Rules(wishes=(Wish("p1", ("a",), listed=True),))
    assert "wish" not in rules_text(rules, PEOPLE, CASES, _)


def test_a_trait_stands_for_whoever_has_it():
    text = b'[[pool]]\ntrait = "remote"\n[[pool]]\ntrait = "language"\nname = "sv"\ntables = 1\n'
    pools = rules_of("r.toml", text, PEOPLE, CASES).pools
    assert pools == (
        Pool("remote", ("p4",), trait="remote"),
        Pool("sv", ("p2", "p4"), 1, "language"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('apart = [["Liisa"', "r.toml, line 1: this cannot be read as a rule"),
        ("# hi\n\n[[limits]]\nmost = 2\n", "r.toml, line 3: limits is not a rule."),
        (
            '[[limit]]\nmost = 2\n[[limit]]\ntrait = "email"\nmost = 2\n',
            "r.toml, line 4: A limit can be about unit, role, language, not about email.",
        ),
        ("[[limit]]\nmost = 2\nmosst = 3\n", "r.toml, line 3: The rule limit has no mosst."),
        ("[[away]]\nrounds = [1]\n", "r.toml, line 1: The rule away does not tell person."),
        (
            '[[host]]\nperson = "Elina"\nrounds = [1]\ntable = "front"\n',
            "r.toml, line 4: The rule host: front is no table.",
        ),
        (
            '[[pool]]\ntrait = "language"\nname = "en"\n',
            "r.toml, line 3: Nobody belongs to the pool en. There are fi, sv.",
        ),
        ('[[pool]]\nname = "x"\npeople = [1]\n', "r.toml, line 3: The rule pool is not written"),
        (
            'together = [\n  ["Liisa Lampi", "Bo \\\\ Ek"],\n]\n',
            "r.toml, line 2: A rule names Liisa Lampi, who is not a participant. Do you mean",
        ),
        (
            '[[away]]\nperson = "Bo \\\\ Ek"\ncases = ["X"]\n',
            "r.toml, line 3: A rule names case X, but the cases are A, B.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, said):
    with pytest.raises(WorkshopError) as error:
        rules_of("r.toml", text.encode(), PEOPLE, CASES)
    assert str(error.value).startswith(said)
