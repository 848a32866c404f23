"""No group leaves that is so small that its people could be told from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from parastaminen_nb.cli import main
from parastaminen_nb.exchange.small_groups import (
    covered,
    small,
    told_withheld,
    without_small_groups,
)
from parastaminen_nb.i18n import translator
from parastaminen_nb.tables import comment_frame

_ = translator("en")
counts = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 30), max_size=9)


@given(counts, st.integers(2, 12))
def test_what_is_shown_is_large_and_what_is_not_cannot_be_reckoned(counts, least):
    few = small(counts, least)
    shown = set(counts) - few
    assert all(counts[value] >= least for value in shown)
    if few and shown:
        assert len(few) > 1
        assert sum(counts[value] for value in few) >= least
    if all(n >= least for n in counts.values()):
        assert not few


def test_no_more_groups_are_put_together_than_must_be():
    assert small({"A": 20, "B": 12, "C": 3, "D": 2}, 5) == {"C", "D"}
    assert small({"A": 20, "B": 12, "C": 3, "D": 1}, 5) == {"B", "C", "D"}  # four tell too much


def test_beside_one_small_count_the_smallest_that_is_something_is_covered():
    assert covered([[1, 0, 9, 7]], 5) == [[True, False, False, True]]
    assert covered([[1, 0, 0]], 5) == [[True, True, False]]


tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


@given(tables, st.integers(0, 6))
def test_one_covered_count_is_never_alone_in_its_line(table, least):
    hidden = covered(table, least)
    for row, covers in zip(table, hidden, strict=True):
        assert all(cover for n, cover in zip(row, covers, strict=True) if 0 < n < least)
        assert sum(covers) != 1 or len(row) == 1
    for line in zip(*hidden, strict=True):
        assert sum(line) != 1 or len(line) == 1
    if all(n == 0 or n >= least for row in table for n in row):
        assert not any(map(any, hidden))


def test_a_frame_keeps_its_comments_and_its_language():
    texts = [f"Kommentti {n}" for n in range(26)]
    areas = ["Itä"] * 12 + ["Länsi"] * 11 + ["Pohjoinen", "Etelä", None]
    more = {
        "table": ["A1"] * 3 + ["B1"] * 3 + [None] * 20,
        "language": ["fi"] * 25 + ["sv"],
        "round": [1] * 13 + [2] * 13,
    }
    shown, withheld = without_small_groups(
        comment_frame({"text": texts, "alue": areas, **more}, range(26)), 5, _
    )
    assert shown["text"].tolist() == texts
    assert shown["alue"].value_counts().to_dict() == {"Itä": 12, "Small groups together": 13}
    assert shown["alue"].isna().sum() == 1
    assert shown["table"].isna().all()
    assert shown["language"].tolist() == more["language"]
    assert [(part.column, part.groups, part.comments, part.whole) for part in withheld] == [
        ("table", 2, 6, True),
        ("alue", 3, 13, False),
    ]
    table, area = told_withheld(withheld, {"table": "Table"}, _)
    assert table.startswith("Table is left out of the comments")
    assert area.startswith("alue: 3 groups are shown together")


class TestVerb:
    @pytest.fixture
    def sheets(self, tmp_path):
        words = ["bussi", "ruoka", "koulu", "metsä"]
        lines = ["kommentti;alue"]
        for area, many in (("Itä", 20), ("Länsi", 12), ("Etelä", 7), ("Kaari", 2), ("Piha", 1)):
            lines += [f"Tarvitaan {words[n % 4]} numero {n} lähelle;{area}" for n in range(many)]
        source, out = tmp_path / "a.csv", tmp_path / "b.xlsx"
        source.write_text("\n".join(lines), encoding="utf-8")

        def run(*arguments: str) -> dict[str, list[list[object]]]:
            asked = [str(source), "--group", "alue", "--out", str(out), *arguments]
            assert main(["comments", *asked]) == 0
            book = CalamineWorkbook.from_path(str(out))
            return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}

        return run

    def test_small_groups_are_together_and_it_is_said_why(self, sheets):
        found = sheets()
        together = "Pienet ryhmät yhdessä"
        areas = [row[1:3] for row in found["Määrät"] if row[0] == "alue"]
        assert areas == [["Itä", 20], ["Länsi", 12], [together, 10]]
        column = found["Kommentit"][0].index("alue")
        assert {row[column] for row in found["Kommentit"][1:]} == {"Itä", "Länsi", together}
        everything = str({name: found[name] for name in ("Kommentit", "Määrät", "Selite")})
        assert [name for name in ("Etelä", "Kaari", "Piha") if name in everything] == []
        assert "alle 10 kommentin" in str(found["Selite"])

    def test_all_are_shown_where_somebody_says_so(self, sheets):
        areas = [row[1:3] for row in sheets("--small-groups", "off")["Määrät"] if row[0] == "alue"]
        assert ["Piha", 1] in areas
        assert "–" not in str(areas)

    def test_a_threshold_that_is_none(self, tmp_path, capsys):
        with pytest.raises(SystemExit) as ended:
            main(["comments", "a.csv", "--out", "b.xlsx", "--small-groups", "vähän"])
        assert ended.value.code == 2
        assert "vähän" in capsys.readouterr().err
