"""One's own template among the agendas: another name for it, and its end, asked once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import ipywidgets

from parastaminen_nb.core.templates import OwnTemplate
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.form import Field, Form
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.notice import Notice


class Keeper(Protocol):
    """Where templates get another name, or go."""

    def rename(self, name: str, new: str) -> OwnTemplate: ...
    def drop(self, name: str) -> None: ...


class OwnTemplateCare(ipywidgets.VBox):
    """`form` (name) and `rename`; `drop`, then `sure` or `leave`.

    Calls `changed(name)` with the name that the template has now, "" where it is gone.
    """

    def __init__(
        self, keeper: Keeper, notice: Notice, _: Translator, changed: Callable[[str], object]
    ) -> None:
        self._keeper, self._notice, self._words, self._changed = keeper, notice, _, changed
        self._name = ""
        self.form = Form(_, Field("name", _("Name of your template")), watch=notice.watch)
        self.form.on_write(lambda _field, _typed: None)
        self.rename = button(_("Rename"), self._rename, kind="sec", icon="edit")
        self.drop = button(_("Delete this template"), self._ask, kind="quiet", icon="delete")
        self.asked = Piece()
        self.sure = button(_("Remove for good"), self._drop, kind="danger", icon="delete")
        self.leave = button(_("Keep it"), self._calm, kind="sec")
        super().__init__(
            [
                self.form,
                row(self.rename, self.drop),
                self.asked,
                row(self.sure, self.leave),
            ]
        )
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.show("")

    def show(self, name: str) -> None:
        """Show it for the template of this name, nothing without one."""
        self.layout.display = "" if name else "none"
        if name != self._name:
            self._name = name
            self.form.show({"name": name})
            self._asks(False)

    def _asks(self, asks: bool) -> None:
        _ = self._words
        words = _("“{name}” cannot be brought back.", name=self._name)
        said = html('<div class="pa-notice pa-notice--warn"><p>{words}</p></div>', words=words)
        self.asked.show(said if asks else Markup())
        for part, there in ((self.sure, asks), (self.leave, asks), (self.drop, not asks)):
            part.layout.display = "" if there else "none"

    def _rename(self, _button: object) -> None:
        with self._notice.watch():
            new = self._keeper.rename(self._name, self.form.value("name"))
            self._changed(new.name)

    def _ask(self, _button: object) -> None:
        self._asks(True)

    def _calm(self, _button: object) -> None:
        self._asks(False)

    def _drop(self, _button: object) -> None:
        with self._notice.watch():
            self._keeper.drop(self._name)
            self._changed("")
