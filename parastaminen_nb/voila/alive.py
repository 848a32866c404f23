"""Who is still there: the server says that it runs, a page that is closed says farewell."""

from __future__ import annotations

from tornado.web import RequestHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler


class Alive(RequestHandler):
    """Says that the server runs; whoever started it asks."""

    def get(self) -> None:
        self.set_header("Parastaminen-Run", self.settings["parastaminen"].run)
        self.finish("ok")


class Farewell(VoilaShutdownKernelHandler):  # type: ignore[misc]  # Voila has no types
    """A page that is closed ends its kernel. One that is gone already is gone."""

    async def post(self, kernel_id: str) -> None:
        if kernel_id in self.kernel_manager:
            await super().post(kernel_id)
        else:
            self.set_status(204)
