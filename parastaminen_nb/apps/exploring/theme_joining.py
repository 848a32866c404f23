"""Joining a theme with another one, which is chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets

from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.form import Field, Form, Option


class ThemeJoining:
    """`form` chooses the other theme, `join` is pressed; both in one `root`."""

    def __init__(self, work: Work) -> None:
        self._, self._notice = work.words, work.notice
        self.form: Form | None = None
        self.join = button(self._("Join"), kind="sec")
        self._holder = ipywidgets.VBox([])
        self._holder.add_class("pa-box")
        self.root = row(self._holder, self.join, classes="pa-settle-join")
        self._names: list[tuple[str, str]] = []

    def show(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer these themes: the key and the name of each."""
        _ = self._
        if list(names) != self._names:
            self._names = list(names)
            options = tuple(Option(other, name) for other, name in names)
            # A form's fields are fixed: other themes are another form.
            form = Form(
                _,
                Field("with", _("Join with the theme"), "select", options=options),
                watch=self._notice.watch,
            )
            form.on_write(lambda _field, _typed: None)
            form.show({"with": names[0][0] if names else ""})
            self.form = form
            self._holder.children = (form,)
        there(self._holder, bool(names))
        there(self.join, bool(names))

    def chosen(self) -> str:
        """The key of the theme to join with. Raises `WorkshopError` where none is chosen."""
        other = str(self.form.value("with")) if self.form else ""
        if other not in {known for known, _name in self._names}:
            raise WorkshopError(N_("Choose another theme to join with."))
        return other
