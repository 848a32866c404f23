"""The sheet of the experiments, one row each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from parastaminen_nb.core import path_words as words
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.pathway import Experiment, Pathway, Stage, stand
from parastaminen_nb.core.pathway.writing import MOST_EXPERIMENTS, new_key
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.path_book.ruled import a_day, a_number, cannot_be, of_experiment
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field, Row, Rows, one_of
from parastaminen_nb.exchange.plan_book.trouble import UnfitError
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import Translator

NAME: Final = N_("Experiments")
STANDS: Final = N_("How it stands")
LATEST: Final = N_("Last counted")


def fields_of(workshop: Workshop) -> tuple[Field, ...]:
    """The columns; a case is named by its letter, or by its title."""
    return (
        Field("title", words.EXPERIMENT["title"], N_("A name that tells what is tried."), 32,
              wrap=True, **of_experiment("title")),
        Field("stage", words.EXPERIMENT["stage"], N_("Where the experiment is."), 14,
              **one_of(words.STAGES, "stage"), empty=Stage.IDEA),
        Field("responsible", words.EXPERIMENT["responsible"], N_("A name and a unit."), 24,
              wrap=True, **of_experiment("responsible")),
        Field("next_step", words.EXPERIMENT["next_step"], N_("What is done next."), 32,
              wrap=True, **of_experiment("next_step", values.lines)),
        Field("next_day", words.EXPERIMENT["next_day"],
              N_("The day with its year, such as 11.3.2027."), 15, **a_day()),
        Field("aim", words.EXPERIMENT["aim"],
              N_("What is tried, with whom, and what should be different then."), 48,
              wrap=True, **of_experiment("aim", values.lines)),
        Field("case", words.EXPERIMENT["case"],
              N_("The letter of the case that it came from, or nothing."), 24,
              wrap=True, shown=_case_shown(workshop), taken=_case_taken(workshop)),
        Field("measure", words.EXPERIMENT["measure"],
              N_("In words, such as visitors at one lunch."), 28,
              wrap=True, **of_experiment("measure")),
        Field("unit", words.EXPERIMENT["unit"], N_("Such as visitors, pairs or hours."), 13,
              wrap=True, **of_experiment("unit")),
        Field("target", words.EXPERIMENT["target"], N_("A number, or nothing."), 10, **a_number()),
        Field("decision", words.EXPERIMENT["decision"],
              N_("Empty until it has been tried and something was decided."), 22,
              **one_of(words.DECISIONS, "decision"), empty=None),
        Field("decided_on", words.EXPERIMENT["decided_on"],
              N_("The day with its year, such as 11.3.2027."), 13, **a_day()),
        Field("reason", words.EXPERIMENT["reason"], N_("Why this was decided."), 40,
              wrap=True, **of_experiment("reason", values.lines)),
    )  # fmt: skip


def only_shown(path: Pathway, today: date) -> tuple[Field, ...]:
    """Columns to look at: how an experiment stands on that day, and what was last counted."""

    def stands(experiment: Experiment, _: Translator) -> Cell:
        return _.say(stand(experiment, today).said())

    def latest(experiment: Experiment, _: Translator) -> Cell:
        readings = path.readings_of(experiment.key)
        return readings[-1].value if readings else None

    return (
        Field("stands", STANDS, "", 18, wrap=True, shown=stands),
        Field("latest", LATEST, "", 11, shown=latest),
    )


def read_experiment(rows: Rows, row: Row, path: Pathway, today: date) -> Experiment | None:
    """The experiment of a row on a path, in which those of the rows above are; None where a new
    one has no name."""
    given = dict(row.values)
    if not given["title"]:
        why = N_("Write a name, or clear the whole row.")
        cannot_be(rows, row, "title", Sentence(why))
        if row.old is None:
            return None
        given["title"] = row.old.title
    if row.old is None and len(path.experiments) >= MOST_EXPERIMENTS:
        why = N_("More than {most} experiments are too many for one path.")
        rows.tell(row.number, "", Sentence(why, {"most": MOST_EXPERIMENTS}))
        return None
    key = row.key or new_key("x", path.keys_used)
    experiment: Experiment = replace(row.old or Experiment(key, ""), key=key, **given)
    return _decided(rows, row, experiment, today)


def _decided(rows: Rows, row: Row, now: Experiment, today: date) -> Experiment:
    """With a stage and a decision that belong together: the one that was written holds."""
    old: Experiment = row.old or Experiment(now.key, "")
    if (old.stage, old.decision) == (now.stage, now.decision) or now.decision is None:
        return now
    if now.stage is Stage.DECIDED:
        return replace(now, decided_on=now.decided_on or today)
    column = rows.columns.get("decision", "")
    if now.decision is not old.decision:
        why = N_("Something was decided of it, so it was read as “{stage}”.")
        blanks = {"stage": Sentence(words.STAGES[Stage.DECIDED])}
        rows.tell(row.number, column, Sentence(why, blanks), note=True)
        return replace(now, stage=Stage.DECIDED, decided_on=now.decided_on or today)
    why = N_("It is “{stage}” again, so what was decided of it before was taken away.")
    blanks = {"stage": Sentence(words.STAGES[now.stage])}
    rows.tell(row.number, column, Sentence(why, blanks), note=True)
    return replace(now, decision=None, decided_on=None, reason="")


def _case_shown(workshop: Workshop) -> Any:
    names = {case.key: case.full_name for case in workshop.cases}

    def shown(experiment: Experiment, _: Translator) -> Cell:
        return names.get(experiment.case, experiment.case.upper()) or None

    return shown


def _case_taken(workshop: Workshop) -> Any:
    def taken(cell: Cell) -> str:
        written = values.plain(cell)
        for case in workshop.cases:
            if written in {values.plain(it) for it in (case.letter, case.title, case.full_name)}:
                return case.key
        letters = tuple(case.letter for case in workshop.cases) or ("–",)
        why = N_("There is no such case. The cases are: {letters}.")
        raise UnfitError(Sentence(why, {"letters": letters}))

    return taken
