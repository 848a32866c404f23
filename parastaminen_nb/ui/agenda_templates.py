"""The agendas to begin with: those of the house and one's own, seen before one is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Protocol

import ipywidgets

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.agenda_editing import (
    USUAL_CASES,
    laid_into,
    usual_agenda,
    written_by_hand,
)
from parastaminen_nb.core.editing import whole
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.laying import usual_beginning
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.templates import TEMPLATES, OwnTemplate
from parastaminen_nb.core.workshop import MOST_CASES
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.choices import Choices
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.own_template import Keeper, OwnTemplateCare
from parastaminen_nb.ui.ribbon import ribbon

USUAL: Final = "usual"
OWN: Final = "own "


class Shelf(Keeper, Protocol):
    """Where one's own templates are kept."""

    def all(self) -> tuple[OwnTemplate, ...]: ...
    def keep(self, name: str, agenda: Agenda) -> OwnTemplate: ...


class TemplateChooser(ipywidgets.VBox):
    """`choices`, `form` (rounds), `preview`, `use`, `sure`, `close_it`, and `care` of one's own.

    Calls `taken(agenda, name)` with the name of a template of the house, or "". Where something
    in the agenda is somebody's own, it asks before that is replaced.
    """

    def __init__(
        self, shelf: Shelf, notice: Notice, _: Translator, taken: Callable[[Agenda, str], object]
    ) -> None:
        self._shelf, self._notice, self._words, self._taken = shelf, notice, _, taken
        self._live = Live()
        self._own: dict[str, OwnTemplate] = {}
        self._rounds = ""
        self.choices = Choices(_("What is the workshop like?"), watch=notice.watch)
        self.choices.when("choose", self._choose)
        self.form = Form(
            _,
            Field(
                "rounds",
                _("How many rounds?"),
                "number",
                min=1,
                max=MOST_CASES,
                hint=_("As many as there are cases, unless each sees only some of them."),
            ),
            label=_("Rounds"),
            watch=notice.watch,
        )
        self.form.on_write(self._write)
        self.preview = Piece()
        self.use = button(_("Use this agenda"), self._use, icon="check")
        self.use.once = True
        self.sure = Piece()
        self.care = OwnTemplateCare(shelf, notice, _, self._cared)
        self.close_it = button(_("Close"), self._close, kind="quiet")
        super().__init__(
            [
                Piece(html("<h2>{words}</h2>", words=_("Begin with another agenda"))),
                self.choices,
                self.form,
                self.preview,
                self.sure,
                row(self.use, self.close_it),
                self.care,
            ]
        )
        for name in ("pa-box", "pa-card", "pa-stack", "pa-chooser"):
            self.add_class(name)
        self.layout.display = "none"

    @property
    def is_open(self) -> bool:
        return bool(self.layout.display != "none")

    def unfold(self) -> None:
        """Show the choices, one's own as they are kept now."""
        self.layout.display = ""
        self._read()
        self._render()
        self.choices.go()

    def render(self, live: Live) -> None:
        self._live = live
        if self.is_open:
            self._render()

    def _read(self) -> None:
        # A file that cannot be read is told; the templates of the house are there all the same.
        with self._notice.watch():
            self._own = {}
            self._own = {OWN + one.name: one for one in self._shelf.all()}

    def _render(self) -> None:
        _ = self._words
        self.choices.show(list(self._options()), self.choices.chosen)
        chosen = self.choices.chosen
        self.form.show({"rounds": self._rounds or str(self._usual_rounds())})
        own = chosen in self._own
        self.form.layout.display = "none" if own else ""
        self.care.show(self._own[chosen].name if own else "")
        self.use.disabled, self.use.reason = False, ""
        try:
            agenda = self._agenda()
        except WorkshopError as trouble:
            self.use.disabled, self.use.reason = True, _.say(trouble)
            words = html('<p class="pa-error">{words}</p>', words=_.say(trouble))
            self.preview.show(words)
            self.sure.show(Markup())
            return
        self.preview.show(_previewed(agenda, _))
        asks = written_by_hand(self._live.workshop, self._live.agenda)
        self.sure.show(self._asked(agenda) if asks else Markup())
        self.use.description = _("Replace my agenda") if asks else _("Use this agenda")

    def _asked(self, agenda: Agenda) -> Markup:
        _ = self._words
        words = _.plural(
            "Your agenda has been changed by hand. Its {n} part is replaced. You can take it back.",
            "Your agenda has been changed by hand. Its {n} parts are replaced. "
            "You can take it back.",
            n=len(self._live.agenda.segments),
        )
        return html('<div class="pa-notice pa-notice--warn"><p>{words}</p></div>', words=words)

    def _options(self) -> Iterator[Option]:
        _ = self._words
        about = _("Made of the cases, the way they are heard, and the minutes there are.")
        yield Option(USUAL, _("As usual"), about)
        for name, template in TEMPLATES.items():
            yield Option(name, _(template.name), _(template.about))
        for key, own in self._own.items():
            rounds = sum(segment.kind == "round" for segment in own.segments)
            yield Option(
                key,
                own.name,
                _(
                    "Your own: {parts}, {rounds}.",
                    parts=_.plural("{n} part", "{n} parts", n=len(own.segments)),
                    rounds=_.plural("{n} round", "{n} rounds", n=rounds),
                ),
            )

    def _agenda(self) -> Agenda:
        """The agenda of the choice. Raises `WorkshopError` where it cannot be."""
        workshop, chosen = self._live.workshop, self.choices.chosen
        if chosen in self._own:
            segments = self._own[chosen].segments
            return laid_into(segments, workshop.minutes, usual_beginning(workshop))
        message = N_("Enter the number of rounds, {least}–{most}.")
        rounds = whole(self._rounds or str(self._usual_rounds()), 1, MOST_CASES, message)
        if chosen == USUAL:
            return usual_agenda(workshop, rounds)
        return Agenda.template(chosen, rounds=rounds, minutes=workshop.minutes)

    def _usual_rounds(self) -> int:
        return len(self._live.workshop.cases) or USUAL_CASES

    def _choose(self, value: str) -> None:
        self.choices.chosen = value
        self._render()

    def _write(self, field: str, typed: dict[str, str]) -> None:
        self._rounds = typed[field]
        self._render()
        self._agenda()

    def _use(self, _button: object) -> None:
        with self._notice.watch():
            chosen = self.choices.chosen
            agenda = self._agenda()
            self.layout.display = "none"
            self._taken(agenda, chosen if chosen in TEMPLATES else "")

    def _cared(self, name: str) -> None:
        """A template of one's own has this name now, or none any more."""
        self._read()
        self.choices.chosen = OWN + name if name else USUAL
        self._render()

    def _close(self, _button: object) -> None:
        self.layout.display = "none"


def _previewed(agenda: Agenda, _: Translator) -> Markup:
    left = agenda.slack
    if left < 0:
        words = _.plural(
            "It needs {n} minute more than there is.",
            "It needs {n} minutes more than there are.",
            n=-left,
        )
    else:
        words = _("{minutes} min, {left} min left over.", minutes=agenda.minutes, left=agenda.slack)
    return html(
        '<div class="pa-stack-s">{strip}<p class="pa-muted pa-small">{words}</p></div>',
        strip=ribbon(agenda, _),
        words=words,
    )
