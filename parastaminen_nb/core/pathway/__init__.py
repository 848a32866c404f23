"""The path after a workshop: meetings, small experiments, and what came of them."""

from parastaminen_nb.core.pathway.experiments import Decision, Experiment, Reading, Report, Stage
from parastaminen_nb.core.pathway.holidays import quiet
from parastaminen_nb.core.pathway.meetings import (
    INVITED_DAYS,
    Meeting,
    Occasion,
    meeting_name,
    next_meeting,
    unmarked,
    usual_meetings,
)
from parastaminen_nb.core.pathway.pathway import Pathway, Reply
from parastaminen_nb.core.pathway.standing import NEEDS, Stand, Standing, needing, stand

__all__ = [
    "INVITED_DAYS",
    "NEEDS",
    "Decision",
    "Experiment",
    "Meeting",
    "Occasion",
    "Pathway",
    "Reading",
    "Reply",
    "Report",
    "Stage",
    "Stand",
    "Standing",
    "meeting_name",
    "needing",
    "next_meeting",
    "quiet",
    "stand",
    "unmarked",
    "usual_meetings",
]
