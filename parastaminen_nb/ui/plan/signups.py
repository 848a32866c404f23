"""Who has asked for the workshop: the form is opened, read, taken into the plan, and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import ipywidgets
from traitlets import Dict, List, Unicode

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.signup import Signup, taken_into
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.step import Writer
from parastaminen_nb.ui.telling import Telling, Watch


class Desk(Protocol):
    """Who keeps what came by the form."""

    @property
    def address(self) -> str:
        """The form's address; empty where nobody serves it."""

    @property
    def reached(self) -> bool:
        """Whether others than this machine reach it."""

    def signups(self) -> Sequence[Signup]: ...
    def open_signup(self, open: bool) -> None: ...
    def erase_signup(self, key: str) -> bool: ...
    def signup_list(self) -> Made: ...


class SignupTable(Telling):
    """Tells "take", "ask", "erase" and "keep" (key); `asking` is whose removal waits for a yes."""

    _esm = script("plan/signups.js")
    _css = style("plan/signups.css")
    signups: List[Any] = List().tag(sync=True)
    asking = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            words={
                "take": _("Take into the workshop"),
                "remove": _("Remove the data"),
                "sure": _("Remove for good"),
                "keep": _("Keep the data"),
            },
        )


class Signups(ipywidgets.VBox):
    """`switch` opens and closes the form, `table` shows what came, `download` is a list of it."""

    def __init__(
        self,
        planning: Writer,
        desk: Desk,
        notice: Notice,
        _: Translator,
        *,
        write: Callable[..., None],
    ) -> None:
        self._planning, self._desk, self._notice, self._words = planning, desk, notice, _
        self._write = write
        self.told = Piece()
        self.switch = button("", self._switch, kind="sec")
        self.table = SignupTable(_, watch=notice.watch)
        self.table.when("take", self._take)
        self.table.when("ask", self._ask)
        self.table.when("keep", lambda key: self._ask(""))
        self.table.when("erase", self._erase)
        self.download = Download(_("List for Excel (.xlsx)"), desk.signup_list, notice)
        super().__init__(
            [
                card(
                    heading(_("Sign-up form")),
                    self.told,
                    row(self.switch, self.download),
                    self.table,
                )
            ]
        )
        self.add_class("pa-box")

    def render(self, live: Live) -> None:
        _, found = self._words, list(self._desk.signups()) if live.signups else []
        if live.signup_open:
            said = _("The form is open. Whoever has its address can ask for the workshop.")
        else:
            said = _("The form is closed. Open it and send its address to contact persons.")
        told = html("<p>{said}</p>", said=said)
        if live.signup_open and self._desk.address:
            told += html('<p><a href="{to}">{to}</a></p>', to=self._desk.address)
        if live.signup_open and not self._desk.reached:
            words = _(
                "Only this machine reaches the form now. Start the pages with --lan or "
                "--public-url, so that others reach it."
            )
            told += noticed("info", words)
        told += html(
            '<p class="pa-muted">{words}</p>',
            words=_.plural("{n} form has come.", "{n} forms have come.", n=len(found)),
        )
        self.told.show(html('<div class="pa-stack-s">{told}</div>', told=told))
        self.switch.description = _("Close the form") if live.signup_open else _("Open the form")
        self.download.layout.display = "" if found else "none"
        self.table.signups = [
            {"key": one.key, "title": one.organisation, "facts": list(self._facts(one, live))}
            for one in found
        ]

    def _facts(self, one: Signup, live: Live) -> Iterator[tuple[str, str]]:
        """What was written, each with its name; what was left empty is left out."""
        _ = self._words
        came = live.workshop.local(one.at)
        facts = (
            (_("Contact person"), one.name),
            (_("E-mail"), one.email),
            (_("Phone"), one.phone),
            (_("Days that suit"), ", ".join(_.date(day) for day in one.days)),
            (_("More about the time"), one.when),
            (_("People"), str(one.people or "")),
            (_("Wants to hear"), ", ".join(one.hear)),
            (_("Would bring"), one.bring),
            (_("What else they wrote"), one.words),
            (_("Came"), f"{_.date(came.date())} {_.time(came)}"),
            (_("Has agreed to"), one.consent),
        )
        yield from ((name, value) for name, value in facts if value)

    def _switch(self, _button: object) -> None:
        with self._notice.watch():
            self._desk.open_signup(not self._planning.state.signup_open)

    def _take(self, key: str) -> None:
        _ = self._words
        one = self._found(key)
        if one is None:
            return
        before = self._planning.state.workshop
        self._write(taken_into(before, one))
        if self._planning.state.workshop == before:
            self._notice.say(_("The plan has all of it already."), "info")
        else:
            said = _(
                "Taken into the plan: what {organisation} asked for.", organisation=one.organisation
            )
            self._notice.say(said)

    def _ask(self, key: str) -> None:
        self.table.asking = key

    def _erase(self, key: str) -> None:
        _ = self._words
        if self._found(key) is None:
            return
        gone = self._desk.erase_signup(key)
        self.table.asking = ""
        if gone:
            self._notice.say(_("The data was removed for good."))
        else:
            said = _(
                "The data was removed. Traces may lie in the file until the program is closed: "
                "somebody was reading it just now."
            )
            self._notice.say(said, "info")

    def _found(self, key: str) -> Signup | None:
        return next((one for one in self._desk.signups() if one.key == key), None)
