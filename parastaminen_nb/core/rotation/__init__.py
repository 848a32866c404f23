"""The rotation: who sits where in every round, as well mixed as can be proved."""

from parastaminen_nb.core.rotation.alternatives import Alternative, alternatives
from parastaminen_nb.core.rotation.check import conflicts_of, size_conflicts
from parastaminen_nb.core.rotation.document import as_document
from parastaminen_nb.core.rotation.plan import plan_rotation
from parastaminen_nb.core.rotation.quality import Quality, meetings, quality_of
from parastaminen_nb.core.rotation.repair import Change, Move, Offer, Proposal
from parastaminen_nb.core.rotation.rules import (
    Away,
    Host,
    Limit,
    Pin,
    Pool,
    Rules,
    Wish,
    limits_by,
    pools_by_language,
)
from parastaminen_nb.core.rotation.rules_file import rules_from
from parastaminen_nb.core.rotation.seats import Mode, Rotation, Seat, Table
from parastaminen_nb.core.rotation.times import Times, with_times
from parastaminen_nb.core.rotation.ways_out import ways_out

__all__ = [
    "Alternative",
    "Away",
    "Change",
    "Host",
    "Limit",
    "Mode",
    "Move",
    "Offer",
    "Pin",
    "Pool",
    "Proposal",
    "Quality",
    "Rotation",
    "Rules",
    "Seat",
    "Table",
    "Times",
    "Wish",
    "alternatives",
    "as_document",
    "conflicts_of",
    "limits_by",
    "meetings",
    "plan_rotation",
    "pools_by_language",
    "quality_of",
    "rules_from",
    "size_conflicts",
    "ways_out",
    "with_times",
]
