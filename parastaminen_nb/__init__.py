"""Plan, run and understand Parastaminen workshops on the facilitator's own machine."""
