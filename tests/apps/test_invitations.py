"""The letters of the planner and of the path, and the checklist, on a real file and a real mail
server."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes

import pytest
import vobject

from parastaminen_nb.apps.correspondence import Correspondence
from parastaminen_nb.apps.pathway import pathway
from parastaminen_nb.apps.planner import Planner, planner
from parastaminen_nb.core.events import LetterSent, WorkshopPlanned
from parastaminen_nb.core.letters import Letter, Outcome, Sending, addressees
from parastaminen_nb.core.workshop import Part, Role
from parastaminen_nb.example import create_example
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from tests.test_mailing import Post, free_port, listening

STARTS = datetime(2027, 3, 11, 11, tzinfo=UTC)
WITH_ADDRESS = ("p01", "p02", "p03")


class Moment:
    """The time of a story, which goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
def session(tmp_path, moment):
    path = create_example(tmp_path / "example.workshop", starts_at=STARTS)
    session = Session(Log(path), now=moment)
    people = tuple(
        replace(person, email=f"{person.key}@x.fi" if person.key in WITH_ADDRESS else "")
        for person in session.state.workshop.people
        if person.key in WITH_ADDRESS or person.role is not Role.PARTICIPANT
    )
    people = (replace(people[0], accepted=True), *people[1:])
    workshop = replace(session.state.workshop, people=people, venue="Kuusitie 1")
    session.tell(WorkshopPlanned(workshop, moment.now))
    yield session
    session.close()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def server(post, monkeypatch):
    with listening(post) as port:
        tell(monkeypatch, port)
        yield port


def tell(monkeypatch, port: int, **said: str) -> None:
    told = {"host": "127.0.0.1", "port": str(port), "security": "none", "from": "kunta@x.fi"}
    for key, value in {**told, **said}.items():
        monkeypatch.setenv(f"PARASTAMINEN_MAIL_{key.upper()}", value)


def opened(session) -> Planner:
    return planner(session, "en")


def words(page, key: str) -> str:
    return next(step["words"] for step in page.steps.steps if step["key"] == key)


def press_both(page) -> None:
    page.parts[Part.INVITATIONS].sending.ask.click()
    page.parts[Part.INVITATIONS].sending.sure.click()


def test_invitations_are_sent_after_being_asked_once_and_recorded_once(session, server, post):
    page = opened(session)
    sending = page.parts[Part.INVITATIONS].sending
    assert words(page, "invitations") == "Not begun"
    assert "From kunta@x.fi to: " in sending.told.value
    assert "Without an address" in sending.told.value
    sending.ask.click()
    assert post.mails == [], "the first press only asks"
    assert sending.sure.description == "Send 3 letters now"
    sending.keep.click()
    assert sending.sure.layout.display == "none"
    press_both(page)
    assert [to for _, to, _ in post.mails] == [[f"{key}@x.fi"] for key in WITH_ADDRESS]
    assert "3 letters were sent." in sending.outcome.value
    recorded = [(one.person, one.letter, one.outcome) for one in session.state.letters]
    assert recorded == [(key, Letter.INVITATION, Outcome.SENT) for key in WITH_ADDRESS]
    assert "x.fi" not in "".join(map(str, session.state.letters)), "no address is recorded"
    assert words(page, "invitations").startswith("3 of ")
    assert sending.ask.disabled and sending.ask.reason == "Nobody is left to send to."
    assert "sent to 3 people" in page.parts[Part.INVITATIONS].history.value


def test_two_who_send_at_once_write_to_nobody_twice(session, server, post):
    def another_page() -> None:
        post.then = lambda: None
        with Log(session.log.path) as log:
            log.append(LetterSent(Sending(Letter.INVITATION, "p03", Outcome.SENT, STARTS)))

    post.then = another_page
    page = opened(session)
    press_both(page)
    assert [to for _, to, _ in post.mails] == [["p01@x.fi"], ["p02@x.fi"]]
    outcome = page.parts[Part.INVITATIONS].sending.outcome.value
    assert "3 letters were sent." in outcome and "from another page" in outcome
    assert sorted(one.person for one in session.state.letters) == ["p01", "p02", "p03"]


