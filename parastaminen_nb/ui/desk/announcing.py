"""Telling people something: everyone, those at one case, or one table."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.said import EVERYONE
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.lines import Line, Lines
from parastaminen_nb.ui.notice import Notice

LONGEST = 280
"""Characters of an announcement: it is read from a wall and from a phone in a hand."""


class Announcing(ipywidgets.VBox):
    """`form` (whom, and what), `send`, and `told`: what people see now, to be taken away."""

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        live = session.state
        everyone = Option("everyone", _("Everyone"))
        options = (everyone, *(Option(to, whom(live, to, _)) for to in _places(live)))
        self.form = Form(
            _,
            Field("to", _("Whom"), "select", options=options),
            Field("text", _("What you tell them"), "area", rows=2),
            label=_("Announcement"),
        )
        self.form.on_write(lambda _field, _typed: None)
        self.form.show({"to": "everyone", "text": ""})
        self.send = button(_("Tell now"), self._announce, icon="send")
        self.told = Lines(_("Told now"), self._take_away, watch=notice.watch)
        super().__init__([self.form, self.send, self.told])
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.render(live)

    def render(self, live: Live) -> None:
        _ = self._words
        self.told.show(
            [
                Line(
                    said.to or "everyone",
                    said.text,
                    head=whom(live, said.to, _),
                    acts=(("away", _("Take away")),),
                )
                for said in live.announcements
            ]
        )

    def _announce(self, _button: object) -> None:
        with self._notice.watch():
            text = " ".join(self.form.value("text").split())
            if not text:
                raise WorkshopError(N_("Write first what you want to tell."))
            if len(text) > LONGEST:
                raise WorkshopError(
                    N_("Shorten it to {most} characters: it has to be read at a glance."),
                    most=LONGEST,
                )
            self._session.announce(text, self._to(self.form.value("to")))
            self.form.show({"text": ""})

    def _take_away(self, _name: str, key: str) -> None:
        self._session.announce("", self._to(key))

    @staticmethod
    def _to(key: str) -> str:
        return EVERYONE if key == "everyone" else key


def whom(live: Live, to: str, _: Translator) -> str:
    """Whom an announcement is for, in words."""
    if to == EVERYONE:
        return _("Everyone")
    case = next((case for case in live.workshop.cases if case.key == to), None)
    if case:
        return _("Case {letter}: {title}", letter=case.letter, title=case.title)
    return _("Table {label}", label=to)


def _places(live: Live) -> Iterator[str]:
    yield from (case.key for case in live.workshop.cases)
    if live.rotation:
        rounds = range(1, live.rotation.rounds + 1)
        labels = {table.label for n in rounds for table in live.rotation.tables(n)}
        yield from sorted(labels)
