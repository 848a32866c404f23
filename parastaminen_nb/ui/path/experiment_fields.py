"""The fields of an experiment: what is asked in each, and what stands in it."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.pathway import Experiment, Stage
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.form import Field, Option
from parastaminen_nb.ui.path.words import decision_words

_PLAIN: Final = ("title", "case", "aim", "responsible", "next_step", "measure", "unit")


def first_fields(workshop: Workshop, _: Translator) -> tuple[Field, ...]:
    """The few with which an experiment is begun."""
    return (
        Field("title", _("What is tried, in a few words")),
        Field("responsible", _("Who is responsible"), wide="half"),
        case_field(workshop, _),
    )


def case_field(workshop: Workshop, _: Translator) -> Field:
    none = Option("", _("No case of its own"))
    cases = (Option(case.key, case.full_name) for case in workshop.cases)
    return Field("case", _("From which case"), "select", wide="half", options=(none, *cases))


def fields_of(workshop: Workshop, _: Translator) -> tuple[Field, ...]:
    stages = {
        Stage.IDEA: _("An idea"),
        Stage.TRYING: _("Being tried"),
        Stage.DECIDED: _("To be decided, or decided"),
    }
    return (
        Field("title", _("What is tried, in a few words")),
        case_field(workshop, _),
        Field(
            "stage",
            _("How far it is"),
            "select",
            wide="half",
            options=tuple(Option(stage.value, name) for stage, name in stages.items()),
        ),
        Field(
            "aim",
            _("How, with whom, and what should be different then"),
            "area",
            hint=_("Small is good: something that can begin within two weeks."),
        ),
        Field("responsible", _("Who is responsible"), hint=_("One name, and the unit.")),
        Field("next_step", _("What happens next"), wide="half"),
        Field("next_day", _("When"), "date", wide="half"),
        Field(
            "measure",
            _("What is counted"),
            hint=_("Something that anybody can count: visitors at a time, calls in a week."),
        ),
        Field("unit", _("What one number counts"), wide="half", hint=_("visitors, pairs, calls")),
        Field("target", _("How many are hoped for"), wide="half", hint=_("A number, or empty.")),
    )


def decision_fields(_: Translator) -> tuple[Field, ...]:
    options = (Option(key.value, *words) for key, words in decision_words(_).items())
    return (
        Field("decision", _("What becomes of it?"), "choice", options=tuple(options)),
        Field("reason", _("Why?"), "area", rows=2),
        Field("decided_on", _("When it was decided"), "date", wide="half"),
    )


def values_of(experiment: Experiment, _: Translator) -> dict[str, str]:
    """As they stand in the form: numbers without groups, which English parts by a comma."""
    target, point = experiment.target, "." if _.language == "en" else ","
    return {
        **{name: getattr(experiment, name) for name in _PLAIN},
        "stage": experiment.stage.value,
        "next_day": experiment.next_day.isoformat() if experiment.next_day else "",
        "target": "" if target is None else f"{target:.10g}".replace(".", point),
    }


def decision_values(experiment: Experiment) -> dict[str, str]:
    return {
        "decision": experiment.decision.value if experiment.decision else "",
        "reason": experiment.reason,
        "decided_on": experiment.decided_on.isoformat() if experiment.decided_on else "",
    }
