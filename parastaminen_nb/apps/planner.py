"""The planner: from an idea to a workshop that can be held, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import ipywidgets

from parastaminen_nb.apps.correspondence import Correspondence
from parastaminen_nb.apps.materials import Making
from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.apps.plan_files import PlanFiles
from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.events import TaskTicked
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import Readiness, readiness
from parastaminen_nb.core.workshop import Part, Person
from parastaminen_nb.i18n import Translator
from parastaminen_nb.own_templates import OwnTemplates
from parastaminen_nb.planning import Elsewhere, Planning
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.checklist import Checklist, Item
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.plan import (
    AgendaStep,
    BasicsStep,
    CasesStep,
    InvitationsStep,
    MaterialsStep,
    PeopleStep,
    RotationStep,
    TodoStep,
)
from parastaminen_nb.ui.plan.exchanging import Exchanging
from parastaminen_nb.ui.plan.invitations import invitations_standing
from parastaminen_nb.ui.plan.panels import Panels
from parastaminen_nb.ui.plan.people import FileRead
from parastaminen_nb.ui.plan.step import PlanStep
from parastaminen_nb.ui.status import Status
from parastaminen_nb.ui.steps import Step, Steps
from parastaminen_nb.workshops import earlier_workshops


def planner(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """A page on which a workshop is planned: basics, cases, agenda, people, rotation.

    >>> from parastaminen_nb import open_workshop, planner
    >>> page = planner(open_workshop("example"))
    """
    return opened(Planner, session, language)


class Planner(Page):
    """`steps` leads through `basics`, `cases`, `agenda`, `people` and `rotation`."""

    def __init__(self, session: Session, _: Translator) -> None:
        self._words = _
        self.planning = Planning(session)
        notice = Notice(_)
        folder = session.log.path.parent
        post = Correspondence(session, _)
        self.materials = MaterialsStep(self.planning, notice, _, Making(session, _))
        self.todo = TodoStep(
            self.planning,
            notice,
            _,
            now=session.now,
            tick=lambda task, done: session.tell(TaskTicked(task, done, session.now())),
            go=self._go,
            dates=post.dates,
        )
        makes: dict[Part, Callable[[], PlanStep]] = {
            Part.BASICS: lambda: BasicsStep(
                self.planning, notice, _, lambda: earlier_workshops(folder, but=session.log.path)
            ),
            Part.CASES: lambda: CasesStep(self.planning, notice, _),
            Part.AGENDA: lambda: AgendaStep(self.planning, notice, _, OwnTemplates(folder)),
            Part.PEOPLE: lambda: PeopleStep(self.planning, notice, _, _people_in),
            Part.ROTATION: lambda: RotationStep(self.planning, notice, _),
            Part.INVITATIONS: lambda: InvitationsStep(self.planning, notice, _, post),
            Part.MATERIALS: lambda: self.materials,
            Part.CHECKLIST: lambda: self.todo,
        }
        self.parts = Panels(makes, lambda: self.planning.state)
        self.parts.make(Part.MATERIALS, Part.CHECKLIST)
        self.lead = Piece()
        self.saved = Status("pa-muted pa-small", icon="check")
        self.undo = button(_("Take back"), self._take_back, kind="quiet", icon="undo")
        self.news = News(session, notice, _, hub=Hub.told().address, calm=True)
        lacking = readiness(session.state)
        self.steps = Steps(_, list(self._steps(lacking)), label=_("Steps of planning"))
        self.checklist = Checklist(watch=notice.watch)
        self.checklist.when("go", self._go)
        self.onward = button("", self._onward, kind="sec")
        self.exchanging = Exchanging(self.planning, notice, _, PlanFiles(session, _))
        body = ipywidgets.Box(
            [
                stack(self.parts.box, row(self.onward), self.exchanging),
                stack(card(heading(_("Readiness")), self.checklist), classes="pa-plan-side"),
            ]
        )
        for name in ("pa-box", "pa-grid", "pa-grid--side"):
            body.add_class(name)
        super().__init__(
            _,
            self.news,
            row(self.lead, row(self.saved, self.undo), classes="pa-between"),
            self.steps,
            body,
            notice=notice,
        )
        self.add_class("pa-wrap")
        self.steps.observe(self._turn, "current")
        self.planning.observe(self._learn, ["state", "saved_at", "can_take_back"])
        self.planning.observe(self._hear, "elsewhere")
        self.render(self.planning.state)

    @property
    def invitations(self) -> PlanStep:
        return self.parts[Part.INVITATIONS]

    def render(self, live: Live) -> None:
        _, workshop = self._words, live.workshop
        lacking = readiness(live)
        self.lead.show(
            html(
                '<h1>{title}</h1><p class="pa-lead">{lead}</p>',
                title=_("Plan the workshop"),
                lead=_(
                    "{title}: {minutes} min, {cases}, {people}.",
                    title=workshop.title or _("A workshop without a title yet"),
                    minutes=workshop.minutes,
                    cases=_.plural("{n} case", "{n} cases", n=len(workshop.cases)),
                    people=_.plural(
                        "{n} participant", "{n} participants", n=len(workshop.participants)
                    ),
                ),
            )
        )
        self.parts.render(live)
        self.exchanging.render(live)
        self.steps.show(list(self._steps(lacking)))
        self._render_readiness(lacking)
        self._render_saved()
        self._turn()

    def _render_readiness(self, lacking: Readiness) -> None:
        _ = self._words
        number = len(lacking.missing)
        items = [Item(_.say(gap), gap.part.value) for gap in lacking.missing]
        found = crowd_of(self.planning.state.workshop)
        if found and found.presenters:
            items.append(Item(_.say(found.presenters), Part.BASICS.value))
        late = self.todo.late(self.planning.state)
        items += [Item(words, Part.CHECKLIST.value) for words in late]
        items += [Item(done) for part, done in self._done().items() if not lacking.of(part)]
        if number:
            summary = _.plural("{n} thing is missing.", "{n} things are missing.", n=number)
            self.checklist.show(summary, _("After that the workshop can be held."), items)
        elif late:
            more = _.plural(
                "{n} thing on the checklist is late.",
                "{n} things on the checklist are late.",
                n=len(late),
            )
            self.checklist.show(_("The plan is ready."), more, items)
        else:
            more = _("Open the doors on the page Guide when the day comes.")
            self.checklist.show(_("Everything is ready."), more, items)

    def _render_saved(self) -> None:
        _, saved_at = self._words, self.planning.saved_at
        if saved_at:
            moment = self.planning.state.workshop.local(saved_at)
            self.saved.words = _("Saved at {time}", time=_.time(moment))
        # Once it has been there it stays: who presses it by keyboard would fall off the page.
        self.undo.layout.display = "" if saved_at else "none"
        self.undo.disabled = not self.planning.can_take_back
        self.undo.reason = _("There is nothing to take back.")

    def _done(self) -> dict[Part, str]:
        _ = self._words
        return {
            Part.BASICS: _("The basics are decided"),
            Part.CASES: _("Every case has its story and its presenter"),
            Part.AGENDA: _("The agenda fits into the time"),
            Part.PEOPLE: _("There are people enough for every table"),
            Part.ROTATION: _("Everyone has a seat in every round"),
        }

    def _steps(self, lacking: Readiness) -> Iterator[Step]:
        _, live = self._words, self.planning.state
        own = {
            Part.INVITATIONS: invitations_standing(live, _),
            Part.MATERIALS: self.materials.standing(live),
            Part.CHECKLIST: self.todo.standing(live),
        }
        for part, name in self._titles().items():
            if part in own:
                yield Step(part.value, name, *own[part])
                continue
            gaps = len(lacking.of(part))
            if not gaps:
                yield Step(part.value, name, "ok", _("Ready"))
            elif part not in lacking.begun:
                yield Step(part.value, name, "", _("Not begun"))
            else:
                words = _.plural("{n} thing is missing", "{n} things are missing", n=gaps)
                yield Step(part.value, name, "warn", words)

    def _titles(self) -> dict[Part, str]:
        _ = self._words
        return {
            Part.BASICS: _("Basics"),
            Part.CASES: _("Cases"),
            Part.AGENDA: _("Agenda"),
            Part.PEOPLE: _("People"),
            Part.ROTATION: _("Rotation"),
            Part.INVITATIONS: _("Invitations"),
            Part.MATERIALS: _("Materials"),
            Part.CHECKLIST: _("Checklist"),
        }

    def _turn(self, _change: object = None) -> None:
        """Show the step the reader is at, and what comes after it."""
        _, here = self._words, Part(self.steps.current)
        self.parts.turn(here)
        following = self._after(here)
        self.onward.layout.display = "" if following else "none"
        if following:
            title = self._titles()[following]
            self.onward.description = _("Next: {step}", step=title)

    def _onward(self, _button: object) -> None:
        following = self._after(Part(self.steps.current))
        if following:
            self.steps.go(following.value)

    def _after(self, part: Part) -> Part | None:
        order = list(self.parts)
        place = order.index(part) + 1
        return order[place] if place < len(order) else None

    def _go(self, part: str) -> None:
        self.steps.go(Part(part).value)

    def _take_back(self, _button: object) -> None:
        with self.notice.watch():
            self.planning.take_back()

    def _hear(self, change: dict[str, Elsewhere]) -> None:
        """Say what somebody else has changed; what stands in a field that is written in stays."""
        _, heard, titles = self._words, change["new"], self._titles()
        said = _(
            "{parts}: somebody else changed it at {time}.",
            parts=[titles[part] for part in heard.parts],
            time=_.time(self.planning.state.workshop.local(heard.at)),
        )
        self.notice.say(said, "info")

    def _learn(self, change: dict[str, object]) -> None:
        with self.notice.watch():
            if change["name"] == "state":
                self.render(self.planning.state)
            else:
                self._render_saved()


def _people_in(name: str, content: bytes, known: Sequence[Person]) -> FileRead:
    """The people of a file, and what is said about its rows. Reading files is loaded when used."""
    from parastaminen_nb.exchange.people import read_people_file

    read = read_people_file((name, content), known)
    return FileRead(read.people, read.changed, [remark.why for remark in read.remarks])
