"""What the page of the path shows: meetings in a row, experiments on a board, and one opened."""
