"""Skipping a part of the agenda, or going back to one, once it is said what follows."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.jumping import follows, going_back, skipping
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.controls import starting
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.now import leg_name
from parastaminen_nb.ui.status import Status


class Jump(ipywidgets.VBox):
    """`skip` and `back` choose, `form` chooses any part, `told` says what follows, `go` goes."""

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        live = session.state
        self._parts = {leg.key: leg for leg in live.agenda.legs}
        options = tuple(
            Option(leg.key, f"{place}. {leg_name(live, leg, _)}, {leg.minutes} min")
            for place, leg in enumerate(live.agenda.legs, start=1)
        )
        self.skip = button(_("Skip the next part"), self._choose_skip, kind="sec", icon="next")
        self.back = button(_("Go back a part"), self._choose_back, kind="sec", icon="undo")
        self.form = Form(
            _,
            Field("part", _("Go to"), "select", options=(Option("", _("Choose")), *options)),
            label=_("Another part of the agenda"),
        )
        self.form.on_write(lambda _field, _typed: self.render(session.state))
        self.form.show({"part": ""})
        self.told = Status("pa-small")
        self.go = button("", self._go)
        self.go.once = True
        super().__init__([row(self.skip, self.back), self.form, self.told, self.go])
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.render(live)

    def render(self, live: Live) -> None:
        self.skip.layout.display = "" if skipping(live) else "none"
        self.back.layout.display = "" if going_back(live) else "none"
        chosen = self._chosen()
        self.go.layout.display = "" if chosen else "none"
        if chosen is None:
            self.told.words = ""
            return
        said = follows(live, chosen, self._session.now())
        self.told.words = " ".join(self._words.say(sentence) for sentence in said)
        self.go.description = starting(chosen, self._words)

    def choose(self, part: Leg | None) -> None:
        if part:
            self.form.show({"part": part.key})
            self.render(self._session.state)

    def _chosen(self) -> Leg | None:
        return self._parts.get(self.form.value("part"))

    def _choose_skip(self, _button: object) -> None:
        with self._notice.watch():
            self.choose(skipping(self._session.state))

    def _choose_back(self, _button: object) -> None:
        with self._notice.watch():
            self.choose(going_back(self._session.state))

    def _go(self, _button: object) -> None:
        with self._notice.watch():
            if chosen := self._chosen():
                self.form.show({"part": ""})
                self._session.start(chosen.first)
