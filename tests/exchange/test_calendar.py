"""Calendar files, read back by a parser that was not written here."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject

from parastaminen_nb.core.checklist import checklist
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Meeting
from parastaminen_nb.core.todos import Task
from parastaminen_nb.core.workshop import Case, Place, Workshop
from parastaminen_nb.exchange.calendar import checklist_ics, workshop_ics
from parastaminen_nb.exchange.meeting_calendar import Entries
from parastaminen_nb.exchange.zones import zone_of
from parastaminen_nb.i18n import translator

NOW = datetime(2027, 1, 15, 8, 30, 12, 999, tzinfo=UTC)
FI = translator("fi")


def workshop(starts="2027-03-11T13:00+02:00", **basics) -> Workshop:
    starts_at = datetime.fromisoformat(starts)
    return Workshop("w", "Yhdessä vähemmän yksin", starts_at=starts_at, **basics)


def made(plan, _=FI, **said) -> bytes:
    return workshop_ics(plan, _, **{"uid": "abc", "now": NOW, **said})


def entry(content: bytes):
    return vobject.readOne(content.decode()).vevent


@pytest.mark.parametrize(
    "starts",
    [
        "2027-03-27T13:00+02:00",  # the day before clocks go forward
        "2027-03-28T13:00+03:00",  # the day they do
        "2027-03-28T02:30+02:00",  # over the hour that is not there
        "2027-10-30T13:00+03:00",
        "2027-10-31T13:00+02:00",
        "2027-10-31T02:30+03:00",  # over the hour that comes twice
        "2027-01-02T09:00+02:00",
        "2027-12-31T23:00+02:00",  # into the next year
    ],
)
def test_the_hour_is_right_on_each_side_of_every_turn(starts):
    plan = workshop(starts)
    found = entry(made(plan))
    assert found.dtstart.value.astimezone(UTC) == plan.starts_at.astimezone(UTC)
    ends = plan.local(plan.starts_at.astimezone(UTC) + timedelta(hours=2))
    # The wall's hour is compared: which of two equal hours is meant, no such file can say.
    assert found.dtend.value.replace(tzinfo=None) == ends.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("zone", "summer", "winter"),
    [
        ("Europe/Helsinki", 3, 2),
        ("Europe/Dublin", 1, 0),
        ("America/New_York", -4, -5),
        ("Australia/Sydney", 10, 11),
        ("Asia/Tokyo", 9, 9),
    ],
)
def test_a_zone_tells_both_of_its_offsets_as_another_program_reads_them(zone, summer, winter):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", zone_of(zone, 2027).to_ical().decode().strip()]
    text = "\r\n".join([*lines, "BEGIN:VEVENT", "UID:1"])
    for month, hours in ((7, summer), (1, winter)):
        start = f"DTSTART;TZID={zone}:2027{month:02}15T120000"
        read = vobject.readOne("\r\n".join([text, start, "END:VEVENT", "END:VCALENDAR", ""]))
        assert read.vevent.dtstart.value.utcoffset() == timedelta(hours=hours)


def test_a_zone_whose_turns_follow_no_rule_tells_their_days():
    # A year that is past: what is decided about a later one can change.
    text = zone_of("Africa/Casablanca", 2024).to_ical().decode()
    assert "RRULE" not in text
    assert text.count("DTSTART:2024") == 2


def test_words_come_through_whole_whatever_they_hold():
    aim = 'Ä, ö; å \\ ja "lainaus" — ' + "pitkä sana " * 60 + "\nToinen rivi: 😀"
    plan = workshop(
        aim=aim, venue="Kuusitie 1, sali; B", organisation="Kuusivaaran kunta", contact="Liisa, 040"
    ).with_cases(Case("", "Kyläkeittiö, koululla"))
    plan = replace(plan, title="Yhdessä; yksin,\r\nX-EVIL:1")
    content = made(plan, join="https://x.fi/j/KUUSI42")
    found = entry(content)
    assert found.summary.value == "Yhdessä; yksin, X-EVIL:1"
    assert found.location.value == "Kuusitie 1, sali; B"
    assert "😀" in found.description.value
    assert "A Kyläkeittiö, koululla" in found.description.value
    assert "https://x.fi/j/KUUSI42" in found.description.value
    assert "Liisa, 040" in found.description.value
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert not any(line.startswith(b"X-EVIL") for line in lines)


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "Järjestää: K."), ("sv", "Ordnas av K."), ("en", "Held by K.")],
)
def test_it_speaks_the_language_it_is_asked_for(language, said):
    assert said in entry(made(workshop(organisation="K"), translator(language))).description.value


def test_the_same_workshop_keeps_its_place_in_a_calendar():
    first = entry(made(workshop()))
    moved = entry(made(workshop("2027-03-12T09:00+02:00"), sequence=7))
    assert first.uid.value == moved.uid.value == "abc-workshop@parastaminen"
    assert (first.sequence.value, moved.sequence.value) == ("0", "7")
    assert first.dtstamp.value == NOW.replace(microsecond=0)
    assert vobject.readOne(made(workshop()).decode()).method.value == "PUBLISH"


def test_a_meeting_on_the_net_without_an_address_says_so():
    assert "Verkossa" in entry(made(workshop(place=Place.REMOTE))).location.value


def test_without_a_day_there_is_no_entry():
    plan = Workshop("w", "W")
    with pytest.raises(WorkshopError, match="day"):
        made(plan)
    with pytest.raises(WorkshopError, match="day"):
        checklist_ics(checklist(Live(workshop=plan), NOW), plan, FI, uid="a", now=NOW)


MEETINGS = (
    Meeting("follow_up", date(2027, 4, 22)),
    Meeting("midway", date(2027, 6, 10), starts=time(9), minutes=90, venue="Kirjasto"),
    Meeting("half_year", date(2027, 11, 11), starts=time(9), held=False),
)


def entries(meetings=MEETINGS, **said):
    plan = workshop(contact="Liisa")
    content = Entries(plan, FI, **{"uid": "abc", "now": NOW, **said}).published(meetings)
    return {e.summary.value.split(":")[0]: e for e in vobject.readOne(content.decode()).vevent_list}


def test_meetings_on_both_sides_of_the_turns_of_the_clock_keep_their_hours():
    found = entries()
    midway, autumn = found["Väliarvio"], found["Puolen vuoden tapaaminen"]
    assert midway.dtstart.value.isoformat() == "2027-06-10T09:00:00+03:00"
    assert midway.dtend.value - midway.dtstart.value == timedelta(minutes=90)
    assert autumn.dtstart.value.isoformat() == "2027-11-11T09:00:00+02:00"
    assert autumn.status.value == "CANCELLED", "it was not held"
    whole_day = found["Jatkotapaaminen"]
    assert (whole_day.dtstart.value, whole_day.transp.value) == (date(2027, 4, 22), "TRANSPARENT")


def test_a_meeting_keeps_its_place_in_a_calendar_alone_and_among_others():
    moved = replace(MEETINGS[1], day=date(2027, 6, 17))
    before, after = entries()["Väliarvio"], entries([moved], sequence=8)["Väliarvio"]
    assert before.uid.value == after.uid.value == "abc-meeting-midway@parastaminen"
    assert (before.sequence.value, after.sequence.value) == ("0", "8")


def test_a_meeting_that_is_off_is_taken_out_of_a_calendar_by_the_name_of_its_entry():
    before = entries([MEETINGS[1]], sequence=3)["Väliarvio"]
    plan = replace(workshop(contact="Liisa (liisa@kunta.fi), 040"), organisation="Kunta, K")
    content = Entries(plan, FI, "abc", NOW, sequence=4).cancelled([MEETINGS[1]])
    read = vobject.readOne(content.decode())
    assert read.method.value == "CANCEL"
    assert read.vevent.uid.value == before.uid.value
    assert int(read.vevent.sequence.value) > int(before.sequence.value)
    assert read.vevent.status.value == "CANCELLED"
    assert read.vevent.dtstart.value.isoformat() == "2027-06-10T09:00:00+03:00"
    # RFC 5546 asks whoever cancels for a name; it is the same as in what was published.
    assert read.vevent.organizer.value == "mailto:liisa@kunta.fi"
    assert read.vevent.organizer.params["CN"] == ["Kunta, K"]
    told = Entries(plan, FI, "abc", NOW, sender="kunta@x.fi").published([MEETINGS[1]])
    assert vobject.readOne(told.decode()).vevent.organizer.value == "mailto:kunta@x.fi"
    unknown = Entries(workshop(), FI, "abc", NOW).cancelled([MEETINGS[1]])
    assert vobject.readOne(unknown.decode()).vevent.organizer.value == "invalid:nomail"


def test_the_file_of_all_meetings_tells_which_are_off():
    content = Entries(workshop(), FI, "abc", NOW).published([MEETINGS[0]], [MEETINGS[1]])
    read = vobject.readOne(content.decode())
    assert read.method.value == "PUBLISH"
    there, off = read.vevent_list
    assert "status" not in there.contents and off.status.value == "CANCELLED"
    assert off.dtstart.value.isoformat() == "2027-06-10T09:00:00+03:00", "with its zone"


def test_without_a_meeting_there_is_no_entry_of_one():
    with pytest.raises(WorkshopError, match="no meeting yet"):
        entries([])


def test_every_task_that_is_open_has_its_day():
    plan = workshop("2027-03-11T00:30+02:00")
    todo = checklist(Live(workshop=plan), NOW)
    content = checklist_ics(todo, plan, FI, uid="abc", now=NOW)
    events = list(vobject.readOne(content.decode()).vevent_list)
    assert len(events) == len(todo.open) == len(Task)
    days = {event.uid.value: event.dtstart.value for event in events}
    assert days["abc-reminder@parastaminen"] == date(2027, 3, 10)
    assert days["abc-cases@parastaminen"] == date(2027, 1, 28)
    assert "Yhdessä vähemmän yksin" in events[0].summary.value
    assert events[0].transp.value == "TRANSPARENT"
    assert events[0].valarm.trigger.value == timedelta(hours=9)
