"""The process behind a page: IPython's kernel without the debugger, which no page can use.

It would take a quarter of the kernel's memory and a third of its start.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path


def main() -> None:
    # The folder it is started in is no place for modules; IPython adds it later itself.
    if sys.path[0] == "" or Path(sys.path[0]) == Path.cwd():
        del sys.path[0]
    # Its absence is foreseen where it is imported.
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]

    from ipykernel.kernelapp import IPKernelApp

    from parastaminen_nb.traces import retell

    app = IPKernelApp.instance()
    app.initialize()  # type: ignore[no-untyped-call]
    tornado = logging.getLogger("tornado")
    tornado.setLevel(logging.ERROR)  # a page that was closed is no news
    for log in (app.log, tornado):
        retell(log)
    app.start()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
