"""The facilitators' pages: Voila, hardened, dressed and made quick.

Started by a parent process as `python -m parastaminen_nb.voila --apps FOLDER --port 8866`, with
the key and the workshop in the environment (a command line is seen by everyone on the machine).
"""

from __future__ import annotations

from parastaminen_nb.voila.settings import Settings

__all__ = ["Settings", "serve_voila"]


def serve_voila(settings: Settings) -> None:
    """Serve the pages until SIGTERM, Ctrl-C or the end of `settings.parent`.

    Ends the kernels it started. Raises `WorkshopError` where the port cannot be had.
    """
    import os

    from jupyter_core.paths import jupyter_path  # noqa: F401  (Voila reads JUPYTER_PATH by it)

    from parastaminen_nb.voila.frame import TEMPLATES

    # Our frame is found where the package lies, however it was installed.
    ours = str(TEMPLATES.parents[2])
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        part for part in (ours, os.environ.get("JUPYTER_PATH", "")) if part
    )
    os.environ.pop("PARASTAMINEN_KEY", None)  # kernels inherit the environment
    os.environ.update(settings.for_kernels())

    from parastaminen_nb.voila.app import PageServer

    server = PageServer.made(settings)
    server.initialize([])
    server.start()
