"""The views of the rotation's page."""

from parastaminen_nb.ui.rotation.asking import Asking
from parastaminen_nb.ui.rotation.closed import closed_words, refuse_closed
from parastaminen_nb.ui.rotation.comparing import Comparing
from parastaminen_nb.ui.rotation.flow import Flow
from parastaminen_nb.ui.rotation.matrix import meetings_table, who_meets_whom
from parastaminen_nb.ui.rotation.moving import Moving
from parastaminen_nb.ui.rotation.quality import quality_told
from parastaminen_nb.ui.rotation.seats import Seats

__all__ = [
    "Asking",
    "Comparing",
    "Flow",
    "Moving",
    "Seats",
    "closed_words",
    "meetings_table",
    "quality_told",
    "refuse_closed",
    "who_meets_whom",
]
