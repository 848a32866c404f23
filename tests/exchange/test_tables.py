"""How labels are sorted and cases lettered, and which columns can be counted."""

from __future__ import annotations

from parastaminen_nb.tables import case_keys, comment_frame, counts, natural, spread_columns


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
