"""Views of the explorer: its tabs, words in context, trees, pictures, time and the map."""
