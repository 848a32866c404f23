"""The verbs of the command line, one file each: their arguments, and what they do."""
