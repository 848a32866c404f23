"""The facilitators' pages: Voila, hardened, dressed and made quick.

Started by a parent process as `python -m parastaminen_nb.voila --apps FOLDER --port 8866`, with
the key and the workshop in the environment (a command line is seen by everyone on the machine).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from parastaminen_nb.voila.settings import Settings

__all__ = ["Settings", "serve_voila"]


def serve_voila(settings: Settings) -> None:
    """Serve the pages until SIGTERM, Ctrl-C or the end of its parent, where the settings say so.

    Ends the kernels it started. Raises `WorkshopError` where the port cannot be had.
    """
    # A grammar of web addresses that takes a second to build at import, for a check of a kind
    # of value that no schema here has. Its absence is foreseen where it is imported.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

    # Our frame is found where the package lies, however it was installed.
    ours = str(Path(__file__).parents[1] / "share" / "jupyter")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        part for part in (ours, os.environ.get("JUPYTER_PATH", "")) if part
    )
    os.environ.pop("PARASTAMINEN_KEY", None)  # kernels inherit the environment
    os.environ.update(settings.for_kernels())

    from parastaminen_nb.traces import retell
    from parastaminen_nb.voila.app import PageServer

    server = PageServer.made(settings)
    server.initialize([])
    retell(server.log)
    server.start()
