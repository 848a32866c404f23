"""Voila's application, hardened: our pages and nothing else, behind a key, with a spare kernel.

What is relied on inside Voila (a test each): `init_settings`, the names of its settings, its
kernels' socket, its farewell, `NotebookRenderer` with its exporter, `get_page_config`.
"""

from __future__ import annotations

import asyncio
import logging
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.escape import json_encode
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_page_config

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import Translator, translator
from parastaminen_nb.session import Session
from parastaminen_nb.text.kept import missing
from parastaminen_nb.voila import frame
from parastaminen_nb.voila.alive import Alive, Farewell
from parastaminen_nb.voila.client import run
from parastaminen_nb.voila.compiled import Compiled
from parastaminen_nb.voila.configuration import configuration
from parastaminen_nb.voila.ending import told_to_stop
from parastaminen_nb.voila.guard import Guarded, KeyHolder
from parastaminen_nb.voila.kernels import Places, imports_of
from parastaminen_nb.voila.pages import Nowhere, Page, Refusal, Start
from parastaminen_nb.voila.settings import Settings
from parastaminen_nb.voila.spare import Spare, Visit
from parastaminen_nb.voila.static import Kept, Scripts, entry_of

log = logging.getLogger("parastaminen.voila")

_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
LIKELY = "desk"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class PageServer(Voila):  # type: ignore[misc]  # Voila has no types
    """Serves the notebooks of one folder. `told` is set before `initialize`."""

    told: Settings
    places: Places
    spare: Spare
    scripts: Scripts
    _compiled: Compiled
    ending = False
    _session: Session | None = None
    _making: subprocess.Popen[bytes] | None = None

    @classmethod
    def made(cls, told: Settings) -> PageServer:
        # The one application of the process: Jupyter's handlers write to its log, or to
        # nobody's, which prints every unknown kernel.
        server: PageServer = cls.instance(
            config=configuration(told),
            config_file_paths=[],
            log_level=logging.ERROR,
            root_dir=str(told.apps.resolve()),
            ip=told.host,
            port=told.port,
            open_browser=False,
            identity_provider_class=type("Holder", (KeyHolder,), {"guard": told}),
        )
        server.told = told
        return server

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        settings.update(
            parastaminen=self.told,
            allow_remote_access=True,  # the guard has looked at the host already
            log_function=lambda handler: None,
            server_root_dir=self.root_dir,
            # Jupyter hangs up after three pings without an answer. A time of our own that is as
            # short as one ping hangs up at each of them.
            ws_ping_interval=round(self.told.ping_seconds * 1000),
        )
        return settings

    def init_handlers(self) -> list[Any]:
        """Only what our pages use. Voila's lists, files, contents and query strings stay away."""
        return [
            (rf"/api/kernels/{_KERNEL}", KernelHandler),
            (rf"/api/kernels/{_KERNEL}/channels", VoilaKernelWebsocketHandler),
            (r"/voila/api/shutdown/(.*)", Farewell),
            (r"/look/(\w+)/([\w.-]+)", Kept),
            (r"/scripts/(\w+)/(.+)", Kept, {"scripts": self.scripts}),
            (r"/alive", Alive),
            (r"/", Start),
            (r"/([a-z][a-z0-9_]*)(?:\.ipynb)?/?", Page),
            (r".*", Nowhere),
        ]

    # What the pages ask.

    def names(self) -> list[str]:
        """The pages there are, by name."""
        return sorted(path.stem for path in self.told.apps.glob("*.ipynb"))

    def notebook(self, name: str) -> str | None:
        known = _NAME.fullmatch(name) and (self.told.apps / f"{name}.ipynb").is_file()
        return f"{name}.ipynb" if known else None

    def first_page(self) -> str:
        there = self.names()
        first = next((name for name in frame.PAGES if name in there), None)
        return f"/{first or (there[0] if there else '')}"

    def around(self, name: str, kernel_id: str, _: Translator) -> frame.Around:
        """What stands around a page, and the workshop's title, day and clock; these are left out
        where the workshop cannot be read now."""
        alone = frame.Around(
            names=self.names(),
            scripts=self.scripts.address,
            config=json_encode(self.page_config(kernel_id)),  # "</" is escaped by it
            query="" if _.language == self.told.language else f"?lang={_.language}",
        )
        session = self._session
        if session is None:
            return alone
        try:
            session.catch_up()
        except WorkshopError:
            return alone  # the page itself says what is wrong with the file
        live = session.state
        return replace(
            alone,
            workshop=live.workshop.title,
            when=_.date(live.workshop.day) if live.workshop.day else "",
            clock=frame.Running.of(live, session.now(), _) if name in frame.CLOCKED else None,
        )

    def page_config(self, kernel_id: str) -> dict[str, Any]:
        """What Voila's front end is told: its kernel, its extensions, where its pieces lie."""
        config: dict[str, Any] = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        config.update(
            kernelId=kernel_id,
            baseUrl=self.base_url,
            jupyterLabTheme="light",
            fullStaticUrl=self.scripts.address,
            fullLabextensionsUrl=f"{self.scripts.address}/labextensions",
        )
        for extension in config["federated_extensions"]:
            extension["load"] = entry_of(extension["name"])
        return config

    async def cells(self, visit: Visit, kernel_id: str) -> str:
        """Run a page's notebook in the kernel of that id, which is ready: its cells as markup."""
        renderer = NotebookRenderer(
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=f"{visit.page}.ipynb",
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config={},
        )
        await renderer.initialize()
        renderer.exporter.environment.bytecode_cache = self._compiled
        # A page that was run before in this kernel may have been in another language.
        setting = f"__import__('os').environ['PARASTAMINEN_LANGUAGE'] = {visit.language!r}"
        kernel = self.kernel_manager.get_kernel(kernel_id)
        await run(kernel, setting)
        html: str = await renderer.generate_content_str(kernel_id, kernel)
        return html

    def likely(self, language: str) -> Visit | None:
        """The page that is most often opened anew, on the day and in a hurry."""
        return Visit(LIKELY, language) if LIKELY in self.names() else None

    # The life of the server.

    def start(self) -> None:
        """Serve until SIGTERM, Ctrl-C or the end of whoever started us."""
        logging.getLogger("tornado").setLevel(logging.ERROR)  # a wrong address is no news
        with tempfile.TemporaryDirectory(prefix="parastaminen-") as folder:
            self.connection_dir = folder
            asyncio.run(self._serve())

    async def _serve(self) -> None:
        self.scripts, self._compiled = Scripts(), Compiled()
        settings = self.init_settings()
        self.app = Guarded([], guard=self.told, refusal=Refusal, **settings)
        self.kernel_manager.default_kernel_name = "python3"
        self.places = Places(self.kernel_manager, self.told.most_kernels, self.told.away_seconds)
        notebooks = [self.told.apps / f"{name}.ipynb" for name in self.names()]
        self.spare = Spare(self.kernel_manager, imports_of(notebooks), self.cells)
        self.app.add_handlers(".*$", self.init_handlers())
        try:
            sockets = bind_sockets(self.told.port, self.told.host)
        except OSError as trouble:
            raise WorkshopError(
                N_("The port {port} is in use or not allowed. Choose another one."),
                port=self.told.port,
            ) from trouble
        server = HTTPServer(self.app, xheaders=True)
        server.add_sockets(sockets)
        asyncio.get_running_loop().run_in_executor(None, self._make_ready)
        if self.told.keep_warm:
            self.spare.heat(self.likely(self.told.language))
        await told_to_stop(with_parent=self.told.with_parent)
        # Pages that are cut off in the middle now are no news to anyone.
        self.ending = True
        logging.getLogger("tornado").setLevel(logging.CRITICAL)
        server.stop()
        self.spare.stop()
        if self._making is not None:
            self._making.terminate()
        await self.kernel_manager.end_all()

    def _make_ready(self) -> None:
        """What the first visitor should not wait for. Runs beside the loop."""
        try:
            self._session = Session.opened(self.told.workshop)
        except WorkshopError as trouble:
            log.warning("The workshop's title is not shown: %s", trouble)
        self.scripts.prepare()
        translator(self.told.language)  # reads its catalog
        frame.prepare()
        if missing() and not self.ending:  # a process of its own: this one answers meanwhile
            making = [sys.executable, "-m", "parastaminen_nb.text.kept"]
            self._making = subprocess.Popen(making, stdin=subprocess.DEVNULL)
            self._making.wait()