def test_sending_again_warns_and_is_recorded_too(session, server, post, moment):
    page = opened(session)
    press_both(page)
    moment.now += timedelta(days=1)
    page.parts[Part.INVITATIONS].sending.whom.value = "all"
    assert "3 have had this letter already, last on Mon, Mar 1, 2027" in (
        page.parts[Part.INVITATIONS].sending.told.value
    )
    press_both(page)
    assert len(post.mails) == len(session.state.letters) == 6


def test_a_refused_address_has_its_sentence_and_is_left_to_be_sent(session, server, post):
    people = session.state.workshop.people
    gone = (replace(people[0], email="gone@x.fi"), replace(people[1], email="päivi@x.fi"))
    workshop = replace(session.state.workshop, people=(*gone, *people[2:]))
    session.tell(WorkshopPlanned(workshop, STARTS))
    page = opened(session)
    press_both(page)
    outcome = page.parts[Part.INVITATIONS].sending.outcome.value
    assert "1 letter was sent." in outcome
    assert "gone@x.fi (550)" in outcome and "päivi@x.fi is not a whole address" in outcome
    assert [to for _, to, _ in post.mails] == [["p03@x.fi"]]
    assert page.parts[Part.INVITATIONS].sending.ask.description == "Send to 2 people"
    assert "did not leave to" in page.parts[Part.INVITATIONS].history.value


def test_whom_a_letter_may_have_reached_gets_it_again_only_when_asked_for(session, server, post):
    people = session.state.workshop.people
    workshop = replace(
        session.state.workshop, people=(replace(people[0], email="cut@x.fi"), *people[1:])
    )
    session.tell(WorkshopPlanned(workshop, STARTS))
    press_both(opened(session))
    sending = opened(session).parts[Part.INVITATIONS].sending
    assert sending.ask.disabled, "nobody is new"
    assert "Ask whether it came" in sending.told.value
    assert [option["key"] for option in sending.whom.options] == ["new", "unsure", "all"]
    step = opened(session).parts[Part.INVITATIONS]
    assert f"may have come to {people[0].name}" in step.history.value
    step.sending.whom.value = "unsure"
    assert step.sending.ask.description == "Send to 1 person"


def test_a_server_that_is_down_is_said_and_nothing_is_recorded(session, monkeypatch):
    with free_port() as port:
        tell(monkeypatch, port)
    page = opened(session)
    press_both(page)
    assert "does not answer" in page.notice.text
    assert len(session.state.letters) == 0
    assert "3 letters were not tried" in page.parts[Part.INVITATIONS].sending.outcome.value
    assert not page.parts[Part.INVITATIONS].sending.ask.disabled


def test_a_wrong_password_is_said(session, server, monkeypatch):
    tell(monkeypatch, server, user="liisa", password="wrong")
    page = opened(session)
    press_both(page)
    assert "user liisa" in page.notice.text
    assert len(session.state.letters) == 0


def test_without_a_server_there_is_no_button_but_a_sentence(session, monkeypatch):
    page = opened(session)
    assert page.parts[Part.INVITATIONS].sending.ask.layout.display == "none"
    assert "docs/mail.md" in page.parts[Part.INVITATIONS].sending.told.value
    monkeypatch.setenv("PARASTAMINEN_MAIL_HOST", "mail.x.fi")
    wrong = opened(session)
    assert "no “from”" in wrong.parts[Part.INVITATIONS].sending.told.value
    assert wrong.parts[Part.INVITATIONS].sending.ask.layout.display == "none"


