"""Letters as mails: drafts that a mail program opens, and what is given to a mail server.

A draft is a mail as RFC 5322 writes it, that says of itself not to be sent yet (`X-Unsent`), so
that Outlook opens it as a mail to be finished. What people wrote goes into headers as one line.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.letters import ABOUT_MEETINGS, Addressee, Letter
from parastaminen_nb.core.meetings_told import known_meeting
from parastaminen_nb.core.people import ADDRESS
from parastaminen_nb.exchange.calendar import CANCEL, KIND, PUBLISH, workshop_ics
from parastaminen_nb.exchange.letters import Letters
from parastaminen_nb.i18n import Translator, translator

MOST_OF_A_HEADER: Final = 200
"""Characters. A subject is read in a list; a whole page pasted into a title is cut."""


def message(letters: Letters, letter: Letter, to: Addressee) -> EmailMessage:
    """A letter as a mail without a sender, with the day it is about for the reader's calendar.

    Raises `WorkshopError` where the address is none.
    """
    text = letters.text(letter, to)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(text.subject)
    if to.person.email:
        mail["To"] = mailbox(to.person.name, to.person.email)
    mail["Content-Language"] = text.language
    mail.set_content(text.body + "\n", cte="quoted-printable")
    _ = translator(text.language)
    if letter in ABOUT_MEETINGS:
        method = CANCEL if letter is Letter.MEETING_CANCELLED else PUBLISH
        _attach(mail, _meeting(letters, letter, to, _), _("meeting.ics"), method)
    elif letter is not Letter.CARD and letters.live.workshop.starts_at:
        _attach(mail, _workshop(letters, _), _("workshop.ics"))
    return mail


def _attach(mail: EmailMessage, entry: bytes, name: str, method: str = PUBLISH) -> None:
    maintype, subtype = KIND.split("/")
    said = {"charset": "utf-8", "method": method}
    mail.add_attachment(entry, maintype=maintype, subtype=subtype, filename=name, params=said)


def _workshop(letters: Letters, _: Translator) -> bytes:
    return workshop_ics(
        letters.live.workshop,
        _,
        uid=letters.uid,
        now=letters.now,
        sequence=letters.sequence,
        join=letters.join,
    )


def _meeting(letters: Letters, letter: Letter, to: Addressee, _: Translator) -> bytes:
    live, entries = letters.live, letters.entries(_)
    if letter is not Letter.MEETING_CANCELLED:
        return entries.published([live.path.meeting(to.case)])
    known = known_meeting(live.meetings_told, to.person.key, to.case)
    return entries.cancelled([known] if known else [])


def draft(letters: Letters, letter: Letter, to: Addressee) -> bytes:
    """A letter as a draft that a mail program opens: an .eml file. Raises `WorkshopError`."""
    mail = message(letters, letter, to)
    mail["X-Unsent"] = "1"
    if mail.is_multipart():
        # Otherwise the parts are parted by chance, and no two drafts of a letter are the same.
        mail.set_boundary(f"parastaminen-{letter.value}-{to.person.key}-{to.case}")
    return mail.as_bytes()


def drafts(letters: Letters, letter: Letter, to: Iterable[Addressee]) -> bytes:
    """Several drafts as one zip file. The same letters give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as together:
        for number, addressee in enumerate(to, start=1):
            name = file_part(addressee.person.name)
            entry = zipfile.ZipInfo(f"{number:03} {name}.eml", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            together.writestr(entry, draft(letters, letter, addressee))
    return file.getvalue()


def one_line(text: str) -> str:
    """Text as a header can hold it: one line without control characters, not too long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= MOST_OF_A_HEADER else line[: MOST_OF_A_HEADER - 1] + "…"


def mailbox(name: str, email: str) -> Address:
    """Whom a mail goes to. A domain with letters of its own is written as the net knows it.

    Raises `WorkshopError` where it is no address, or one that old mail servers do not carry.
    """
    trouble = WorkshopError(
        N_("{email} is not a whole address. Write it as name@place.fi."), email=one_line(email)
    )
    if not ADDRESS.fullmatch(email) or not email.isprintable():
        raise trouble
    local, _at, domain = email.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        local.encode("ascii")
        return Address(one_line(name), addr_spec=f"{local}@{ascii_domain}")
    except (UnicodeError, ValueError, MessageError, IndexError) as error:
        raise trouble from error


def file_part(name: str) -> str:
    """What of a name can stand in the name of a file on any machine."""
    kept = "".join(c for c in name if c.isalnum() or c in " -–").strip()
    return " ".join(kept.split())[:60] or "–"
