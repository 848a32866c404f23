"""What the fields of a path and the choices in them are called, wherever a path is laid open."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.pathway import Decision, Stage

MEETING: Final = {
    "title": N_("Meeting"),
    "day": N_("Day"),
    "starts": N_("Hour"),
    "minutes": N_("Minutes"),
    "venue": N_("Where it is held"),
    "held": N_("Was held"),
    "present": N_("How many came"),
    "notes": N_("What was agreed"),
}

EXPERIMENT: Final = {
    "title": N_("Experiment"),
    "stage": N_("Stage"),
    "case": N_("Case"),
    "aim": N_("What is tried"),
    "responsible": N_("Who is responsible"),
    "next_step": N_("Next step"),
    "next_day": N_("Day of the next step"),
    "measure": N_("What is counted"),
    "unit": N_("Counted in"),
    "target": N_("Target"),
    "decision": N_("What becomes of it"),
    "reason": N_("Why so"),
    "decided_on": N_("Decided on"),
    "sources": N_("Comments it stands on"),
}

READING: Final = {
    "experiment": N_("Experiment"),
    "day": N_("Day"),
    "value": N_("Counted"),
}

REPORT: Final = {
    "meeting": N_("Meeting"),
    "experiment": N_("Experiment"),
    "text": N_("What was told"),
}

# No comma in the name of a choice: a drop-down list of a spreadsheet would be cut there.
STAGES: Final = {
    Stage.IDEA: N_("Idea"),
    Stage.TRYING: N_("Being tried"),
    Stage.DECIDED: N_("Decided"),
}
DECISIONS: Final = {
    Decision.CONTINUES: N_("Continues for good"),
    Decision.CHANGES: N_("Goes on in another form"),
    Decision.SPREADS: N_("Is taken up elsewhere"),
    Decision.STOPS: N_("Ended"),
}
