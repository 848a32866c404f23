"""Finding a rotation: what is asked of it, ways of mixing side by side, the one that is kept."""

from __future__ import annotations

from dataclasses import replace

from parastaminen_nb.apps.rotation_files import RulesOnFile
from parastaminen_nb.core.choices import Choices, agenda_with_rounds
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.rotation import Alternative, Rotation
from parastaminen_nb.i18n import Translator
from parastaminen_nb.planning import Planning
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.rotation import Asking, Comparing, closed_words, refuse_closed


class Finding:
    """`asking` is what is asked, `comparing` shows other rotations. No round may have begun."""

    def __init__(self, planning: Planning, notice: Notice, _: Translator) -> None:
        self._words, self._notice, self._planning = _, notice, planning
        self.asking = Asking(notice, _, RulesOnFile(_))
        self.asking.find.on_click(self._find)
        self.asking.take.on_click(self._take)
        self.asking.on_change(self._asked)
        self.comparing = Comparing(_, watch=notice.watch)
        self.comparing.when("compare", self._look_around)
        self.comparing.when("choose", self._choose)
        self._found: tuple[Alternative, ...] = ()

    def render(self, live: Live) -> None:
        self.asking.render(live)
        closed = closed_words(live, self._words)
        find = self.asking.find
        find.description = self._find_words(live)
        find.disabled, find.reason = bool(closed), closed
        self.comparing.forget()

    def keep(self, choices: Choices, found: Rotation) -> None:
        """Keep a rotation, with the sizes and rounds that it was asked for."""
        live = self._planning.state
        refuse_closed(live, self._words)
        workshop = replace(live.workshop, group_size=choices.size)
        agenda = live.agenda
        if agenda.segments:
            agenda = agenda_with_rounds(workshop, agenda, choices.rounds)
        self._planning.write(workshop=workshop, agenda=agenda, rotation=found, asked=None)
        _, unmet = self._words, len(found.conflicts())
        if unmet:
            words = _.plural("{n} wish is not met:", "{n} wishes are not met:", n=unmet)
            self._notice.say(words.rstrip(":") + ".", "warn")
        else:
            self._notice.say(_.say(found.quality().sentences()[0]))

    def _asked(self, of: str) -> None:
        choices, made = self.asking.choices, Choices.made(self._planning.state)
        self._planning.write(asked=None if choices == made else choices, of=of)

    def _find_words(self, live: Live) -> str:
        _ = self._words
        if live.rotation is None:
            return _("Find a rotation")
        if self.asking.differs or outdated(live):
            return _("Find a rotation with these choices")
        return _("Find another rotation")

    def _find(self, _button: object) -> None:
        with self._notice.watch():
            _, live, choices = self._words, self._planning.state, self.asking.choices
            refuse_closed(live, _)
            current, told = live.rotation, self.asking.outcome.found(live.workshop, choices)
            again = not self.asking.differs and not outdated(live)
            if current and again:
                before = self.asking.offered or current
                self.asking.offer(before.seed + 1, _("Another rotation:"))
                return
            if current and not told and not outdated(live):
                # Too many people to have looked at it unasked.
                self.asking.offer(1)
                return
            try:
                self.keep(choices, told or choices.planned(live.workshop))
            except WorkshopError as trouble:
                ways = choices.ways_out(live.workshop)
                self.asking.show_refused(trouble.sentence, ways)

    def _take(self, _button: object) -> None:
        with self._notice.watch():
            if self.asking.offered:
                self.keep(self.asking.choices, self.asking.offered)

    def _look_around(self) -> None:
        live = self._planning.state
        self._found = self.asking.choices.alternatives(live.workshop)
        self.comparing.show(self._found, live.rotation, closed_words(live, self._words))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._found):
            found = self._found[place].rotation
            choices = replace(self.asking.choices, size=found.size, rounds=found.rounds)
            self.keep(choices, found)
