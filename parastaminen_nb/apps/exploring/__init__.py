"""The parts of the explorer: what it works on, and one panel for each of its tabs."""
