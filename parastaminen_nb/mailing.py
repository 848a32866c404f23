"""Sends letters through the organisation's own mail server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Final, NamedTuple

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.letters import Outcome
from parastaminen_nb.mail_server import MailServer, Security
from parastaminen_nb.told_settings import trusted, unsafe_because

PATIENCE: Final = 20.0
"""Seconds to wait for an answer of the server."""


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

    An address that is refused does not stop the others. A mail in whose middle the connection
    broke is not sent again: it may have left. Raises `WorkshopError` where the server cannot be
    reached, does not know us, or does not let us send; mails not told of by then have not left.
    """
    connection = _connected(server)
    try:
        for place, mail in enumerate(mails):
            _address(mail, server, now)
            try:
                yield Delivery(place, *_sent(connection, mail, server))
            except _BrokenError:
                yield Delivery(
                    place,
                    Outcome.FAILED,
                    Sentence(
                        N_(
                            "The connection broke while the letter to {email} was sent. "
                            "Ask whether it came before you send it again."
                        ),
                        {"email": _to(mail)},
                    ),
                )
                connection = _connected(server)
    finally:
        _hang_up(connection)


class _BrokenError(Exception):
    """The connection is gone."""


def _sent(
    connection: smtplib.SMTP, mail: EmailMessage, server: MailServer
) -> tuple[Outcome, Sentence | None]:
    to = _to(mail)
    try:
        connection.send_message(mail, from_addr=server.sender, to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        return _refused(code, to)
    except smtplib.SMTPSenderRefused as error:
        raise WorkshopError(
            N_("The mail server {host} does not let {sender} send ({code}). Ask your IT support."),
            host=server.host,
            sender=server.sender,
            code=error.smtp_code,
        ) from error
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, to)
    except (smtplib.SMTPException, OSError) as error:
        raise _BrokenError from error
    return Outcome.SENT, None


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


def _connected(server: MailServer) -> smtplib.SMTP:
    try:
        connection = _opened(server)
    except (ssl.SSLError, smtplib.SMTPNotSupportedError) as error:
        raise WorkshopError(
            N_(
                "The way to the mail server {host} cannot be made safe ({why}). Ask your IT "
                "support which “security”, “port” and “certificates” to set."
            ),
            host=server.host,
            why=unsafe_because(error),
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise WorkshopError(
            N_(
                "The mail server {host} does not answer at port {port}. What is not "
                "told to be sent has not left. Try again later, or ask your IT support."
            ),
            host=server.host,
            port=server.port,
        ) from error
    try:
        if server.user:
            connection.login(server.user, server.password)
    except (smtplib.SMTPException, OSError) as error:
        _hang_up(connection)
        raise WorkshopError(
            N_(
                "The mail server {host} does not accept the user {user} with this password. "
                "What is not told to be sent has not left."
            ),
            host=server.host,
            user=server.user,
        ) from error
    return connection


def _opened(server: MailServer) -> smtplib.SMTP:
    if server.security is Security.NONE:
        return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    context = trusted(server.certificates)
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        connection.starttls(context=context)
    except BaseException:
        connection.close()
        raise
    return connection


def _hang_up(connection: smtplib.SMTP) -> None:
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        connection.close()
