"""Letters as people read them, and as another program's mail parser does."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.policy import default

import pytest
import vobject
from openpyxl import load_workbook

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import LetterSent, MeetingDropped, MeetingPlanned
from parastaminen_nb.core.letters import (
    Addressee,
    Letter,
    Outcome,
    Sending,
    addressees,
    meeting_addressees,
)
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.pathway import Experiment, Meeting, Pathway, Stage
from parastaminen_nb.core.workshop import Anonymity, Card, Case, Person, Place, Role, Workshop
from parastaminen_nb.exchange.drafts import draft, drafts, mailbox, message
from parastaminen_nb.exchange.letters import Letters
from parastaminen_nb.exchange.mail_merge import merge_table
from parastaminen_nb.i18n import translator
from tests.hub.stories import AGENDA, CASES, PEOPLE, rotation

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
JOIN = "https://x.fi/j/KUUSI42"


def plan(**basics) -> Workshop:
    people = tuple(replace(p, email=f"{p.key}@kunta.fi") for p in PEOPLE)
    starts_at = datetime.fromisoformat("2027-03-11T13:00+02:00")
    workshop = Workshop(
        "w", "Yhdessä vähemmän yksin", starts_at=starts_at, organisation="Kuusivaara",
        aim="Opitaan toisilta.", venue="Kuusitie 1", contact="Liisa, 040 123", code="KUUSI 42",
        cases=CASES, people=people,
    )  # fmt: skip
    return replace(workshop, **basics)


def letters(meeting=None, **basics) -> Letters:
    path = Pathway().with_meeting(meeting or Meeting("a", date(2027, 6, 10), "Kahvit"))
    live = Live(workshop=plan(**basics), agenda=AGENDA, rotation=rotation(), path=path)
    return Letters(live, NOW, join=JOIN, uid="abc")


def to(number=1, case="", **changed) -> Addressee:
    return Addressee(replace(plan().person(f"p{number}"), **changed), case)


def read(content: bytes):
    return message_from_bytes(content, policy=default)


def test_an_invitation_says_what_when_where_how_long_and_how_to_join():
    text = letters().text(Letter.INVITATION, to())
    assert text.subject == "Kutsu: Yhdessä vähemmän yksin, to 11.3.2027 klo 13.00"
    for said in (
        "Hei Aino", "Kuusivaara kutsuu", "Opitaan toisilta.", "klo 13.00–15.00 (120 min)",
        "Missä: Kuusitie 1", "A  Kyläkeittiö (Katri L., Ruokapalvelut)", "tule ajoissa", JOIN,
        "Koodi on KUUSI 42.", "Liisa, 040 123",
    ):  # fmt: skip
        assert said in text.body


@pytest.mark.parametrize(
    ("anonymity", "said"),
    [
        (Anonymity.NAMED, "Nimesi tallentuu"),
        (Anonymity.FACILITATORS, "Vain ohjaajat"),
        (Anonymity.UNNAMED, "tallentuu ilman nimeäsi"),
        (Anonymity.ANONYMOUS, "on nimetöntä"),
    ],
)
def test_it_tells_who_can_know_the_writer(anonymity, said):
    assert said in letters(anonymity=anonymity).text(Letter.INVITATION, to()).body


def test_a_person_is_written_to_in_their_own_language():
    said = letters().text
    assert said(Letter.INVITATION, to(language="sv")).subject.startswith("Inbjudan: ")
    assert said(Letter.INVITATION, to(language="en")).subject.startswith("Invitation: ")
    assert said(Letter.INVITATION, to(language="so")).subject.startswith("Kutsu: ")
    swedish = letters(language="sv").text
    assert swedish(Letter.INVITATION, to()).language == "sv"
    assert swedish(Letter.INVITATION, to(language="fi")).language == "fi"


def test_who_presents_and_who_hosts_read_their_own_task():
    assert "Sinä esittelet: Kyläkeittiö." in letters().text(Letter.INVITATION, to(10)).body
    assert "pöydän isäntä" in letters().text(Letter.INVITATION, to(role=Role.HOST)).body


def test_what_is_not_known_yet_is_said_and_nothing_is_made_up():
    bare = Letters(Live(workshop=Workshop("w", "")), NOW)
    text = bare.text(Letter.INVITATION, Addressee(Person("", "")))
    assert "päivä tarkentuu" in text.subject
    assert "paikka tarkentuu" in text.body
    assert "None" not in text.body and "  \n" not in text.body
    assert "http" not in text.body
    remote = Letters(Live(workshop=Workshop("w", "", place=Place.REMOTE)), NOW)
    assert "Verkossa" in remote.text(Letter.INVITATION, to()).body


def test_the_card_is_asked_for_by_seven_questions_with_their_limits():
    text = letters().text(Letter.CARD, to(10, "c"))
    assert text.subject == "Hyvän käytännön kortti: Kävelykaveri"
    assert text.body.count("enintään 30 sanaa") == 7
    assert "Meillä on tämä: Tunnin viikossa." in text.body
    assert "viimeistään to 25.2.2027" in text.body
    late = replace(letters(), now=datetime(2027, 2, 25, 9, tzinfo=UTC))
    assert "niin pian kuin voit" in late.text(Letter.CARD, to(10, "c")).body


def test_a_reminder_tells_ones_own_tables_with_their_hours():
    body = letters().text(Letter.REMINDER, to()).body
    assert "klo 13.11  kierros 1: pöytä A1, Kyläkeittiö" in body
    assert body.count("kierros") == 3
    assert "pöytä" not in letters().text(Letter.REMINDER, to(10)).body
    assert "Sinä esittelet: Kyläkeittiö." in letters().text(Letter.REMINDER, to(10)).body


def test_a_draft_opens_to_be_sent_and_carries_the_calendar_entry():
    content = draft(letters(), Letter.INVITATION, to(name="Päivi Åberg"))
    mail = read(content)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Kutsu: Yhdessä vähemmän yksin, to 11.3.2027 klo 13.00"
    (mailed,) = mail["To"].addresses
    assert (mailed.display_name, mailed.addr_spec) == ("Päivi Åberg", "p1@kunta.fi")
    assert mail["From"] is None
    body = mail.get_body(("plain",))
    assert "Hei Päivi" in body.get_content()
    (attached,) = mail.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    entry = vobject.readOne(attached.get_payload(decode=True).decode()).vevent
    assert entry.location.value == "Kuusitie 1"
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998


EVIL = "Aino\r\nBcc: kaikki@evil.fi\r\n\r\nTeksti\x00\u2028X: 1"


@pytest.mark.parametrize("letter", list(Letter))
def test_no_line_break_in_a_name_or_title_becomes_a_header(letter):
    case = Case("a", EVIL, EVIL, EVIL, EVIL, Card(problem=EVIL))
    basics = {"title": EVIL, "organisation": EVIL, "venue": EVIL, "cases": (case,)}
    meeting = Meeting("a", date(2027, 6, 10), EVIL, venue=EVIL)
    content = draft(letters(meeting, **basics), letter, to(1, "a", name=EVIL))
    mail = read(content)
    assert set(mail) <= {
        "Subject", "To", "Content-Language", "Content-Type", "Content-Transfer-Encoding",
        "MIME-Version", "X-Unsent",
    }  # fmt: skip
    assert not mail.defects
    assert [one.addr_spec for one in mail["To"].addresses] == ["p1@kunta.fi"]
    assert not any(line.startswith(b"Bcc") for line in content.split(b"\r\n\r\n")[0].split(b"\r\n"))


@pytest.mark.parametrize(
    "email",
    [
        "a@b.fi\r\nBcc: x@y.fi", "a@b.fi,c@d.fi", "a b@c.fi", "päivi@kunta.fi", "a@", "@b.fi",
        "a@b.fi\x00", "a" * 70 + "..b@c.fi", "<a@b.fi>", "a@" + "ä" * 70 + ".fi",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_told(email):
    with pytest.raises(WorkshopError, match="whole address"):
        mailbox("Aino", email)


def test_a_domain_of_its_own_letters_is_written_as_the_net_knows_it():
    assert mailbox("Åsa", "asa@münchen.de").addr_spec == "asa@xn--mnchen-3ya.de"


def test_who_has_no_address_gets_a_draft_without_one():
    assert read(draft(letters(), Letter.CARD, Addressee(Person("", "Lauri A."), "c")))["To"] is None


def about(meeting: Meeting, letter=Letter.MEETING, **basics):
    made = letters(meeting, **basics)
    path = made.live.path.with_experiment(Experiment("x1", "Lounas koululla"))
    path = path.with_experiment(Experiment("x2", "Vitriini", stage=Stage.DECIDED))
    made = replace(made, live=replace(made.live, path=path))
    return made, made.text(letter, to(1, meeting.key))


def test_a_meeting_is_invited_to_with_its_hours_and_what_is_gone_through():
    meeting = Meeting("midway", date(2027, 6, 10), starts=time(9), minutes=90, venue="Kirjasto")
    made, text = about(meeting)
    assert text.subject == "Kutsu: Väliarvio, to 10.6.2027 klo 09.00"
    for said in ("klo 09.00–10.30 (90 min)", "Missä: Kirjasto", "Lounas koululla", "Liisa"):
        assert said in text.body
    assert "Vitriini" not in text.body, "it has been decided"
    (attached,) = message(made, Letter.MEETING, to(1, "midway")).iter_attachments()
    entry = vobject.readOne(attached.get_payload(decode=True).decode()).vevent
    assert entry.location.value == "Kirjasto"
    assert entry.dtend.value.isoformat() == "2027-06-10T10:30:00+03:00"


def test_a_meeting_without_an_hour_says_so_and_calls_ask_for_a_number():
    _made, text = about(Meeting("calls", date(2027, 3, 25)))
    assert "kellonaika kerrotaan myöhemmin" in text.body
    assert "Soitamme sinulle" in text.body and "Missä" not in text.body


def told_before(meeting: Meeting, now: Meeting | None) -> Letters:
    """Somebody was invited to a meeting, which is another now or none."""
    made = letters(meeting)
    sending = Sending(Letter.MEETING, "p1", Outcome.SENT, NOW, meeting.key)
    live = after(LetterSent(sending), made.live)
    changed = MeetingPlanned(now, NOW) if now else MeetingDropped(meeting.key, NOW)
    return replace(made, live=after(changed, live), sequence=9)


def test_a_meeting_that_moved_is_told_with_what_held_before():
    meeting = Meeting("midway", date(2027, 6, 10), starts=time(9), venue="Kirjasto")
    made = told_before(meeting, replace(meeting, day=date(2027, 6, 17), venue="Koulu"))
    text = made.text(Letter.MEETING_MOVED, to(1, "midway"))
    assert text.subject == "Muutos: Väliarvio, to 17.6.2027 klo 09.00"
    now, _said, before = text.body.partition("ei enää pidä paikkaansa")
    assert "to 17.6.2027" in now and "Koulu" in now and "Kirjasto" not in now
    assert "to 10.6.2027" in before and "Kirjasto" in before
    (attached,) = message(made, Letter.MEETING_MOVED, to(1, "midway")).iter_attachments()
    read = vobject.readOne(attached.get_payload(decode=True).decode())
    assert (read.method.value, read.vevent.sequence.value) == ("PUBLISH", "9")
    assert read.vevent.dtstart.value.date() == date(2027, 6, 17)


def test_a_meeting_that_is_off_is_cancelled_as_its_reader_knows_it():
    meeting = Meeting("m1", date(2027, 6, 10), "Kahvit", starts=time(9))
    made = told_before(meeting, None)
    text = made.text(Letter.MEETING_CANCELLED, to(1, "m1", language="sv"))
    assert text.subject == "Inställt: Kahvit, tors 10 juni 2027 kl. 09:00"
    assert "ur din kalender" in text.body
    (attached,) = message(made, Letter.MEETING_CANCELLED, to(1, "m1")).iter_attachments()
    assert attached.get_param("method") == "CANCEL"
    read = vobject.readOne(attached.get_payload(decode=True).decode())
    assert (read.method.value, read.vevent.status.value) == ("CANCEL", "CANCELLED")


def test_letters_about_a_meeting_are_in_the_readers_language():
    made, _text = about(Meeting("midway", date(2027, 6, 10)))
    text = made.text(Letter.MEETING_REMINDER, to(1, "midway", language="sv"))
    assert text.language == "sv"
    assert text.subject.startswith("Påminnelse: Halvtidsavstämning")


def test_who_declined_a_meeting_is_not_written_to_and_who_answered_is_not_reminded():
    live = letters(Meeting("midway", date(2027, 6, 10))).live
    path = live.path.with_reply("midway", "p1", False).with_reply("midway", "p2", True)
    workshop = live.workshop
    asked = {one.person.key for one in addressees(workshop, Letter.INVITATION)}

    def keys(letter):
        return {one.person.key for one in meeting_addressees(workshop, path, letter, "midway")}

    assert keys(Letter.MEETING) == asked - {"p1"}
    assert keys(Letter.MEETING_REMINDER) == asked - {"p1", "p2"}


def test_the_merge_table_of_a_meeting_tells_neither_tables_nor_cases():
    made, _text = about(Meeting("midway", date(2027, 6, 10)))
    table = merge_table(made, Letter.MEETING, [to(1, "midway")], translator("en"))
    rows = list(load_workbook(io.BytesIO(table)).active.values)
    told = dict(zip(*rows, strict=True))
    assert (told["First table"], told["Case"]) == (None, None)


def test_all_drafts_come_in_one_file_and_the_same_bytes():
    whom = addressees(plan(), Letter.INVITATION)
    made = drafts(letters(), Letter.INVITATION, whom)
    assert made == drafts(letters(), Letter.INVITATION, whom)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert len(names) == len(PEOPLE)
    assert names[0] == "001 Aino Koski.eml"


def test_a_plan_without_a_day_has_no_calendar_entry():
    mail = message(letters(starts_at=None), Letter.INVITATION, to())
    assert not mail.is_multipart()


def test_the_merge_table_has_a_row_a_person_and_only_text():
    people = (
        replace(plan().people[0], name="=cmd|' /C calc'!A0", language="sv"),
        *plan().people[1:],
    )
    whole = letters(people=people)
    whom = addressees(whole.live.workshop, Letter.REMINDER)
    sheet = load_workbook(
        io.BytesIO(merge_table(whole, Letter.REMINDER, whom, translator("fi")))
    ).active
    head, first, *rest = sheet.iter_rows()
    assert [cell.value for cell in head] == [
        "Nimi", "Etunimi", "Sähköposti", "Kieli", "Yksikkö", "Ensimmäinen pöytä", "Tapaus",
        "Aihe", "Teksti",
    ]  # fmt: skip
    assert [cell.value for cell in first][:7] == [
        "=cmd|' /C calc'!A0", "=cmd|'", "p1@kunta.fi", "svenska", "Sivistys", "A1", "Kyläkeittiö",
    ]  # fmt: skip
    assert {cell.data_type for cell in first} == {"s"}
    assert first[7].value.startswith("Påminnelse: ")
    assert len(rest) == len(PEOPLE) - 1
    assert rest[-1][5].value in (None, "")
