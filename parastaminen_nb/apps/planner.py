"""The planner: from an idea to a workshop that can be held, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import ipywidgets

from parastaminen_nb.apps.correspondence import Correspondence
from parastaminen_nb.apps.materials import Making
from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.apps.plan_files import PlanFiles
from parastaminen_nb.core.events import TaskTicked
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import Readiness, readiness
from parastaminen_nb.core.workshop import Part, Person
from parastaminen_nb.i18n import Translator
from parastaminen_nb.own_templates import OwnTemplates
from parastaminen_nb.planning import Elsewhere, Planning
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row, stack
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
from parastaminen_nb.ui.plan.readiness import ReadinessCard, part_names, part_standing
from parastaminen_nb.ui.plan.step import PlanStep
from parastaminen_nb.ui.saved import Saved
from parastaminen_nb.ui.steps import Step, Steps
from parastaminen_nb.workshops import earlier_workshops


def planner(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """A page on which a workshop is planned: basics, cases, agenda, people, rotation.

    >>> from parastaminen_nb import open_workshop, planner
    >>> page = planner(open_workshop("example"))
    """
    return opened(Planner, session, language)


class Planner(Page):
    """`steps` leads through the `parts` of the plan, each made when it is first gone to."""

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
        self.saved = Saved(self.planning, notice, _)
        hub = Hub.told().address
        self.news = News(session, notice, _, hub=hub, calm=True, on_day=self._new_day)
        lacking = readiness(session.state)
        self.steps = Steps(_, list(self._steps(lacking)), label=_("Steps of planning"))
        self.readiness = ReadinessCard(notice, _)
        self.readiness.checklist.when("go", self._go)
        self.onward = button("", self._onward, kind="sec")
        self.exchanging = Exchanging(self.planning, notice, _, PlanFiles(session, _))
        body = ipywidgets.Box(
            [
                stack(self.parts.box, row(self.onward), self.exchanging),
                stack(self.readiness, classes="pa-plan-side"),
            ]
        )
        for name in ("pa-box", "pa-grid", "pa-grid--side"):
            body.add_class(name)
        super().__init__(
            _,
            self.news,
            row(self.lead, self.saved, classes="pa-between"),
            self.steps,
            body,
            notice=notice,
        )
        self.add_class("pa-wrap")
        self.steps.observe(self._turn, "current")
        self.planning.observe(self._learn, "state")
        self.planning.observe(self._hear, "elsewhere")
        self.render(self.planning.state)

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
        self.readiness.render(live, lacking, self.todo.late(live))
        self._turn()

    def _steps(self, lacking: Readiness) -> Iterator[Step]:
        _, live = self._words, self.planning.state
        own = {
            Part.INVITATIONS: invitations_standing(live, _),
            Part.MATERIALS: self.materials.standing(live),
            Part.CHECKLIST: self.todo.standing(live),
        }
        for part, name in part_names(_).items():
            standing = own[part] if part in own else part_standing(part, lacking, _)
            yield Step(part.value, name, *standing)

    def _turn(self, _change: object = None) -> None:
        """Show the step the reader is at, and what comes after it."""
        _, here = self._words, Part(self.steps.current)
        self.parts.turn(here)
        following = self._after(here)
        self.onward.layout.display = "" if following else "none"
        if following:
            title = part_names(_)[following]
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

    def _hear(self, change: dict[str, Elsewhere]) -> None:
        """Say what somebody else has changed; what stands in a field that is written in stays."""
        _, heard, titles = self._words, change["new"], part_names(self._words)
        said = _(
            "{parts}: somebody else changed it at {time}.",
            parts=[titles[part] for part in heard.parts],
            time=_.time(self.planning.state.workshop.local(heard.at)),
        )
        self.notice.say(said, "info")

    def _new_day(self) -> None:
        """What is late and how far ahead something is, is told of the day that has begun."""
        self.render(self.planning.state)

    def _learn(self, _change: object) -> None:
        with self.notice.watch():
            self.render(self.planning.state)


def _people_in(name: str, content: bytes, known: Sequence[Person]) -> FileRead:
    """The people of a file, and what is said about its rows. Reading files is loaded when used."""
    from parastaminen_nb.exchange.people import read_people_file

    read = read_people_file((name, content), known)
    return FileRead(read.people, read.changed, [remark.why for remark in read.remarks])
