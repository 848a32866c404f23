"""Asks a language model: one question, one answer, over plain HTTP of the standard library.

What is asked goes to the one address of the settings. A server that sends us on elsewhere is not
followed, and a proxy of the environment is not used: where it goes was said before.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from socket import SHUT_RDWR, socket
from threading import Event, Thread, Timer
from typing import Any, Final, NamedTuple

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.model_server import ModelServer
from parastaminen_nb.told_settings import trusted, unsafe_because

MOST: Final = 400_000
"""Bytes of an answer that are read; a summary has a hundredth of it."""

_REACHED: Final = 10.0
"""Seconds in which a connection must stand."""
_OK, _SENT_ON, _NO_KEY, _NOTHING_THERE, _TOO_MANY = 200, range(300, 400), {401, 403}, 404, 429
_BUSY: Final = 500


class Message(NamedTuple):
    """Something said to the model, by whom: "system" or "user"."""

    by: str
    text: str


class Said(NamedTuple):
    """What the model answered. `cut` tells that it was stopped by its own limit."""

    text: str
    cut: bool


class Call:
    """A question on its way. `start` sends it and returns at once; `stop` hangs up.

    When `done`, `result` has the answer, or raises the `WorkshopError` that tells what went wrong.
    """

    def __init__(self, server: ModelServer, messages: Sequence[Message]) -> None:
        self._server = server
        self._asked = json.dumps(
            {
                "model": server.model,
                "messages": [{"role": one.by, "content": one.text} for one in messages],
                "temperature": 0,
                "max_tokens": server.tokens,
                "stream": False,
            }
        ).encode()
        self._line: socket | None = None
        self._ended, self._late, self._stopped = Event(), False, False
        self._said: Said | None = None
        self._trouble: Sentence | None = None
        self._broken: BaseException | None = None

    def start(self) -> Call:
        # A model may think for minutes: whoever waits must be able to hang up meanwhile.
        Thread(target=self._run, daemon=True, name="language model").start()
        return self

    def stop(self) -> None:
        """Hang up. What the model still says is not heard."""
        self._stopped = True
        self._hang_up()
        self._ended.set()

    @property
    def done(self) -> bool:
        """Whether it has an answer, failed, or was stopped."""
        return self._ended.is_set()

    def wait(self) -> Said:
        """The answer, when it has come. Raises `WorkshopError`."""
        self._ended.wait()
        return self.result()

    def result(self) -> Said:
        """The answer of a call that is `done`. Raises `WorkshopError`."""
        if self._stopped:
            raise WorkshopError(N_("The question was stopped. Nothing of an answer was kept."))
        if self._trouble is not None:
            raise WorkshopError(self._trouble.message, **self._trouble.blanks)
        if self._broken is not None:
            raise self._broken
        assert self._said is not None, "asked before it was done"
        return self._said

    def _run(self) -> None:
        watch = Timer(self._server.patience, self._too_late)
        watch.daemon = True
        watch.start()
        try:
            self._said = _read(self._answer(), self._server)
        except WorkshopError as trouble:
            self._trouble = self._why(trouble.sentence)
        except (OSError, HTTPException) as error:
            self._trouble = self._why(_broken_off(self._server, error))
        except Exception as error:  # noqa: BLE001  raised by `result`, in the thread that asked
            if self._late:
                self._trouble = self._why(_broken_off(self._server, error))
            else:
                self._broken = error
        finally:
            watch.cancel()
            self._hang_up()
            self._ended.set()

    def _why(self, seen: Sentence) -> Sentence:
        """Why it ended: a line that we cut ourselves looks broken to who reads from it."""
        if not self._late:
            return seen
        message = N_(
            "The language model at {host} did not answer within {n} seconds. Ask about fewer "
            "comments, or raise “patience”."
        )
        return Sentence(message, {"host": self._server.host, "n": self._server.patience})

    def _answer(self) -> bytes:
        server = self._server
        connection = _connection(server)
        try:
            connection.connect()
        except ssl.SSLError as error:
            raise WorkshopError(
                N_(
                    "The way to the language model at {host} cannot be made safe ({why}). Ask your "
                    "IT support which “certificates” to set. Nothing was sent."
                ),
                host=server.host,
                why=unsafe_because(error),
            ) from error
        except OSError as error:
            raise WorkshopError(
                N_(
                    "The language model at {host} cannot be reached. Nothing was sent. See that it "
                    "runs, and check “address”."
                ),
                host=server.host,
            ) from error
        connection.sock.settimeout(None)  # the watch ends it
        # Kept by us: the connection forgets its line when the server says that it will close it.
        self._line = connection.sock
        if self._stopped or self._late:
            return b""
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if server.key:
            headers["Authorization"] = f"Bearer {server.key}"
        path = f"{server.parts.path}/chat/completions"
        connection.request("POST", path, self._asked, headers)
        answer = connection.getresponse()
        _check(answer, server)
        content = answer.read(MOST + 1)
        if len(content) > MOST:
            raise WorkshopError(
                N_(
                    "The language model at {host} answered far more than was asked for. Its answer "
                    "was thrown away."
                ),
                host=server.host,
            )
        if answer.length:
            raise IncompleteRead(content, answer.length)
        return content

    def _too_late(self) -> None:
        self._late = True
        self._hang_up()

    def _hang_up(self) -> None:
        if self._line is not None:
            with suppress(OSError):  # the other side may have been quicker
                self._line.shutdown(SHUT_RDWR)
            self._line.close()


def _connection(server: ModelServer) -> HTTPConnection:
    parts, patience = server.parts, min(_REACHED, server.patience)
    assert parts.hostname, "checked when the settings were read"
    if parts.scheme == "http":
        return HTTPConnection(parts.hostname, parts.port, timeout=patience)
    context = trusted(server.certificates)
    return HTTPSConnection(parts.hostname, parts.port, timeout=patience, context=context)


def _check(answer: HTTPResponse, server: ModelServer) -> None:
    code = answer.status
    if code == _OK:
        return
    if code in _SENT_ON:
        message = N_(
            "{host} sends us on to another address ({code}). It was not followed: comments go "
            "only where the settings say. Check “address”."
        )
    elif code in _NO_KEY:
        message = N_("{host} does not accept the key ({code}). Check “key” or “key_file”.")
    elif code == _NOTHING_THERE:
        message = N_(
            "{host} knows no such address or no model {model} ({code}). Check “address” and "
            "“model”."
        )
    elif code == _TOO_MANY or code >= _BUSY:
        message = N_("The language model at {host} cannot answer now ({code}). Try again later.")
    else:
        message = N_(
            "{host} did not take the question ({code}). Perhaps it is too long for the model: "
            "lower “characters”."
        )
    raise WorkshopError(message, host=server.host, code=code, model=server.model)


def _read(content: bytes, server: ModelServer) -> Said:
    try:
        said: Any = json.loads(content)
        choice = said["choices"][0]
        text, cut = choice["message"]["content"], choice.get("finish_reason") == "length"
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise _nonsense(server) from error
    if not isinstance(text, str):
        raise _nonsense(server)
    return Said(text, cut)


def _nonsense(server: ModelServer) -> WorkshopError:
    return WorkshopError(
        N_(
            "What {host} answered cannot be read. Check that “address” is that of an "
            "OpenAI-compatible service; most of them end in /v1."
        ),
        host=server.host,
    )


def _broken_off(server: ModelServer, error: Exception) -> Sentence:
    if isinstance(error, IncompleteRead):
        message = N_(
            "The answer of {host} broke off in the middle. Nothing of it was kept. Ask again."
        )
    else:
        message = N_(
            "The connection to {host} broke while the model was asked. What was sent may have "
            "reached it."
        )
    return Sentence(message, {"host": server.host})
