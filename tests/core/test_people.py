import pytest

from parastaminen_nb.core.people import read_people, told_apart, with_changes
from parastaminen_nb.core.workshop import Person, Role, Workshop


def test_lines_from_a_spreadsheet():
    read = read_people("Antti Rantala\tSivistys\tEsittelijä\tantti@kunta.fi\nPia Ruusu\tSote")
    assert read.people == (
        Person("p01", "Antti Rantala", "Sivistys", Role.PRESENTER, "antti@kunta.fi"),
        Person("p02", "Pia Ruusu", "Sote"),
    )
    assert not read.troubles


def test_the_first_line_may_name_the_columns():
    read = read_people("Sähköposti;Sukunimi;Etunimi;Kieli\npia@kunta.fi;Ruusu;Pia;ruotsi\n")
    assert read.people == (Person("p01", "Pia Ruusu", email="pia@kunta.fi", language="sv"),)


def test_a_plain_list_of_names_turns_the_last_name_behind():
    names = [person.name for person in read_people("Rantala, Antti\n\nPia Ruusu").people]
    assert names == ["Antti Rantala", "Pia Ruusu"]


def test_what_is_wrong_is_told_with_its_row_and_kept():
    known = (Person("p01", "Pia Ruusu", email="pia@kunta.fi"),)
    text = "Eero Salo;Sote;eero@\n;Sote\nP. Ruusu;;PIA@kunta.fi\nHelmi Suo\nHelmi Suo"
    read = read_people(text, known)
    assert [person.name for person in read.people] == ["Helmi Suo"]
    assert [trouble.row for trouble in read.troubles] == [1, 2, 3, 5]
    assert str(read.troubles[0].why) == (
        "Row 1: eero@ is not a whole address. Write it as name@place.fi."
    )
    assert (
        str(read.troubles[2].why)
        == "Row 3: Pia Ruusu already has the address PIA@kunta.fi. Write another one, or none."
    )
    assert read.rest.splitlines()[0] == "Eero Salo;Sote;eero@"


def test_a_row_that_is_pasted_twice_is_told_as_the_same_person():
    read = read_people("Pia Ruusu;pia@kunta.fi\nPia Ruusu;PIA@kunta.fi")
    (trouble,) = read.troubles
    assert str(trouble.why) == "Row 2: Pia Ruusu is on the list already, with this address."


def test_keys_that_are_taken_are_not_given_again():
    known = (Person("p01", "Aino"), Person("p03", "Eero"))
    assert [person.key for person in read_people("Pia\nOlli", known).people] == ["p02", "p04"]


def test_nothing_pasted_is_nobody():
    assert read_people(" \n\n").people == ()


def test_what_is_left_can_be_read_again_with_its_header():
    read = read_people("email;nimi\npia@;Pia\nolli@kunta.fi;Olli\n")
    assert read.rest == "email;nimi\npia@;Pia"
    (trouble,) = read_people(read.rest, read.people).troubles
    assert trouble.row == 2 and "pia@ is not a whole address" in str(trouble.why)


def test_a_person_with_a_role_is_not_the_name_of_a_column():
    (person, _other) = read_people("Antti Rantala;osallistuja\nPia Ruusu;Sote").people
    assert person.name == "Antti Rantala"


def test_a_longer_header_is_known_by_its_words():
    read = read_people("Nro;Osallistujan nimi;Sähköposti (työ)\n1;Maija Person;maija@kunta.fi")
    assert read.people == (Person("p01", "Maija Person", email="maija@kunta.fi"),)
    assert len(read_people("Maija Person;Sote\nOlli Pelto;Sote").people) == 2


def test_namesakes_are_called_apart():
    people = [
        Person("p01", "Ada", "Sote"),
        Person("p02", "Ada", email="a@b.fi"),
        Person("p03", "Bo"),
    ]
    assert told_apart(people) == {"p01": "Ada (Sote)", "p02": "Ada (a@b.fi)", "p03": "Bo"}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Nimi;Kieli;Tarpeet;Toiveet;Tulee", "Pia Ruusu;ruotsi;Tulkki;C ja A;Kyllä"),
        ("Namn;Språk;Behov;Önskemål;Kommer", "Pia Ruusu;svenska;Tulkki;C, A;ja"),
        ("Name;Language;Needs;Wishes;Accepted", "Pia Ruusu;Swedish;Tulkki;3 1;yes"),
    ],
)
def test_needs_wishes_and_answers_are_known_by_their_columns(header, row):
    (person,) = read_people(f"{header}\n{row}").people
    assert (person.language, person.needs, person.wishes) == ("sv", "Tulkki", ("c", "a"))
    assert person.accepted is True


def test_an_answer_that_is_neither_yes_nor_no_is_none():
    people = read_people("Nimi;Tulee\nAda;ei\nBo;ehkä\nCai;\nDan;x").people
    assert [person.accepted for person in people] == [False, None, None, True]


def test_who_does_not_come_does_not_rotate_and_stays_on_the_list():
    people = (Person("p1", "Ada", accepted=False), Person("p2", "Bo"))
    workshop = Workshop("w", "Together", people=people)
    assert [person.key for person in workshop.participants] == ["p2"]
    assert [person.key for person in workshop.invited] == ["p1", "p2"]


def test_a_list_of_answers_brings_those_on_the_list_up_to_date():
    known = (
        Person("p1", "Ada Berg", "Sote", email="ada@kunta.fi", needs="Interpreter"),
        Person("p2", "Bo Ek", "Sote"),
        Person("p3", "Cai Holm", accepted=True),
    )
    rows = ("A. Berg;;ADA@kunta.fi;kyllä;", "Bo Ek;Sote;;ei;B", "Cai Holm;;;x;", "Dan Lind;;;ei;")
    read = read_people("\n".join(["Nimi;Yksikkö;Sähköposti;Tulee;Toiveet", *rows]), known)
    now = {person.key: person for person in with_changes(known, read.changed)}
    assert (now["p1"].accepted, now["p1"].name, now["p1"].needs) == (
        True,
        "Ada Berg",
        "Interpreter",
    )
    assert (now["p2"].accepted, now["p2"].wishes) == (False, ("b",))
    assert [person.name for person in read.people] == ["Dan Lind"]
    # What is known already is told as before.
    assert [trouble.row for trouble in read.troubles] == [4]


def test_a_language_in_which_nothing_is_made_becomes_a_need():
    read = read_people("Nimi;Kieli;Tarpeet\nAnna;venäjä;pyörätuoli\nOlga;ukraina;\nPia;-;\nUno;sv;")
    assert [(one.language, one.needs) for one in read.people] == [
        ("", "pyörätuoli; venäjä"),
        ("", "ukraina"),
        ("", ""),
        ("sv", ""),
    ]
