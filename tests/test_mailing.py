"""Sending, against a real mail server that listens on this machine."""

from __future__ import annotations

import logging
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from parastaminen_nb.cli import main
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.letters import Outcome
from parastaminen_nb.mail_server import MailServer, Security
from parastaminen_nb.mailing import deliver

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


class Post:
    """Keeps what it is given; refuses some addresses, and hangs up on one.

    With `patience` it takes so many mails on one connection, and then says goodbye.
    """

    def __init__(self) -> None:
        self.mails: list = []
        self.patience = 0
        self.password = b"right"
        self.then = lambda: None
        self.logins: list[bytes] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone"):
            return "550 no such person"
        if address.startswith("bye"):
            return "421 no more"
        if address.startswith("later"):
            return "451 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("cut"):
            server.transport.close()
            return "250 OK"
        if envelope.rcpt_tos[0].startswith("big"):
            return "552 too big"
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        self.then()
        return "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "553 not you"
        session.had = getattr(session, "had", 0) + 1
        if self.patience and session.had > self.patience:
            return "421 enough for now"
        envelope.mail_from = address
        return "250 OK"


@contextmanager
def listening(post: Post, **options: object) -> Iterator[int]:
    def knows(_server, _session, _envelope, _mechanism, data) -> AuthResult:
        post.logins.append(data.login)
        return AuthResult(success=data.password == post.password, handled=False)

    controller = Controller(
        post,
        hostname="127.0.0.1",
        port=0,
        authenticator=knows,
        **{"auth_require_tls": False, **options},
    )
    with free_port() as port:
        controller.port = port
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def free_port() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        yield probe.getsockname()[1]


def server(port: int, **said: object) -> MailServer:
    return MailServer("127.0.0.1", "kunta@x.fi", port, **{"security": Security.NONE, **said})


def mail(to: str) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["Subject"], made["To"] = "Kutsu työpajaan", to
    made.set_content("Hei, ääkköset.\n", cte="quoted-printable")
    return made


def sent(port: int, *to: str, **said: object):
    return list(deliver(server(port, **said), map(mail, to), now=NOW))


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def port(post) -> Iterator[int]:
    with listening(post) as port:
        yield port


def test_a_letter_arrives_whole_and_once(post, port):
    (told,) = sent(port, "aino@x.fi", name="Kuusivaara, työpajat")
    assert told.outcome is Outcome.SENT
    ((sender, to, content),) = post.mails
    assert (sender, to) == ("kunta@x.fi", ["aino@x.fi"])
    read = message_from_bytes(content, policy=default)
    assert read["From"].addresses[0].display_name == "Kuusivaara, työpajat"
    assert read["Date"].datetime == NOW
    assert read["Message-ID"].endswith("@x.fi>")
    assert read.get_content().strip() == "Hei, ääkköset."


def test_a_refused_address_is_told_and_the_rest_still_go(post, port):
    told = sent(port, "aino@x.fi", "gone@x.fi", "later@x.fi", "big@x.fi", "bo@x.fi")
    assert [one.outcome for one in told] == [
        Outcome.SENT, Outcome.REFUSED, Outcome.FAILED, Outcome.REFUSED, Outcome.SENT,
    ]  # fmt: skip
    assert "gone@x.fi (550)" in str(told[1].why)
    assert "now (451)" in str(told[2].why)
    assert [to for _, to, _ in post.mails] == [["aino@x.fi"], ["bo@x.fi"]]


def test_a_connection_that_breaks_does_not_send_twice_nor_stop_the_rest(post, port):
    told = sent(port, "aino@x.fi", "cut@x.fi", "bo@x.fi")
    assert [one.outcome for one in told] == [Outcome.SENT, Outcome.UNSURE, Outcome.SENT]
    assert "Ask whether it came" in str(told[1].why)
    assert [to for _, to, _ in post.mails] == [["aino@x.fi"], ["bo@x.fi"]]


def test_a_server_that_has_had_enough_is_called_again_and_each_letter_arrives_once(post, port):
    post.patience = 2
    told = sent(port, *(f"p{n}@x.fi" for n in range(5)))
    assert {one.outcome for one in told} == {Outcome.SENT}
    assert [to for _, to, _ in post.mails] == [[f"p{n}@x.fi"] for n in range(5)]


def test_a_server_that_always_hangs_up_is_told_and_the_letter_can_be_tried_again(post, port):
    (told,) = sent(port, "bye@x.fi")
    assert told.outcome is Outcome.FAILED
    assert "It has not left" in str(told.why)


def test_a_server_that_is_down_is_said_before_anything_is_sent():
    with free_port() as port, pytest.raises(WorkshopError, match=f"at port {port}.*has not left"):
        sent(port, "aino@x.fi")


