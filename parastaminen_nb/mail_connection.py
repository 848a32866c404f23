"""A connection to the organisation's own mail server: made safe, known to it, and ended."""

from __future__ import annotations

import smtplib
import ssl
from base64 import b64encode
from typing import Any, Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.mail_server import MailServer, Security
from parastaminen_nb.told_settings import trusted, unsafe_because

PATIENCE: Final = 20.0
"""Seconds to wait for an answer of the server."""


class MailConnection(smtplib.SMTP):
    """Knows whether the text of a mail has begun to leave, and passwords with any letters."""

    begun = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.begun = True
        return super().data(msg)

    def be_known(self, user: str, password: str) -> None:
        """Log in. What is not ASCII goes as RFC 4616 has it, in UTF-8; smtplib cannot."""
        if (user + password).isascii():
            self.login(user, password)
            return
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("auth"):
            raise smtplib.SMTPNotSupportedError
        told = b64encode(f"\0{user}\0{password}".encode()).decode()
        code, said = self.docmd("AUTH", f"PLAIN {told}")
        if code != _KNOWN:
            raise smtplib.SMTPAuthenticationError(code, said)


class SecretMailConnection(MailConnection, smtplib.SMTP_SSL):
    """Safe from its first byte."""


_KNOWN: Final = 235


def connected(server: MailServer) -> MailConnection:
    """A connection that can send. Raises `WorkshopError` where there is none."""
    try:
        connection = _opened(server)
    except smtplib.SMTPNotSupportedError as error:
        raise WorkshopError(
            N_(
                "The mail server {host} offers no STARTTLS at port {port}, so that nothing was "
                "sent. Ask your IT support which “security” and “port” to set."
            ),
            host=server.host,
            port=server.port,
        ) from error
    except ssl.SSLError as error:
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
            connection.be_known(server.user, server.password)
    except smtplib.SMTPNotSupportedError as error:
        hang_up(connection)
        raise WorkshopError(
            N_(
                "The mail server {host} takes no user and password this way. Ask your IT support "
                "which “security” and “port” to set, or take “user” away. Nothing was sent."
            ),
            host=server.host,
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        hang_up(connection)
        raise WorkshopError(
            N_(
                "The mail server {host} does not accept the user {user} with this password. "
                "What is not told to be sent has not left."
            ),
            host=server.host,
            user=server.user,
        ) from error
    return connection


def hang_up(connection: MailConnection) -> None:
    """End it, whether it still holds or not."""
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        connection.close()


def _opened(server: MailServer) -> MailConnection:
    if server.security is Security.NONE:
        return MailConnection(server.host, server.port, timeout=PATIENCE)
    context = trusted(server.certificates)
    if server.security is Security.TLS:
        return SecretMailConnection(server.host, server.port, timeout=PATIENCE, context=context)
    connection = MailConnection(server.host, server.port, timeout=PATIENCE)
    try:
        connection.starttls(context=context)
    except BaseException:
        connection.close()
        raise
    return connection