def test_nothing_of_the_server_is_in_the_file(session, server, monkeypatch):
    tell(monkeypatch, server, user="liisa", password="right")
    press_both(opened(session))
    session.log.close()
    for file in session.log.path.parent.iterdir():
        content = file.read_bytes()
        assert b"kunta@x.fi" not in content and b"liisa" not in content


def test_the_letter_is_shown_as_its_reader_gets_it(session):
    step = opened(session).parts[Part.INVITATIONS]
    assert step.preview.subject.startswith("Kutsu: ")
    assert "Kuusitie 1" in step.preview.body
    assert "127.0.0.1" not in step.preview.body
    names = [reader["name"] for reader in step.preview.readers]
    step.preview.do("read", key="1")
    assert step.preview.to.startswith(f"To: {names[1]}")
    step.letter.value = "card"
    assert step.preview.readers == []
    assert step.drafts.disabled


def test_who_comes_is_counted(session):
    told = opened(session).parts[Part.INVITATIONS].answers.value
    assert "1 comes" in told and "2 have not answered" in told
    assert "Invite 9 more" in told


def test_files_open_elsewhere(session):
    step = opened(session).parts[Part.INVITATIONS]
    for download in (step.drafts, step.table, step.calendar):
        download.click()
    names = zipfile.ZipFile(io.BytesIO(step.drafts.made.content)).namelist()
    assert len(names) == len(step.preview.readers)
    assert step.drafts.made.name.startswith("invitations 2027-03-11")
    entry = vobject.readOne(step.calendar.made.content.decode()).vevent
    assert entry.dtstart.value.astimezone(UTC) == STARTS


def test_the_join_address_is_told_only_where_others_can_reach_it(session, monkeypatch):
    def body() -> str:
        post = Correspondence(session, translator("en"))
        person = opened(session).parts[Part.INVITATIONS]._to()[0]
        return post.text(Letter.INVITATION, person)[1]

    monkeypatch.setenv("PARASTAMINEN_HUB", "http://127.0.0.1:8420")
    assert "http" not in body()
    monkeypatch.setenv("PARASTAMINEN_PUBLIC_URL", "https://paja.kunta.fi")
    assert "https://paja.kunta.fi/j/" in body()


def test_the_checklist_says_what_is_late_and_is_ticked(session, moment):
    page = opened(session)
    items = {item["key"]: item for item in page.todo.tasks.items}
    assert items["cards"]["said"] == "Done" and not items["cards"]["tick"]
    assert items["invitations"]["state"] == "late" and items["invitations"]["tick"]
    assert items["people"]["said"] == "Due today, 3 of 12 done"
    assert "The invitations are sent" in page.todo.told.value
    assert words(page, "checklist") == "1 thing is late"
    page.todo.tasks.do("tick", task="invitations", done=True)
    assert session.state.ticked == {"invitations"}
    assert words(page, "invitations") == "Sent"
    page.todo.tasks.do("go", part="people")
    assert page.steps.current == "people"
    page.todo.tasks.do("tick", task="nonsense", done=True)
    assert session.state.ticked == {"invitations"}, "a browser may send anything"


def test_the_dates_of_what_is_open_leave_for_a_calendar(session):
    page = opened(session)
    page.todo.dates.click()
    events = list(vobject.readOne(page.todo.dates.made.content.decode()).vevent_list)
    days = {event.summary.value.partition(":")[0]: event.dtstart.value for event in events}
    assert days["The reminder is sent"] == date(2027, 3, 10)
    assert "The case cards have come" not in days


