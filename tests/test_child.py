"""A process of ours is known by the name of its run, not by its address alone."""

import io
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from parastaminen_nb.child import RUN_HEADER, Child
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.serve import wait_until_well


@contextmanager
def answering(run):
    """A program that says it is well, of this run, or of none."""

    class Well(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            if run:
                self.send_header(RUN_HEADER, run)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Well) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/health"
        server.shutdown()


def child(health, code="import time; time.sleep(60)"):
    return Child("hub", [sys.executable, "-c", code], {}, health, io.BytesIO(), "ours")


@pytest.mark.parametrize(("run", "well"), [("ours", True), ("another", False), ("", False)])
def test_only_our_own_answer_counts(run, well):
    with answering(run) as health:
        assert child(health).well() is well


def test_another_program_at_our_address_is_not_taken_for_ours():
    with answering("") as health:
        hub = child(health, "raise SystemExit(2)")  # as where the port is taken
        hub.log = None
        hub.start()
        try:
            with pytest.raises(WorkshopError, match="did not start"):
                wait_until_well([hub], "parastaminen.log", lambda: False)
        finally:
            hub.end()
