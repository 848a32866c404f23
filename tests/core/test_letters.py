from dataclasses import replace
from datetime import UTC, datetime

from parastaminen_nb.core.letters import (
    Answers,
    Letter,
    Outcome,
    Sending,
    addressees,
    answers,
    presenters,
    written,
)
from parastaminen_nb.core.workshop import Card, Case, GroupSize, Person, Role, Workshop

NOON = datetime(2027, 3, 11, 12, tzinfo=UTC)
PEOPLE = (
    Person("p1", "Aino Koski", accepted=True),
    Person("p2", "Bo Lund", accepted=False),
    Person("p3", "Cecilia Öst"),
    Person("p4", "Katri Laine", role=Role.PRESENTER),
    Person("p5", "Katri Laine"),
    Person("p6", "Ohjaaja", role=Role.FACILITATOR),
)


def workshop(*cases: Case) -> Workshop:
    return Workshop("w", "W", group_size=GroupSize(2, 4), people=PEOPLE).with_cases(*cases)


def test_answers_are_counted_among_those_who_rotate():
    told = answers(workshop(Case("a", "A")))
    assert (told.accepted, told.declined, told.waiting, told.lacking) == (1, 1, 2, 1)
    assert "1 more has to accept" in str(told.said())


def test_what_follows_from_the_answers_is_said():
    assert "on the list" in str(Answers(0, 0, 0, 8).said())
    assert "Enough" in str(Answers(8, 0, 0, 8).said())
    assert "Invite 3 more" in str(Answers(4, 3, 1, 8).said())


def test_who_declined_and_who_invites_is_not_written_to():
    invited = [one.person.key for one in addressees(workshop(), Letter.INVITATION)]
    assert invited == ["p1", "p3", "p4", "p5"]
    assert addressees(workshop(), Letter.REMINDER) == addressees(workshop(), Letter.INVITATION)


def test_a_card_is_asked_of_whoever_presents_a_case_that_lacks_it():
    full = Card(*["Sana."] * 7)
    plan = workshop(
        Case("", "Keittiö", "Katri L."),
        Case("", "Rinki", "Katri Laine ja Lauri Aho"),
        Case("", "Valmis", "Aino Koski", card=full),
    )
    asked = [(one.person.key, one.person.name, one.case) for one in addressees(plan, Letter.CARD)]
    assert asked == [
        ("p4", "Katri Laine", "a"),
        ("p4", "Katri Laine", "b"),
        ("", "Lauri Aho", "b"),
    ]


def test_a_case_without_presenter_has_nobody_to_ask():
    assert presenters(workshop(), Case("a", "A", " , ")) == ()


def test_only_what_a_server_took_counts_as_written():
    sent = Sending(Letter.CARD, "p4", Outcome.SENT, NOON, "a")
    tried = [replace(sent, outcome=Outcome.REFUSED, case="b"), sent]
    assert written(tried, Letter.CARD) == {("p4", "a"): NOON}
    assert written(tried, Letter.INVITATION) == {}
