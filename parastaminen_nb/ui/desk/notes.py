"""The facilitator's own notes: for the report, and for nobody else's screen."""

from __future__ import annotations

from secrets import token_urlsafe

import ipywidgets

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.said import Note
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.desk.announcing import whom
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.lines import Line, Lines
from parastaminen_nb.ui.notice import Notice


class Notes(ipywidgets.VBox):
    """`form` (what it is about, and the note), `keep`, and `kept`."""

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        live = session.state
        cases = tuple(Option(case.key, whom(live, case.key, _)) for case in live.workshop.cases)
        self.form = Form(
            _,
            Field(
                "case",
                _("What it is about"),
                "select",
                options=(Option("", _("The workshop")), *cases),
            ),
            Field("text", _("Note"), "area", rows=2, hint=_("Only here and in what you export.")),
            label=_("A note of your own"),
        )
        self.form.on_write(lambda _field, _typed: None)
        self.form.show({"case": "", "text": ""})
        self.keep = button(_("Keep the note"), self._keep, icon="check")
        self.kept = Lines(_("Your notes"), self._throw_away, watch=notice.watch)
        super().__init__([self.form, self.keep, self.kept])
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.render(live)

    def render(self, live: Live) -> None:
        _ = self._words
        self.kept.show(
            [
                Line(
                    note.key,
                    note.text,
                    head=whom(live, note.case, _) if note.case else _("The workshop"),
                    note=_("round {round}", round=note.round) if note.round else "",
                    case=note.case,
                    acts=(("away", _("Throw away")),),
                )
                for note in reversed(live.notes)
            ]
        )

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            text = self.form.value("text").strip()
            if not text:
                raise WorkshopError(N_("Write the note first."))
            live = self._session.state
            note = Note(token_urlsafe(12), text, self.form.value("case"), live.round)
            self._session.note(note)
            self.form.show({"text": ""})

    def _throw_away(self, _name: str, key: str) -> None:
        self._session.note(Note(key, ""))
