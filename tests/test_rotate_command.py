"""The command line plans a rotation without a page: a list of people in, a plan out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from parastaminen_nb.cli import main

LIST = [f"Ihminen {n};{'ABCD'[n % 4]};i{n}@kunta.fi" for n in range(1, 31)]


@pytest.fixture
def people(tmp_path):
    return written(tmp_path / "ihmiset.csv", "Nimi;Yksikkö;Sähköposti", *LIST)


@pytest.fixture
def rules(tmp_path):
    def write(text: str) -> list[str]:
        (tmp_path / "säännöt.toml").write_text(text, encoding="utf-8")
        return ["--rules", str(tmp_path / "säännöt.toml")]

    return write


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def planned(tmp_path, people, *more: str) -> dict:
    out = tmp_path / "plan.json"
    assert main(["rotate", str(people), "--cases", "3", "--out", str(out), *more]) == 0
    return json.loads(out.read_text(encoding="utf-8"))


def test_json_is_as_documented(tmp_path, people, capsys):
    plan = planned(tmp_path, people)
    assert list(plan) == [
        "people",
        "cases",
        "rounds",
        "case",
        "table",
        "quality",
        "conflicts",
    ]
    assert plan["people"] == [f"Ihminen {n}" for n in range(1, 31)]
    assert (plan["cases"], plan["rounds"], plan["conflicts"]) == (3, 3, [])
    assert list(plan["quality"]) == ["distinct", "bound", "fair_bound", "repeats", "most_meetings"]
    met: dict[tuple[int, int], int] = {}
    for case, table in zip(plan["case"], plan["table"], strict=True):
        assert len(case) == len(table) == 30
        at = {place: [p for p in range(30) if table[p] == place] for place in set(table)}
        for people_there in at.values():
            assert 4 <= len(people_there) <= 7
            assert len({case[p] for p in people_there}) == 1
            for one in people_there:
                for other in people_there:
                    if one < other:
                        met[one, other] = met.get((one, other), 0) + 1
    assert all(sorted(heard) == [0, 1, 2] for heard in zip(*plan["case"], strict=True))
    assert plan["quality"]["distinct"] == len(met) == 162
    assert plan["quality"]["most_meetings"] == max(met.values()) == 2
    out, err = capsys.readouterr()
    assert out.startswith("162/162")
    assert "30 ihmistä kiertää." in err


@pytest.mark.parametrize("ending", ["json", "xlsx", ""])
def test_the_same_bytes_in_every_process(tmp_path, people, rules, ending):
    told = rules('apart = [["Ihminen 1", "Ihminen 2"]]\n[[limit]]\nmost = 2\n')
    kept = []
    for seed in ("1", "77"):
        out = tmp_path / f"plan{seed}{'.' if ending else ''}{ending}"
        command = [sys.executable, "-m", "parastaminen_nb.cli", "rotate", str(people), *told]
        subprocess.run(
            [*command, "--cases", "3", "--out", str(out)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        files = sorted(out.iterdir()) if out.is_dir() else [out]
        kept.append([(file.name.replace(seed, ""), file.read_bytes()) for file in files])
    assert [content for _, content in kept[0]] == [content for _, content in kept[1]]


def test_another_seed_is_another_rotation(tmp_path, people):
    assert planned(tmp_path, people)["table"] != planned(tmp_path, people, "--seed", "2")["table"]


def test_a_workbook_has_everybody_in_it(tmp_path, people):
    out = tmp_path / "plan.xlsx"
    assert main(["rotate", str(people), "--cases", "3", "--out", str(out)]) == 0
    book = CalamineWorkbook.from_path(str(out))
    assert book.sheet_names == ["Laatu", "Osallistujat", "Pöydät", "Omat laput", "Pöytälaput"]
    assert len(book.get_sheet_by_name("Osallistujat").to_python()) == 31


class TestZoom:
    def test_a_file_for_every_round(self, tmp_path, people, capsys):
        out = tmp_path / "zoom"
        assert main(["rotate", str(people), "--cases", "3", "--out", f"{out}/"]) == 0
        assert sorted(file.name for file in out.iterdir()) == [
            "teams-lista.txt",
            *(f"zoom-kierros-{n}.csv" for n in (1, 2, 3)),
        ]

    def test_an_earlier_rounds_file_does_not_stay_but_other_files_do(self, tmp_path, people):
        out = tmp_path / "zoom"
        out.mkdir()
        written(out / "zoom-kierros-4.csv", "vanha")
        written(out / "muistio.txt", "oma")
        assert main(["rotate", str(people), "--cases", "3", "--out", str(out)]) == 0
        names = {file.name for file in out.iterdir()}
        assert "zoom-kierros-4.csv" not in names
        assert {"muistio.txt", "zoom-kierros-3.csv"} <= names
        assert {file.name for file in tmp_path.iterdir()} == {"ihmiset.csv", "zoom"}

    def test_who_has_no_address_is_named(self, tmp_path, capsys):
        rows = [row if n else row.rpartition(";")[0] + ";" for n, row in enumerate(LIST)]
        people = written(tmp_path / "i.csv", "nimi;yksikkö;e-post", *rows)
        assert main(["rotate", str(people), "--cases", "3", "--out", str(tmp_path / "z")]) == 0
        assert "Zoom ei osaa sijoittaa: Ihminen 1\n" in capsys.readouterr().err
        assert (tmp_path / "z" / "ilman-osoitetta.txt").exists()


class TestRules:
    def test_a_rule_that_cannot_be_kept_is_said_first_and_what_would_help(
        self, tmp_path, rules, capsys
    ):
        people = written(
            tmp_path / "i.csv", "Nimi;Yksikkö", *(f"I {n};X{n % 2}" for n in range(12))
        )
        told = rules(
            'together = [["I 0", "I 2"], ["I 4", "I 6"]]\n[[limit]]\nvalue = "X0"\nmost = 1\n'
            "[[limit]]\nvalue = 'X1'\nmost = 3\n"
        )
        plan = planned(tmp_path, people, *told, "--size", "2-2")
        out, _err = capsys.readouterr()
        assert plan["conflicts"]
        assert out.splitlines()[0].endswith("ei toteudu:")
        assert out.splitlines()[1] == f"- {plan['conflicts'][0]}"

    def test_namesakes_are_told_apart(self, tmp_path, rules):
        rows = ["Liisa Lampi;Sote", "Liisa Lampi;Kirjasto", *(f"I {n};Sote" for n in range(10))]
        people = written(tmp_path / "i.csv", "Nimi;Yksikkö", *rows)
        told = rules('together = [["Liisa Lampi (Kirjasto)", "I 3"]]')
        plan = planned(tmp_path, people, *told)
        assert plan["people"][:2] == ["Liisa Lampi", "Liisa Lampi"]
        assert all(row[1] == row[5] for row in plan["table"])

    def test_presenters_on_the_list_do_not_rotate_and_count_in_no_limit(self, tmp_path, rules):
        rows = [*(f"I {n};Sote;" for n in range(12)), "Pia Mäki;Sote;esittelijä"]
        people = written(tmp_path / "i.csv", "Nimi;Yksikkö;Rooli", *rows)
        plan = planned(tmp_path, people, *rules("[[limit]]\nmost = 4\n"))
        assert "Pia Mäki" not in plan["people"]
        assert plan["conflicts"] == []


class TestBadInput:
    @pytest.fixture
    def refused(self, capsys, tmp_path):
        def run(*arguments: str, cases: str = "3") -> str:
            out = ["--cases", cases, "--out", str(tmp_path / "plan.json")]
            before = sorted(tmp_path.rglob("*"))
            assert main(["rotate", *arguments, *out]) == 2
            said, err = capsys.readouterr()
            assert said == ""
            assert err.count("\n") == 1
            assert "Traceback" not in err
            assert sorted(tmp_path.rglob("*")) == before, "something was written"
            return err

        return run

    @pytest.mark.parametrize(
        ("number", "size", "said"),
        [(9, "4-4", "9 ihmistä"), (0, "4-7", "Lisää ensin"), (5000, "4-7", "5000")],
    )
    def test_numbers_that_cannot_be(self, refused, tmp_path, number, size, said):
        rows = [f"Ihminen {n}" for n in range(number)]
        people = written(tmp_path / "i.csv", "Nimi", *rows)
        assert said in refused(str(people), "--size", size)

    @pytest.mark.parametrize("size", ["7-4", "neljä", "4-", "0-3", ""])
    def test_a_size_that_is_none(self, refused, people, size):
        assert refused(str(people), "--size", size)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('apart = [["Ihminen 1", "Ihminen 99"]]', "Ihminen 99"),
            (
                'apart = [["Ihminen 1", "Ihminen 2"]]\ntogether = [["Ihminen 2", "Ihminen 1"]]',
                "sekä yhdessä että erillään",
            ),
            (
                '[[host]]\nperson = "Ihminen 1"\ncase = "A"\nrounds = [1]\n'
                '[[host]]\nperson = "Ihminen 1"\ncase = "B"\nrounds = [1]',
                "A ja B",
            ),
            ('apart = [["Ihminen 1", "Ihminen 2"]]\nlimit = [\n', "rivi 2"),
            ('[[host]]\nperson = "Ihminen 1"\nrounds = [1]', "case"),
            ('[[away]]\nperson = "Ihminen 1"\nrounds = [4]', "kierros 4"),
            ('[[limit]]\nmost = "kaksi"', "kaksi"),
            ("jotain = 1", "jotain"),
        ],
    )
    def test_rules_that_cannot_be(self, refused, people, rules, text, said):
        assert said in refused(str(people), *rules(text))

    @pytest.mark.parametrize("cases", ["0", "9", "kolme", "-1"])
    def test_cases_that_cannot_be(self, refused, people, cases):
        assert refused(str(people), cases=cases)

    def test_a_list_that_is_none(self, refused, tmp_path):
        assert "ei.csv" in refused(str(tmp_path / "ei.csv"))
        assert "ikä" in refused(str(written(tmp_path / "n.csv", "nro;ikä", "1;34", "2;40")))
        assert "on tyhjä" in refused(str(written(tmp_path / "t.csv", "")))

    @pytest.mark.parametrize("name", ["plan.pdf", "puuttuu/plan.json", "ihmiset.csv"])
    def test_a_result_that_cannot_be_written(self, tmp_path, people, capsys, name):
        out = str(tmp_path / name)
        assert main(["rotate", str(people), "--cases", "3", "--out", out]) == 2
        assert capsys.readouterr().err.count("\n") == 1
        assert people.read_text(encoding="utf-8").startswith("Nimi")


def test_a_workbook_in_which_nothing_can_be_read_is_a_sentence(tmp_path, capsys):
    book = Workbook()
    book.active.append(["=A2"])  # its value was never reckoned, so the sheet is empty
    book.save(tmp_path / "tyhjä.xlsx")
    out = tmp_path / "plan.json"
    assert main(["rotate", str(tmp_path / "tyhjä.xlsx"), "--cases", "3", "--out", str(out)]) == 2
    assert "Tiedostosta tyhjä.xlsx ei saatu luettua ketään." in capsys.readouterr().err
    assert not out.exists()