def test_a_wrong_password_sends_nothing(post, port):
    with pytest.raises(WorkshopError, match="user liisa with this password"):
        sent(port, "aino@x.fi", user="liisa", password="wrong")
    assert post.mails == []
    (told,) = sent(port, "aino@x.fi", user="liisa", password="right")
    assert told.outcome is Outcome.SENT
    assert post.logins[-1] == b"liisa"


def test_a_password_may_have_letters_of_any_language(post, port):
    with pytest.raises(WorkshopError, match="user liisa with this password"):
        sent(port, "aino@x.fi", user="liisa", password="väärä")
    post.password = "pähkinä€".encode()
    (told,) = sent(port, "aino@x.fi", user="liisa", password="pähkinä€")
    assert told.outcome is Outcome.SENT


def test_a_server_that_asks_nobody_for_a_password_is_told(post):
    with listening(post, auth_require_tls=True) as port:
        for password in ("right", "pähkinä"):
            with pytest.raises(WorkshopError, match="takes no user and password"):
                sent(port, "aino@x.fi", user="liisa", password=password)


def test_a_sender_who_may_not_send_is_said(port):
    with pytest.raises(WorkshopError, match=r"does not let nobody@x.fi send \(553\)"):
        list(deliver(MailServer("127.0.0.1", "nobody@x.fi", port, Security.NONE), [mail("a@x.fi")],
                     now=NOW))  # fmt: skip


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )
    return str(folder / "cert.pem")


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_the_way_is_safe_and_the_server_must_be_who_it_says(post, certificate, security, caplog):
    # The server complains of the client that hangs up on it, which is what it should do.
    caplog.set_level(logging.CRITICAL + 1, logger="mail.log")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, Path(certificate).with_name("key.pem"))
    options = (
        {"tls_context": context, "require_starttls": True}
        if security is Security.STARTTLS
        else {"ssl_context": context}
    )
    with listening(post, **options) as port:
        said = {"security": security, "user": "liisa", "password": "right"}
        (told,) = sent(port, "aino@x.fi", certificates=certificate, **said)
        assert told.outcome is Outcome.SENT
        with pytest.raises(WorkshopError, match="cannot be made safe"):
            sent(port, "aino@x.fi", **said)
    assert len(post.mails) == 1


def test_a_server_that_knows_no_safety_is_not_talked_to(post, port):
    with pytest.raises(WorkshopError, match="offers no STARTTLS"):
        sent(port, "aino@x.fi", security=Security.STARTTLS)
    assert post.mails == []


def test_settings_come_from_a_file_and_the_environment_goes_before(tmp_path):
    assert MailServer.told({}) is None
    file = tmp_path / "mail.toml"
    file.write_text('host = "mail.x.fi"\nport = 2525\nfrom = "kunta@x.fi"\nuser = "liisa"\n')
    told = MailServer.told({"PARASTAMINEN_MAIL": str(file), "PARASTAMINEN_MAIL_PASSWORD": "s3cret"})
    assert (told.host, told.port, told.security) == ("mail.x.fi", 2525, Security.STARTTLS)
    assert told.password == "s3cret"
    assert "s3cret" not in repr(told)


def environment(**said: str) -> dict[str, str]:
    whole = {"host": "mail.x.fi", "from": "kunta@x.fi", **said}
    return {f"PARASTAMINEN_MAIL_{key.upper()}": value for key, value in whole.items()}


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ({"host": ""}, "no “host”"),
        ({"from": ""}, "no “from”"),
        ({"from": "kunta"}, "whole address"),
        ({"security": "ssl"}, "not ssl"),
        ({"port": "99999"}, "no port"),
        ({"security": "none", "password": "x"}, "for everybody to read"),
    ],
)
def test_wrong_settings_are_said(said, trouble):
    with pytest.raises(WorkshopError, match=trouble):
        MailServer.told(environment(**said))


@pytest.mark.parametrize("content", ["host = ", 'hots = "x"', "\xff"])
def test_a_file_that_cannot_be_used_is_said(tmp_path, content):
    file = tmp_path / "mail.toml"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(WorkshopError, match=r"mail\.toml"):
        MailServer.told({"PARASTAMINEN_MAIL": str(file)})
    with pytest.raises(WorkshopError, match="cannot be read"):
        MailServer.told({"PARASTAMINEN_MAIL": str(tmp_path / "none.toml")})


def test_usual_ports_follow_the_security():
    assert MailServer.told(environment(security="TLS")).port == 465
    assert MailServer.told(environment()).port == 587


def test_wrong_settings_are_said_before_the_pages_start(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PARASTAMINEN_MAIL", "")  # so that it is put back afterwards
    folder = ["--folder", str(tmp_path), "--no-browser"]
    missing = ["--mail", str(tmp_path / "none.toml")]
    assert main(["--in", "fi", "run", "example", *folder, *missing]) == 2
    assert "none.toml ei voi lukea" in capsys.readouterr().err
