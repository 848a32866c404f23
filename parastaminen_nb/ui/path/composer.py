"""The few fields in which something new is begun; all else is written when it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from traitlets import Dict, Int, List, Unicode

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.form import Field
from parastaminen_nb.ui.telling import Telling, Watch


class Composer(Telling):
    """A form with a button. `add(values)` is called with what was written and gives the key of
    what is there now, with which `then` is called; a `WorkshopError` that it raises stands in the
    form, and what was written stays. `write(key, values)` is called with what was written into its
    other fields while it was being added: it belongs to that and not to the next. `on_close` is
    called when the reader does not want to add anything after all."""

    _esm = script("field.js", "path/aloud.js", "path/composer.js")
    _css = style("field.css", "path/path.css")
    fields: List[Any] = List().tag(sync=True)
    title = Unicode().tag(sync=True)
    words: Dict[str, str] = Dict().tag(sync=True)
    icons: Dict[str, str] = Dict().tag(sync=True)
    wrong = Unicode().tag(sync=True)
    wrong_field = Unicode().tag(sync=True)
    """The key of the field that is wrong; the first of them where nobody knows."""
    added = Unicode().tag(sync=True)
    """The key of what was added last."""
    emptied = Int(0).tag(sync=True)
    """Grows when what was written has been added."""
    entered = Int(0).tag(sync=True)
    """Grows when the reader is led into it."""

    def __init__(  # noqa: PLR0913  each is a word or an act of its own
        self,
        _: Translator,
        title: str,
        *fields: Field,
        add_word: str,
        add: Callable[[Mapping[str, str]], str],
        write: Callable[[str, Mapping[str, str]], object],
        then: Callable[[str], object],
        on_close: Callable[[], object],
        watch: Watch,
    ) -> None:
        super().__init__(
            watch=watch,
            title=title,
            fields=[field.spec(_) for field in fields],
            words={"add": add_word, "close": _("Do not add")},
            icons=icons("plus", "warn"),
        )
        self._words, self._add, self._write, self._go_on = _, add, write, then
        self._keys = {field.key for field in fields}
        self.when("add", self._added)
        self.when("also", self._also)
        self.when("close", on_close)

    def enter(self) -> None:
        self.wrong = ""
        self.entered += 1

    def _added(self, values: Mapping[str, str]) -> None:
        known = self._known(values)
        self.wrong = ""  # who presses again hears again what is still wrong
        try:
            key = self._add(known)
        except WorkshopError as trouble:
            self.wrong_field = trouble.field
            self.wrong = self._words.say(trouble)
        else:
            # The browser forgets what was written while it still shows the form.
            with self.hold_sync():
                self.added = key
                self.emptied += 1
            self._go_on(key)

    def _also(self, key: str, values: Mapping[str, str]) -> None:
        self._write(str(key), self._known(values))

    def _known(self, values: Mapping[str, str]) -> dict[str, str]:
        return {key: str(value) for key, value in values.items() if key in self._keys}
