"""What people are called on a facilitator's page: as on paper, the wall and the phones."""

from parastaminen_nb.core.names import names_of

__all__ = ["names_of"]
