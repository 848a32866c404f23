"""Sends letters through the organisation's own mail server."""

from __future__ import annotations

import smtplib
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Final, NamedTuple

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.letters import Outcome
from parastaminen_nb.mail_connection import MailConnection, connected, hang_up
from parastaminen_nb.mail_server import MailServer


class Delivery(NamedTuple):
    """What became of one mail; `why` says it where it did not leave."""

    place: int
    outcome: Outcome
    why: Sentence | None = None


def deliver(
    server: MailServer, mails: Iterable[EmailMessage], *, now: datetime
) -> Iterator[Delivery]:
    """Send each mail to whom it says, over one connection, and tell of each as soon as the
    server has answered. `place` counts from 0.

    An address that is refused does not stop the others. A server that hangs up between two mails,
    as many do after some, is called again. A mail in whose middle the connection broke is not
    sent again: it may have left. Raises `WorkshopError` where the server cannot be reached, does
    not know us, or does not let us send; mails not told of by then have not left.
    """
    connection = connected(server)
    try:
        for place, mail in enumerate(mails):
            _address(mail, server, now)
            try:
                try:
                    done = _sent(connection, mail, server)
                except _HungUpError:
                    connection = connected(server)
                    done = _sent(connection, mail, server)
            except _HungUpError:
                done = Outcome.FAILED, Sentence(_HUNG_UP, {"email": _to(mail)})
            except _BrokenError:
                done = Outcome.UNSURE, Sentence(_BROKE, {"email": _to(mail)})
            yield Delivery(place, *done)
    finally:
        hang_up(connection)


_HUNG_UP: Final = N_(
    "The mail server hung up before it took the letter to {email}. It has not left. Try later."
)
_BROKE: Final = N_(
    "The connection broke while the letter to {email} was sent. "
    "Ask whether it came before you send it again."
)


class _HungUpError(Exception):
    """The connection is gone, and nothing of the mail has left."""


class _BrokenError(Exception):
    """The connection is gone, and the mail may have left."""


def _sent(
    connection: MailConnection, mail: EmailMessage, server: MailServer
) -> tuple[Outcome, Sentence | None]:
    to = _to(mail)
    connection.begun = False
    try:
        connection.send_message(mail, from_addr=server.sender, to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        if code == _CLOSING:
            raise _HungUpError from refused
        return _refused(code, to)
    except smtplib.SMTPSenderRefused as error:
        if error.smtp_code == _CLOSING:
            raise _HungUpError from error
        raise WorkshopError(
            N_("The mail server {host} does not let {sender} send ({code}). Ask your IT support."),
            host=server.host,
            sender=server.sender,
            code=error.smtp_code,
        ) from error
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, to)
    except (smtplib.SMTPException, OSError) as error:
        connection.close()
        raise (_BrokenError if connection.begun else _HungUpError) from error
    return Outcome.SENT, None


_CLOSING: Final = 421
"""The server's word for: enough for now, I hang up."""


def _refused(code: int, to: str) -> tuple[Outcome, Sentence]:
    if code < 500:  # for now only
        message = N_("The mail server cannot take the letter to {email} now ({code}). Try later.")
        return Outcome.FAILED, Sentence(message, {"email": to, "code": code})
    message = N_("The mail server does not take mail to {email} ({code}). Check the address.")
    return Outcome.REFUSED, Sentence(message, {"email": to, "code": code})


def _address(mail: EmailMessage, server: MailServer, now: datetime) -> None:
    """What only who sends a mail can say: from whom it is, and when."""
    del mail["From"], mail["Date"], mail["Message-ID"]
    mail["From"] = Address(server.name, addr_spec=server.sender)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])


def _to(mail: EmailMessage) -> str:
    return str(mail["To"].addresses[0].addr_spec)
