"""What finding themes needs, loaded while a page is opened and nobody waits for it yet."""

from __future__ import annotations

from threading import Thread

import pandas as pd

from parastaminen_nb.text.language import comment_languages
from parastaminen_nb.text.lemmas import Lemmas


def load_ahead(comments: pd.DataFrame) -> Thread:
    """Begin to load the dictionaries of these comments' languages, and what reckons themes.

    It changes nothing: who needs a dictionary meanwhile waits for it, as they would have anyway.
    """
    ready = Lemmas()

    def load() -> None:
        ready.load(comment_languages(comments))
        import parastaminen_nb.text.themes  # noqa: F401  with all of scipy that it brings

    thread = Thread(target=load, daemon=True)
    thread.start()
    return thread