def test_people_are_invited_to_a_meeting_then_reminded_and_who_declined_is_left_alone(
    session, server, post, moment
):
    moment.now += timedelta(weeks=8)
    page = pathway(session, "en")
    page.pathing.plan_usual(6)
    inviting = page.inviting
    asked = len(addressees(session.state.workshop, Letter.INVITATION))
    assert inviting.asks.description == f"Invite {asked} people"
    inviting.asks.click()
    inviting = inviting.letters
    assert inviting.preview.subject.startswith("Kutsu: Väliarvio")
    inviting.sending.ask.click()
    inviting.sending.sure.click()
    assert [to for _, to, _ in post.mails] == [[f"{key}@x.fi"] for key in WITH_ADDRESS]
    page.pathing.reply("midway", "p01", False)
    page.pathing.reply("midway", "p02", True)
    assert page.inviting.asks.description == f"Remind {asked - 2} people"
    page.inviting.asks.click()
    assert inviting.letter.value == "meeting_reminder"
    inviting.sending.ask.click()
    inviting.sending.sure.click()
    assert [to for _, to, _ in post.mails[3:]] == [["p03@x.fi"]]
    assert inviting.sending.ask.disabled


def test_what_was_sent_about_each_meeting_is_listed_and_who_did_not_get_it(
    session, server, post, moment
):
    people = session.state.workshop.people
    gone = (replace(people[0], email="gone@x.fi"), *people[1:])
    session.tell(WorkshopPlanned(replace(session.state.workshop, people=gone), STARTS))
    moment.now += timedelta(weeks=8)
    page = pathway(session, "en")
    page.pathing.plan_usual(6)
    page.inviting.asks.click()
    letters = page.inviting.letters
    assert letters.history.value == "", "nothing was sent yet"
    letters.meeting.value = "half_year"
    letters.sending.ask.click()
    letters.sending.sure.click()
    told = letters.history.value
    assert "Half-year meeting Thu, Sep 9, 2027" in told and "Midway review" not in told
    assert "Invitation: sent to 2 people, last on Mon, Apr 26, 2027 at 12:00." in told
    assert f"Invitation: did not leave to {people[0].name}" in told
    page.meetings.open_one("half_year")
    assert "sent to 2 people" in page.meetings.editor.sent.value
    page.meetings.open_one("midway")
    assert page.meetings.editor.sent.layout.display == "none"


def test_a_meeting_and_all_of_them_are_taken_to_a_calendar(session, moment):
    page = pathway(session, "en")
    page.pathing.plan_usual(12)
    page.inviting.asks.click()
    inviting = page.inviting.letters
    for button, entries in ((inviting.calendar, 1), (inviting.all_meetings, 6)):
        button.click()
        found = vobject.readOne(button.made.content.decode())
        assert len(found.vevent_list) == entries
    inviting.drafts.click()
    with zipfile.ZipFile(io.BytesIO(inviting.drafts.made.content)) as drafts:
        assert len(drafts.namelist()) == len(addressees(session.state.workshop, Letter.INVITATION))


def owing(page):
    """The notices of what people have to be told, with the words of their buttons."""
    return [(said.value, act.description) for said, act in page.inviting.owing.notes.values()]


def press(page) -> None:
    page.inviting.letters.sending.ask.click()
    page.inviting.letters.sending.sure.click()


def attached(mail: bytes):
    part = next(p for p in message_from_bytes(mail).walk() if p.get_content_subtype() == "calendar")
    return part.get_param("method"), vobject.readOne(part.get_payload(decode=True).decode()).vevent


