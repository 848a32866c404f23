"""Long work beside the page: how far it is, how long it will take, and a way to stop it."""

from __future__ import annotations

from traitlets import Bool, Dict, Int, Unicode

from parastaminen_nb.core.progress import Way
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch


class Going(Telling):
    """Tells "here" when somebody's browser shows it, "look" a few times a second while it is
    `running`, so that no kernel needs a timer, and "stop" when the reader wants no more.

    What is being done is told to screen readers; percents and time left are there to be read.
    """

    _esm = script("going.js")
    _css = style("going.css")
    running = Bool(False).tag(sync=True)
    doing = Unicode().tag(sync=True)
    percent = Int(0).tag(sync=True)
    left = Unicode().tag(sync=True)
    told: Dict[str, str] = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(watch=watch, told={"bar": _("Progress"), "stop": _("Stop")})

    def show(self, way: Way) -> None:
        """Show how far the work has come."""
        with self.hold_sync():
            self.running = True
            self.percent = int(100 * way.done)
            self.doing = self._words.say(way.doing) if way.doing is not None else ""
            self.left = self._words.say(way.told_left) if way.told_left is not None else ""

    def end(self) -> None:
        self.running = False

    def answer(self) -> None:
        """A look was answered: the browser may look again."""
        self.send("looked")
