"""A language model that says what a test wants: the far side of the wire, which is not ours."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Model:
    """`asked` keeps (path, headers, body) of each question; `says` answers it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], dict]] = []
        self.says: Callable[[BaseHTTPRequestHandler], None] = answer("")
        self.gone = threading.Event()
        self.address = ""

    @property
    def sent(self) -> str:
        """Everything that was told in the last question."""
        return "\n".join(message["content"] for message in self.asked[-1][2]["messages"])


def answer(text: str, *, reason: str = "stop") -> Callable[[BaseHTTPRequestHandler], None]:
    """Answers as an OpenAI-compatible service does."""
    message = {"role": "assistant", "content": text}
    said = {"choices": [{"index": 0, "message": message, "finish_reason": reason}]}
    return raw(json.dumps(said).encode())


def raw(content: bytes, code: int = 200, **headers: str) -> Callable[..., None]:
    """Answers exactly this. A `Content_Length` of its own may lie."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        told = {"Content_Length": str(len(content)), **headers}
        for name, value in told.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return say


@contextmanager
def listening() -> Iterator[Model]:
    """A model on a free port of this machine."""
    model = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append((self.path, dict(self.headers), body))
            try:
                model.says(self)
            except OSError:
                model.gone.set()  # whoever asked has hung up

        def log_message(self, *_said: object) -> None:
            """A test reads no access log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield model
    finally:
        model.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()
