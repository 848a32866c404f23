"""What a workshop needs on paper and on the screen, made from its plan in its own language.

`basis.py` is the plan as all of them see it; `word.py`, `deck.py`, `layouts.py` and `marks.py` are
how they look; each other file makes one kind of document; `offer.py` says which can be made.
"""

from parastaminen_nb.exchange.materials.offer import (
    LeftOut,
    Material,
    Materials,
    materials,
    zip_name,
    zipped,
)

__all__ = ["LeftOut", "Material", "Materials", "materials", "zip_name", "zipped"]