def test_who_was_invited_is_told_that_a_meeting_moved_and_then_that_it_is_off(
    session, server, post, moment
):
    moment.now += timedelta(weeks=8)
    names = [person.name for person in session.state.workshop.people[:3]]
    page = pathway(session, "en")
    page.pathing.plan_usual(6)
    assert owing(page) == [] and page.inviting.owing.layout.display == "none"
    page.inviting.asks.click()
    press(page)
    page.inviting.letters.close_it.click()

    page.pathing.write_meeting("midway", {"day": "2027-06-17", "starts": "9.00"})
    [(said, act)] = owing(page)
    assert "Midway review is now Thu, Jun 17 at 09:00." in said
    assert f"What held before went to: {names[0]}, {names[1]}, and {names[2]}" in said
    assert act == "Tell 3 people of the change"
    [(_said, button)] = page.inviting.owing.notes.values()
    button.click()
    letters = page.inviting.letters
    assert page.inviting.layout.display == "" and letters.letter.value == "meeting_moved"
    assert "3 people" in letters.sending.ask.description
    press(page)
    assert owing(page) == []

    page.meetings.open_one("midway")
    page.meetings.editor.remove.click()
    [(said, act)] = owing(page)
    assert "Midway review Thu, Jun 17 is not held after all." in said and names[0] in said
    assert act == "Cancel it for 3 people"
    [(_said, button)] = page.inviting.owing.notes.values()
    button.click()
    assert [option["key"] for option in letters.letter.options] == ["meeting_cancelled"]
    assert letters.preview.subject.startswith("Peruttu: Väliarvio, to 17.6.2027")
    press(page)
    assert owing(page) == []
    assert "Cancellation: sent to 3 people" in letters.history.value

    told = [attached(mail) for _from, to, mail in post.mails if to == ["p01@x.fi"]]
    assert [method for method, _entry in told] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert len({entry.uid.value for _method, entry in told}) == 1
    numbers = [int(entry.sequence.value) for _method, entry in told]
    assert numbers == sorted(set(numbers)), "each is newer than the one before"
    assert told[-1][1].organizer.value == "mailto:kunta@x.fi"


def test_letters_that_were_only_made_as_files_are_cancelled_as_files(session, moment):
    moment.now += timedelta(weeks=8)
    page = pathway(session, "en")
    page.pathing.plan_usual(6)
    page.inviting.asks.click()
    letters = page.inviting.letters
    letters.drafts.click()
    asked = len(letters.preview.readers)
    assert f"Invitation: made as a file for {asked} people" in letters.history.value
    assert page.inviting.asks.description == f"Remind {asked} people"
    page.pathing.drop_meeting("midway")
    [(said, act)] = owing(page)
    assert (
        "The invitation was made as a file for: " in said and act == f"Cancel it for {asked} people"
    )
    [(_said, button)] = page.inviting.owing.notes.values()
    button.click()
    letters.drafts.click()
    with zipfile.ZipFile(io.BytesIO(letters.drafts.made.content)) as drafts:
        method, entry = attached(drafts.read(drafts.namelist()[0]))
    assert (method, entry.status.value) == ("CANCEL", "CANCELLED")
    assert owing(page) == []
    page.pathing.take_back()
    assert page.inviting.asks.description == f"Invite {asked} people", "they were told it is off"


def test_an_entry_that_was_taken_for_calendars_is_taken_back_by_another(session, moment):
    moment.now += timedelta(weeks=8)
    page = pathway(session, "en")
    page.pathing.plan_usual(6)
    page.inviting.asks.click()
    letters = page.inviting.letters
    letters.all_meetings.click()
    first = vobject.readOne(letters.all_meetings.made.content.decode()).vevent_list
    page.pathing.drop_meeting("half_year")
    [(said, act)] = owing(page)
    assert "Half-year meeting" in said and "taken as a file" in said
    assert act == "Cancel it in calendars"
    letters.all_meetings.click()
    second = vobject.readOne(letters.all_meetings.made.content.decode()).vevent_list
    told = {entry.uid.value: "status" in entry.contents for entry in second}
    assert sorted(told) == sorted(entry.uid.value for entry in first)
    assert [uid for uid, off in told.items() if off] == [
        entry.uid.value for entry in first if "Puolen vuoden" in entry.summary.value
    ]
    assert owing(page) == []
    letters.turn_to(session.state, "half_year", Letter.MEETING_CANCELLED)
    letters.calendar.click()
    assert vobject.readOne(letters.calendar.made.content.decode()).method.value == "CANCEL"


def test_without_meetings_nobody_is_written_to_about_one(session, moment):
    page = pathway(session, "en")
    assert page.inviting.asks.layout.display == page.inviting.layout.display == "none"
