"""The tab of what leaves: personal data is seen and decided on before a file is made."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import ipywidgets

from parastaminen_nb.apps.exploring.guarding import guard_notice
from parastaminen_nb.apps.exploring.panel import Panel, there
from parastaminen_nb.apps.exploring.spots import (
    Spot,
    personal_item,
    personal_spots,
    personal_summary,
    retold_without_names,
    without_names,
)
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.ui.card import card, heading
from parastaminen_nb.ui.comment_table import CommentTable
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.status import Status

if TYPE_CHECKING:
    from parastaminen_nb.exchange.findings import Findings
    from parastaminen_nb.text.material import Material

_AT_FIRST: Final = 10


class LeavingPanel(Panel):
    """`found` tells where personal data stands, `choice` what becomes of it, `go` makes the file.

    Everything is reckoned from the comments as they leave, so that no theme, quote or line can
    carry what was taken out. Groups of fewer than five comments are put together.
    """

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        _ = self._
        self.summary, self.more = Piece(), Status("pa-small pa-muted")
        self.found = CommentTable(_, watch=work.notice.watch)
        self.found.when("more", self._all)
        self.choice = Form(
            _,
            Field(
                "personal",
                _("What becomes of personal data?"),
                "choice",
                options=(
                    Option(
                        "out",
                        _("Take it out"),
                        _("A mark such as [name] stands in its place, and writers are left out."),
                    ),
                    Option("stays", _("Leave it in"), _("Only for your own use.")),
                ),
            ),
            Field(
                "groups",
                _("Small groups"),
                "choice",
                options=(
                    Option(
                        "together",
                        _("Put groups of fewer than five comments together"),
                        _("So that nobody is recognised by them."),
                    ),
                    Option("all", _("Show every group"), _("Only for your own use.")),
                ),
            ),
            Field(
                "which",
                _("Which comments?"),
                "choice",
                options=(
                    Option("all", _("All comments")),
                    Option("wanted", _("Only those that fit the filters")),
                ),
            ),
            Field(
                "tone",
                _("A hint at the tone of each comment?"),
                "choice",
                options=(
                    Option("no", _("No")),
                    Option(
                        "yes",
                        _("Yes"),
                        _("Positive, concern, question or proposal, with the words that say so."),
                    ),
                ),
            ),
            watch=work.notice.watch,
        )
        self.choice.show({"personal": "out", "groups": "together", "which": "all", "tone": "no"})
        self.choice.on_write(lambda _field, _typed: self._show_guard())
        self.guard = Piece()
        self.go = Download(
            _("Download the workbook"),
            self._workbook,
            work.notice,
            kind="",
            busy_words=_("Writing the file…"),
        )
        self._whole = False
        self._looked: tuple[Material, tuple[str, ...]] | None = None
        self._spots: list[Spot] = []

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        self.seen = card(
            heading(_("Personal data in the comments")), self.summary, self.found, self.more
        )
        what = html(
            '<p class="pa-muted">{words}</p>',
            words=_(
                "An Excel workbook: the comments with their themes and codes, quotes, a summary, "
                "counts, words, what was said several times, and how all of it came about."
            ),
        )
        return (
            self.seen,
            card(heading(_("Download")), Piece(what), self.choice, self.guard, self.go),
        )

    def renewed(self) -> None:
        self._whole = False

    def render(self) -> None:
        here, people = self.work.material, tuple(self.work.people())
        if self._looked != (here, people):
            self.summary.show(html("<p>{words}</p>", words=self._("Looking for personal data.")))
            self.work.working.run(
                "personal",
                lambda going: personal_spots(here, people, going),
                lambda spots: self._saw(here, people, spots),
                lambda: self.summary.show(html("")),
            )
            return
        _, spots = self._, self._spots
        self.summary.show(personal_summary(spots, _))
        there(self.found, bool(spots))
        shown = spots if self._whole else spots[:_AT_FIRST]
        left = len(spots) - len(shown)
        self.found.show(
            [personal_item(here, spot, _) for spot in shown],
            _("Show {n} more", n=left) if left else "",
        )
        self._show_guard()
        self.more.words = ""
        if spots:
            self.more.words = _(
                "No program finds all of it: read the comments before you pass them on."
            )

    def _saw(self, here: Material, people: tuple[str, ...], spots: list[Spot]) -> None:
        if here is self.work.material:
            self._looked, self._spots = (here, people), spots
            self.render()

    def _show_guard(self) -> None:
        here = self.work.material
        rows = self.work.rows if self.choice.value("which") == "wanted" else range(len(here))
        guarded = self.choice.value("groups") != "all"
        self.guard.show(guard_notice(here, rows, guarded, self._))

    def _all(self) -> None:
        self._whole = True
        self.render()

    def _workbook(self) -> None:
        if not self.work.begun:
            raise WorkshopError(N_("There are no comments to download yet."))
        wanted = self.choice.value("which") == "wanted"
        if wanted and not self.work.rows:
            raise WorkshopError(N_("No comment fits the filters. Take one away, or choose all."))
        self.work.working.run(
            "workbook",
            lambda going: self._made(wanted, going),
            self.go.deliver,
            self.go.over,
        )

    def _made(self, wanted: bool, going: Progress) -> Made:
        from parastaminen_nb.exchange.workbook import write_findings

        _, file = self._, BytesIO()
        finding, writing = going.split(7, 1)
        write_findings(file, self._leaving(wanted, finding), _, writing)
        return Made(_("comments and themes") + ".xlsx", file.getvalue())

    def _leaving(self, wanted: bool, going: Progress) -> Findings:
        import pandas as pd

        from parastaminen_nb.exchange.findings import Findings
        from parastaminen_nb.exchange.small_groups import LEAST
        from parastaminen_nb.text.context import in_context
        from parastaminen_nb.text.likeness import find_alike
        from parastaminen_nb.text.material import Material
        from parastaminen_nb.text.personal import MARKS
        from parastaminen_nb.text.redaction import personal_data
        from parastaminen_nb.text.summary import summaries
        from parastaminen_nb.text.tone import tones

        _, here = self._, self.work.material
        rows = list(self.work.rows) if wanted else list(range(len(here)))
        out = self.choice.value("personal") != "stays"
        marks = {kind: _(mark) for kind, mark in MARKS.items()} if out else None
        # About how long each takes; what is known already takes no time at all.
        grouping, cleaning, telling, joining, summing = going.split(20, 2, 5, 4, 2)
        here.reckoned(here.edits, grouping)
        cleaning.doing(Sentence(N_("Looking for personal data.")))
        people = self.work.people()
        comments, personal = personal_data(here.comments.iloc[rows], people, marks, cleaning)
        # Told by what was written, as the page shows it.
        languages = [here.languages[row] or None for row in rows]
        comments = comments.assign(language=pd.array(languages, dtype="str"))
        leaving = Material(comments, here.skipped, lemmas=here.lemmas)
        leaving.ids = [here.ids[row] for row in rows]  # known by what was written
        if len(rows) == len(here):
            leaving.ground = here.ground.told_by(leaving.texts, here.lemmas)
        # The themes are those of the page, told by the words that leave.
        telling.doing(Sentence(N_("Naming the themes.")))
        leaving.edits = without_names(here.in_hand(), people, marks)
        themes = leaving.reckoned(leaving.edits, telling).themes
        query = self.work.word or self.work.wanted.query.strip()
        context = in_context(leaving.texts, self.work.find(query, leaving)) if query else []
        joining.doing(Sentence(N_("Looking for what was said several times.")))
        alike = find_alike(leaving.texts, joining)
        summing.doing(Sentence(N_("Looking for the sentences that tell most.")))
        return Findings(
            comments,
            themes,
            tuple(alike),
            personal,
            here.skipped,
            0 if self.choice.value("groups") == "all" else LEAST,
            codes=tuple(leaving.codes(row) for row in range(len(leaving))),
            by_hand=bool(here.edits.themes),
            searched=query,
            context=tuple(context),
            summaries=summaries(comments, themes, here.lemmas, summing),
            picked=tuple(leaving.picked_rows()),
            voikko=here.lemmas.voikko_version,
            retold=retold_without_names(self.work.retold, people, marks),
            tones=tuple(tones(leaving.texts, leaving.languages))
            if self.choice.value("tone") == "yes"
            else (),
        )
