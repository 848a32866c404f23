"""What a plan becomes on paper and on slides, as other programs' readers see it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import docx
import pytest
from docx.oxml.ns import qn
from pptx import Presentation

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.joining import site_of
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.names import in_order, names_of
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.segment import Kind, Segment
from parastaminen_nb.core.workshop import Card, Case, GroupSize, Person, Place, Variant, Workshop
from parastaminen_nb.example import example_workshop
from parastaminen_nb.exchange.materials import Materials, materials, zip_name, zipped
from parastaminen_nb.i18n import translator

NOON = datetime(2027, 3, 11, 13, tzinfo=ZoneInfo("Europe/Helsinki"))
SITE = "https://tyopaja.kuusi.fi"
FI = translator("fi")


def planned(workshop: Workshop, *, tables: int | None = None, minutes: int = 150) -> Live:
    agenda = Agenda.generated(workshop.variant, cases=len(workshop.cases), minutes=minutes)
    rotation = plan_rotation(
        workshop.people, workshop.cases, size=workshop.group_size, tables_per_case=tables
    )
    return Live(workshop=workshop, agenda=agenda, rotation=rotation)


def crowded() -> Live:
    """30 people with long names and names that sort oddly, four cases with two tables each."""
    firsts = ["Annukka-Maria", "Kristiina-Elisabet", "Väinö", "Åke", "Örjan", "Émile"]
    lasts = ["Hämäläinen-Järvenpää", "Korkeakoski-Vesalainen", "Ö", "Niemi", "von Weymarn"]
    people = tuple(
        Person(f"p{n:02}", f"{firsts[n % 6]} {lasts[n % 5]}", "Sote", email=f"i{n}@kunta.fi")
        for n in range(30)
    )
    cases = [Case("", f"Tapaus, jolla on pitkä nimi {n}", f"Esittelijä {n}") for n in range(4)]
    workshop = Workshop("w", "Iso työpaja", starts_at=NOON, place=Place.HYBRID, minutes=150)
    workshop = replace(workshop, people=people, group_size=GroupSize(3, 5), code="KOIVU 17")
    return planned(workshop.with_cases(*cases), tables=2)


@pytest.fixture(scope="module")
def example() -> Live:
    return planned(example_workshop(NOON), minutes=120)


@pytest.fixture(scope="module")
def files(example) -> dict[str, bytes]:
    return materials(example, site=SITE)


@pytest.fixture(scope="module")
def crowd() -> Live:
    return crowded()


@pytest.fixture(scope="module", params=["example", "crowd"])
def live(request) -> Live:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def made(live) -> dict[str, bytes]:
    return materials(live)


def one(live: Live, name: str) -> bytes:
    """One of the files; the others are not made."""
    return next(file for file in Materials.of(live).files if file.name == name).make()


def word(content: bytes):
    return docx.Document(io.BytesIO(content))


def show(content: bytes):
    return Presentation(io.BytesIO(content))


def paragraphs(element) -> list[str]:
    """The text of every paragraph, in order; letters inside a drawn mark are not part of it."""
    texts = []
    for paragraph in element.iter(qn("w:p")):
        if any(above.tag == qn("w:txbxContent") for above in paragraph.iterancestors()):
            continue
        runs = [
            run for run in paragraph.findall(qn("w:r")) if run.find("{*}AlternateContent") is None
        ]
        parts = (part for run in runs for part in run)
        texts.append("".join("\t" if p.tag == qn("w:tab") else p.text or "" for p in parts).strip())
    return [text for text in texts if text]


def cells(document) -> list[list[str]]:
    return [paragraphs(cell) for cell in document.element.iter(qn("w:tc"))]


def slide_texts(slide) -> list[str]:
    return [s.text_frame.text for s in slide.shapes if s.has_text_frame and s.text_frame.text]


class TestRunSheet:
    def test_every_part_has_its_hour_its_words_and_its_materials(self, example, files):
        table = word(files["ajolista.docx"]).tables[0]
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[0] == ["Aika", "Min", "Vaihe", "Sano ja tee", "Valmiina", "Vetää"]
        assert [row[:3] for row in rows[1:4]] == [
            ["13.00", "8", "Tervetuloa"],
            ["13.08", "15", "Tapaukset lyhyesti"],
            ["13.23", "3", "Pöydän vaihto"],
        ]
        assert len(rows) == len(example.agenda.segments) + 2
        assert rows[-1][0] == "Kaikki päättyy 14.56. Pelivaraa jää 4 minuuttia."
        assert all(row[3] for row in rows[1:-1])

    def test_its_head_is_repeated_and_no_page_cuts_a_row(self, files):
        table = word(files["ajolista.docx"]).tables[0]._tbl
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)

    def test_what_the_facilitator_wrote_stands_in_it_and_on_the_page(self, example):
        own = Segment(
            "x", Kind.TOGETHER, 10, "Avaus <b>", lead="Ilona", instructions="Soita kelloa & istu.",
            materials=("Kello",),
        )  # fmt: skip
        live = replace(example, agenda=Agenda((own, *example.agenda.segments), 140))
        row = [cell.text for cell in word(one(live, "ajolista.docx")).tables[0].rows[1].cells]
        assert row == ["13.00", "10", "Avaus <b>", "Soita kelloa & istu.", "Kello", "Ilona"]
        page = one(live, "ajolista.html").decode()
        assert "<td>Avaus &lt;b&gt;</td><td>Soita kelloa &amp; istu.</td>" in page
        assert '<html lang="fi">' in page
        assert not re.search(r"<script|https?://", page), "a page that fetches nothing"

    def test_a_round_that_nobody_has_numbered_is_told_too(self, example):
        agenda = Agenda((Segment("x", Kind.ROUND, 30, "Oma kierros"),), 60)
        table = word(one(replace(example, agenda=agenda), "ajolista.docx")).tables[0]
        assert table.rows[1].cells[2].text == "Oma kierros"
        assert "Mitä kysyisit?" in table.rows[1].cells[3].text

    def test_without_a_day_time_is_told_from_the_beginning(self, example):
        live = replace(example, workshop=replace(example.workshop, starts_at=None))
        table = word(one(live, "ajolista.docx")).tables[0]
        assert [row.cells[0].text for row in table.rows][:3] == ["Alusta", "0.00", "0.08"]

    def test_on_the_night_when_clocks_go_back_no_hour_is_lost(self, example):
        night = datetime(2027, 10, 31, 3, 30, tzinfo=ZoneInfo("Europe/Helsinki"))
        live = replace(example, workshop=replace(example.workshop, starts_at=night))
        table = word(one(live, "ajolista.docx")).tables[0]
        times = [row.cells[0].text for row in table.rows]
        assert times[1:3] == ["03.30", "03.38"]
        assert times[-1].startswith("Kaikki päättyy 04.26.")


class TestSeats:
    """Who sits where says the same thing on cards, slips, lists, labels and slides."""

    def test_a_table_card_holds_its_people_round_by_round(self, live, made):
        names = names_of(live.workshop.people)
        found = {}
        document = word(made["poytakortit.docx"])
        for card in document.tables[0]._tbl.findall(qn("w:tr")):
            label = paragraphs(card)[0]
            seats = list(card.iter(qn("w:tbl")))[-1].findall(qn("w:tr"))[1]
            found[label] = [paragraphs(cell) for cell in seats.findall(qn("w:tc"))]
        rotation = live.rotation
        for number in range(1, rotation.rounds + 1):
            for table in rotation.tables(number):
                here = [names[key] for key in table.people]
                assert found[f"Pöytä {table.label}"][number - 1] == here
        assert len(found) == len(rotation.tables(1))

    def test_many_rounds_lie_on_a_card_in_rows_of_readable_names(self):
        people = tuple(Person(f"p{n:02}", f"Karl-Gustaf{n} Lillkvist") for n in range(30))
        cases = [Case("", f"Kotihoidon toiminnanohjausjärjestelmä {n}") for n in range(8)]
        workshop = replace(Workshop("w", "Iso", people=people), group_size=GroupSize(3, 6))
        live = planned(workshop.with_cases(*cases), minutes=240)
        cards = word(one(live, "poytakortit.docx")).tables[0]._tbl.findall(qn("w:tr"))
        heads = [table.findall(qn("w:tr"))[0] for table in list(cards[0].iter(qn("w:tbl")))[1:]]
        assert [len(row.findall(qn("w:tc"))) for row in heads] == [4, 4]
        sizes = {int(size.get(qn("w:val"))) / 2 for size in cards[0].iter(qn("w:sz"))}
        assert min(sizes - {10.5}) >= 12, "points"
        slip = next(iter(cells(word(one(live, "omat-laput.docx")))))
        assert len([text for text in slip if text.startswith("Kierros")]) == 8

    def test_a_slip_tells_one_person_all_their_tables(self, live, made):
        slips = [texts for texts in cells(word(made["omat-laput.docx"])) if texts]
        assert len(slips) == len(live.rotation.people)
        for person, slip in zip(live.workshop.participants, slips, strict=True):
            assert slip[0] == person.name
            moves = [text for text in slip if text.startswith("Kierros")]
            seats = live.rotation.itinerary(person.key)
            assert len(moves) == len(seats)
            assert all(f" {s.label}" in move for s, move in zip(seats, moves, strict=True))

    def test_a_list_for_the_wall_has_every_name_once_in_order(self, live, made):
        names = names_of(live.workshop.people)
        tables = word(made["seinalistat.docx"]).tables
        assert len(tables) == live.rotation.rounds
        for number, table in enumerate(tables, start=1):
            rows = [
                [paragraphs(c) for c in row.findall(qn("w:tc"))]
                for row in table._tbl.findall(qn("w:tr"))
            ]
            pairs = [row[place : place + 2] for place in (0, 3) for row in rows]
            told = [(name[0], seat[0]) for name, seat in pairs if name]
            seats = {
                names[key]: live.rotation.seat(key, number).label
                for key in names
                if key in live.rotation.people
            }
            assert dict(told) == seats
            assert [name for name, _seat in told] == sorted(seats, key=in_order)

    def test_everybody_has_one_label(self, live, made):
        labels = [texts for texts in cells(word(made["nimilaput.docx"])) if texts]
        assert Counter(label[0] for label in labels) == Counter(
            p.name for p in live.workshop.people
        )
        for person, label in zip(live.workshop.people, labels, strict=True):
            seat = live.rotation.seat(person.key, 1)
            assert seat is None or label[-1].endswith(f" {seat.label}")

    def test_who_stays_away_has_no_label(self, crowd):
        first, *others = crowd.workshop.people
        people = (replace(first, accepted=False), *others)
        live = replace(crowd, workshop=replace(crowd.workshop, people=people))
        labels = cells(word(one(live, "nimilaput.docx")))
        assert len([texts for texts in labels if texts]) == len(others)

    def test_a_rounds_slides_hold_the_rotations_tables(self, live, made):
        names = names_of(live.workshop.people)
        for number in range(1, live.rotation.rounds + 1):
            slides = [
                s
                for s in show(made["diat.pptx"]).slides
                if s.shapes.title.text_frame.text.startswith(f"Kierros {number} ")
            ]
            texts = [text for slide in slides for text in slide_texts(slide)]
            for table in live.rotation.tables(number):
                here = "\n".join(names[key] for key in table.people)
                at = next(n for n, text in enumerate(texts) if text.startswith(f"{table.label}  "))
                assert texts[at + 1] == here
            told = [line for text in texts for line in text.split("\n") if line in names.values()]
            assert Counter(told) == Counter(names[key] for key in live.rotation.people)

    def test_names_are_read_from_the_last_row(self, made):
        for slide in show(made["diat.pptx"]).slides:
            for shape in slide.shapes:
                if not shape.has_text_frame or shape.is_placeholder:
                    continue
                if len(shape.text_frame.text) <= 1:
                    continue  # the letter of a mark, which stands beside the table's name
                sizes = [r.font.size.pt for p in shape.text_frame.paragraphs for r in p.runs]
                assert min(sizes, default=99) >= 11
                assert max(sizes, default=99) >= 16


class TestManyTables:
    def test_names_are_split_over_slides_and_stay_large(self):
        people = tuple(Person(f"p{n}", f"Ihminen {n}") for n in range(120))
        workshop = Workshop("w", "Suuri", people=people, group_size=GroupSize(5, 6), starts_at=NOON)
        live = planned(workshop.with_cases(*[Case("", f"Tapaus {n}") for n in range(3)]), tables=8)
        slides = show(one(live, "diat.pptx")).slides
        first = [s for s in slides if s.shapes.title.text_frame.text.startswith("Kierros 1 ")]
        assert [s.shapes.title.text_frame.text[-5:] for s in first] == ["(1/3)", "(2/3)", "(3/3)"]
        said = [line for s in first for text in slide_texts(s) for line in text.split("\n")]
        assert sum(line.startswith("Ihminen ") for line in said) == 120


class TestSlides:
    def test_every_slide_has_a_title_first_and_every_picture_tells_what_it_is(self, files):
        slides = show(files["diat.pptx"]).slides
        for slide in slides:
            assert slide.shapes.title is not None
            assert slide.shapes[0] == slide.shapes.title, "read first"
            assert slide.shapes.title.text_frame.text.strip()
            for picture in (s for s in slide.shapes if s.shape_type == 13):
                assert picture._element.nvPicPr.cNvPr.get("descr")
        titles = [slide.shapes.title.text_frame.text for slide in slides]
        assert titles == [
            "Yhdessä vähemmän yksin", "Ohjelma", "Kyläkeittiö", "Soittorinki", "Kävelykaveri",
            "Mikä tässä toimisi meillä?", "Kierros 1   13.26–13.48", "Kierros 2   13.50–14.12",
            "Kierros 3   14.14–14.36", "Kerro, miten meni", "Kiitos",
        ]  # fmt: skip

    def test_they_are_ours_and_wide(self, files):
        deck = show(files["diat.pptx"])
        assert round(deck.slide_width / deck.slide_height, 3) == round(16 / 9, 3)
        assert len(deck.slide_layouts) == 2
        theme = (
            zipfile.ZipFile(io.BytesIO(files["diat.pptx"])).read("ppt/theme/theme1.xml").decode()
        )
        assert 'name="Parastaminen"' in theme
        assert '<a:accent1><a:srgbClr val="1F55B0"/>' in theme

    def test_the_address_stands_with_its_code_only_where_it_is_known(self, example, files):
        welcome = "\n".join(slide_texts(show(files["diat.pptx"]).slides[0]))
        assert "tyopaja.kuusi.fi\nKoodi\nKUUSI 42" in welcome
        alone = show(one(example, "diat.pptx")).slides[0]
        assert "KUUSI 42" in "\n".join(slide_texts(alone))
        assert not [shape for shape in alone.shapes if shape.shape_type == 13]


class TestCards:
    def test_a_case_has_a_page_with_its_questions_answered(self, example, files):
        document = word(files["tapauskortit.docx"])
        texts = paragraphs(document.element.body)
        assert [t for t in texts if t in {c.title for c in example.workshop.cases}] == [
            "Kyläkeittiö", "Soittorinki", "Kävelykaveri",
        ]  # fmt: skip
        for case in example.workshop.cases:
            for question, answer in case.card.filled():
                assert texts[texts.index(answer) - 1] == FI.say(question)
        breaks = list(document.element.iter(qn("w:pageBreakBefore")))
        assert len(breaks) == len(example.workshop.cases) - 1

    def test_a_case_of_which_nothing_is_written_is_left_out_and_said(self, example):
        first, second, third = example.workshop.cases
        blank = replace(second, card=Card(), description="")
        live = replace(example, workshop=replace(example.workshop, cases=(first, blank, third)))
        found = Materials.of(live)
        assert [FI.say(gap.title) for gap in found.left_out] == [
            "Tapauksen B kortti", "Kameralla luettava kuva (QR-koodi)",
        ]  # fmt: skip
        cards = word(one(live, "tapauskortit.docx"))
        assert "Soittorinki" not in paragraphs(cards.element.body)

    def test_every_line_of_a_story_has_the_same_size(self, example):
        first, *others = example.workshop.cases
        told = replace(first, description="Ensin kysyttiin.\nSitten keitettiin.\nLopuksi syötiin.")
        live = replace(example, workshop=replace(example.workshop, cases=(told, *others)))
        lines = told.description.split("\n")
        body = word(one(live, "tapauskortit.docx")).element.body
        runs = [run for run in body.iter(qn("w:r")) if run.text.strip() in lines]
        sizes = [run.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")) for run in runs]
        assert len(sizes) == len(lines)
        assert len(set(sizes)) == 1


class TestJoining:
    def test_the_picture_leads_to_the_participants_pages(self, files):
        assert files["qr-koodi.png"].startswith(b"\x89PNG")
        assert files["qr-koodi.svg"].startswith(b"<?xml")
        assert "tyopaja.kuusi.fi" in paragraphs(word(files["liity.docx"]).element.body)

    def test_without_an_address_the_code_stands_alone(self, example):
        assert not [f for f in Materials.of(example).files if f.name.startswith("qr-")]
        texts = paragraphs(word(one(example, "liity.docx")).element.body)
        assert texts[-1] == "KUUSI 42"
        assert not [text for text in texts if "http" in text]

    @pytest.mark.parametrize(
        "text",
        ["nonsense", "http://localhost:8420", "127.0.0.1", "ftp://kuusi.fi", "a b.fi", "::1"],
    )
    def test_an_address_that_leads_nobody_anywhere_is_refused(self, text):
        with pytest.raises(Exception, match=re.escape(text)):
            site_of(text)

    def test_an_address_is_read_as_people_write_it(self):
        assert site_of("192.168.1.5:8420/") == "http://192.168.1.5:8420"
        assert site_of("https://kunta.fi/pa") == "https://kunta.fi/pa"
        assert site_of(" ") == ""


class TestOutline:
    def test_each_case_has_its_page_and_a_conversation_for_each_round(self, example, files):
        texts = paragraphs(word(files["sisalto-alustalle.docx"]).element.body)
        assert [t for t in texts if re.match(r"\d\. ", t)] == [
            "1. Tervetuloa", "2. Ohjelma", "3. Tapaus A: Kyläkeittiö", "4. Tapaus B: Soittorinki",
            "5. Tapaus C: Kävelykaveri", "6. Palaute ja seuraavat askeleet",
        ]  # fmt: skip
        rounds = example.rotation.rounds
        assert texts.count("Kierros 2: Mikä tässä toimisi meillä?") == 3
        assert texts.count("Mikä tässä on hyvää?") == 3 * rounds


class TestNet:
    def test_a_hybrid_workshop_has_rooms_for_every_round(self, crowd):
        rooms = one(crowd, "zoom-kierros-2.csv").decode().splitlines()
        assert rooms[0] == "Pre-assign Room Name,Email Address"
        assert len(rooms) == 31
        assert "Huone A1" in one(crowd, "teams-lista.txt").decode()

    def test_addresses_stand_nowhere_else(self, made):
        for name, content in made.items():
            if name.endswith((".docx", ".pptx")):
                with zipfile.ZipFile(io.BytesIO(content)) as parts:
                    text = b"".join(parts.read(part) for part in parts.namelist())
                assert b"@kunta.fi" not in text, name

    def test_a_remote_workshop_has_no_tables_walls_or_labels(self, crowd):
        live = replace(crowd, workshop=replace(crowd.workshop, place=Place.REMOTE))
        names = {file.name for file in Materials.of(live).files}
        assert {"omat-laput.docx", "zoom-kierros-1.csv", "diat.pptx"} <= names
        assert not names & {"poytakortit.docx", "seinalistat.docx", "nimilaput.docx"}

    def test_on_site_nobody_needs_them(self, files):
        assert not [name for name in files if name.startswith(("zoom", "teams"))]

    def test_a_list_without_addresses_is_no_empty_file(self, crowd):
        people = tuple(replace(person, email="") for person in crowd.workshop.people)
        live = replace(crowd, workshop=replace(crowd.workshop, people=people))
        found = Materials.of(live)
        assert not [file for file in found.files if file.name.endswith(".csv")]
        assert "Zoom tuntee ihmiset" in FI.say(found.left_out[-1].why)


class TestWhatIsMissing:
    def test_nothing_planned_gives_nothing_and_says_why(self):
        found = Materials.of(Live())
        assert found.files == ()
        assert all(FI.say(gap.title) and FI.say(gap.why) for gap in found.left_out)
        assert len(found.left_out) == 9

    def test_what_needs_seats_waits_for_a_rotation_that_fits(self, example):
        gone = example.workshop.people[1:]
        live = replace(example, workshop=replace(example.workshop, people=gone))
        found = Materials.of(live)
        why = {FI.say(gap.title): FI.say(gap.why) for gap in found.left_out}
        assert why["Pöytäkortit"].startswith("Osallistujat ovat muuttuneet")
        assert "poytakortit.docx" not in {file.name for file in found.files}
        assert not any(
            slide.shapes.title.text_frame.text.startswith("Kierros")
            for slide in show(one(live, "diat.pptx")).slides
        )

    @pytest.mark.parametrize("part", ["agenda", "rotation", "cases", "people", "code", "title"])
    def test_without_one_part_the_others_are_made(self, example, part):
        empty = {"agenda": Agenda(), "rotation": None, "cases": (), "people": ()}.get(part, "")
        if part in {"agenda", "rotation"}:
            live = replace(example, **{part: empty})
        else:
            live = replace(example, workshop=replace(example.workshop, **{part: empty}))
        made = materials(live, site=SITE)
        assert len(made) >= 6
        assert all(made.values())

    def test_odd_letters_break_no_document(self, example):
        odd = "Ääni\x00\x0b \ud800 =1+1\nrivi <&> \u202e _x0041_"
        case = replace(example.workshop.cases[0], title=odd, description=odd, presenter=odd)
        people = tuple(replace(p, name=odd + p.key, unit=odd) for p in example.workshop.people)
        workshop = replace(
            example.workshop, title=odd, aim=odd, question=odd, organisation=odd, people=people,
            cases=(case, *example.workshop.cases[1:]),
        )  # fmt: skip
        for name, content in materials(replace(example, workshop=workshop), site=SITE).items():
            if name.endswith(".docx"):
                assert word(content).element.body is not None
            if name.endswith(".pptx"):
                assert len(show(content).slides)

    def test_what_is_far_too_long_is_told_all_the_same(self, example):
        long = "Erittäinpitkäyhdyssanaotsikkojokaeikatkea" * 8
        card = Card(*[long] * 7)
        cases = [
            replace(c, title=long, description=long, card=card) for c in example.workshop.cases
        ]
        people = tuple(replace(p, name=f"{long} {p.key}") for p in example.workshop.people)
        workshop = replace(example.workshop, title=long, question=long, aim=long, people=people)
        made = materials(replace(example, workshop=workshop.with_cases(*cases)))
        assert word(made["ajolista.docx"]).paragraphs[0].text == f"Ajolista: {long}"
        assert len(word(made["ajolista.docx"]).core_properties.title) <= 255
        assert show(made["diat.pptx"]).slides[0].shapes.title.text_frame.text == long


class TestFiles:
    def test_the_same_plan_gives_the_same_bytes(self, example, files):
        again = planned(example_workshop(NOON), minutes=120)
        assert zipped(materials(again, site=SITE)) == zipped(files)

    @pytest.mark.parametrize("language", ["fi", "sv", "en"])
    def test_names_are_in_the_language_and_safe_on_windows(self, crowd, language):
        names = [file.name for file in Materials.of(crowd, site=SITE, language=language).files]
        assert len(set(names)) == len(names) == 16
        assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z]{3,4}", name) for name in names)
        slides = {"fi": "diat.pptx", "sv": "bilder.pptx", "en": "slides.pptx"}
        assert slides[language] in names

    def test_a_document_is_in_the_workshops_language(self, example):
        live = replace(example, workshop=replace(example.workshop, language="sv"))
        document = word(one(live, "korschema.docx"))
        assert document.tables[0].rows[0].cells[0].text == "Tid"
        assert document.core_properties.language == "sv-FI"

    def test_the_zip_holds_them_all_under_a_name_that_any_system_takes(self, example, files):
        with zipfile.ZipFile(io.BytesIO(zipped(files))) as packed:
            assert packed.testzip() is None
            assert packed.namelist() == list(files)
        odd = replace(example, workshop=replace(example.workshop, title='CON: a/b\\c? "x". '))
        assert zip_name(odd, FI) == "aineisto 2027-03-11 CON abc x.zip"

    def test_rounds_that_are_called_otherwise_are_called_so(self, example):
        agenda = Agenda.template("cafe", rounds=3)
        live = replace(example, agenda=agenda)
        titles = [s.shapes.title.text_frame.text for s in show(one(live, "diat.pptx")).slides]
        assert any(title.startswith("Kahvilakierros 2 ") for title in titles)

    def test_a_rotating_workshop_is_made_too(self, example):
        workshop = replace(example.workshop, variant=Variant.ROTATING)
        assert len(materials(planned(workshop, minutes=120))) >= 9
