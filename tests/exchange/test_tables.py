"""How labels are sorted and cases lettered, and which columns can be counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.workshop import Anonymity, Case, Person, Role, Workshop
from parastaminen_nb.tables import (
    case_keys,
    comment_frame,
    counts,
    natural,
    spread_columns,
    workshop_comments,
)


def test_a_frame_can_be_counted_by_what_it_knows():
    columns = {"text": ["a", "b", "c"], "round": ["2", "10", "2"], "alue": ["Itä", None, "Itä"]}
    frame = comment_frame(columns, [0, 2, 5])
    assert spread_columns(frame) == ["round", "alue"]
    assert counts(frame, "round")["comments"].to_dict() == {"2": 2, "10": 1}
    assert counts(frame, "alue")["comments"].to_dict() == {"Itä": 2}


def test_labels_are_sorted_and_lettered_as_people_do():
    assert sorted(["10", "9", "A10", "A9"], key=natural) == ["9", "10", "A9", "A10"]
    assert case_keys(["C Kyyti", "A Ruoka"]) == {"A Ruoka": "a", "C Kyyti": "c"}
    assert case_keys(["Alue", "Bussi"]) == {"Alue": "a", "Bussi": "b"}
    assert case_keys(["a", "b"]) == {"a": "a", "b": "b"}


WORKSHOP = Workshop(
    key="w",
    title="Yhdessä vähemmän yksin",
    cases=(Case("a", "Kyläkeittiö"), Case("b", "Soittorinki")),
    people=(Person("p1", "Aino Rinne"),),
)
COMMENTS = [
    Comment("1", "Kyyti ratkaisee.", "a", 1, 2, "p1", datetime(2027, 3, 11, 11, 48, tzinfo=UTC)),
    Comment("2", "Kuka soittaa?", "b", 2),
]


def test_a_comment_says_where_and_when_it_was_written():
    frame = workshop_comments(WORKSHOP, COMMENTS)
    assert frame.loc[0, ["text", "case", "round", "table"]].tolist() == [
        "Kyyti ratkaisee.",
        "A Kyläkeittiö",
        "1",
        "A2",
    ]
    assert str(frame.loc[0, "at"]) == "2027-03-11 13:48:00", "as the clock on the wall showed it"


@pytest.mark.parametrize(
    ("anonymity", "names"),
    [(Anonymity.NAMED, 1), (Anonymity.FACILITATORS, 0), (Anonymity.UNNAMED, 0)],
)
def test_writers_are_named_only_where_everybody_was_told_so(anonymity, names):
    frame = workshop_comments(replace(WORKSHOP, anonymity=anonymity), COMMENTS)
    assert frame["author"].notna().sum() == names


@pytest.mark.parametrize(
    ("anonymity", "roles"),
    [
        (Anonymity.NAMED, ["participant", "presenter"]),
        (Anonymity.FACILITATORS, ["participant", "presenter"]),
        (Anonymity.UNNAMED, []),
        (Anonymity.ANONYMOUS, []),
    ],
)
def test_roles_are_told_where_writers_are_known(anonymity, roles):
    people = (*WORKSHOP.people, Person("p2", "Olli Salo", role=Role.PRESENTER))
    workshop = replace(WORKSHOP, anonymity=anonymity, people=people)
    frame = workshop_comments(workshop, [COMMENTS[0], replace(COMMENTS[1], author="p2")])
    assert frame["role"].dropna().tolist() == roles


def test_a_role_that_all_writers_share_tells_nothing():
    assert workshop_comments(WORKSHOP, COMMENTS)["role"].isna().all()
