"""`python -m parastaminen_nb.voila`: serve the facilitators' pages."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.i18n import translator
from parastaminen_nb.traces import keep_to_traces
from parastaminen_nb.voila import Settings, serve_voila


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m parastaminen_nb.voila", description=__doc__)
    parser.add_argument("--apps", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8866)
    parser.add_argument("--most-kernels", type=int, default=8)
    parser.add_argument("--idle-minutes", type=float, default=15)
    parser.add_argument("--away-seconds", type=float, default=30)
    parser.add_argument("--ping-seconds", type=float, default=30)
    parser.add_argument("--cold", action="store_true", help="keep no kernel warm")
    given = parser.parse_args()
    keep_to_traces()
    try:
        settings = Settings.from_environment(
            os.environ,
            apps=given.apps,
            host=given.host,
            port=given.port,
            most_kernels=given.most_kernels,
            idle_minutes=given.idle_minutes,
            away_seconds=given.away_seconds,
            ping_seconds=given.ping_seconds,
            keep_warm=not given.cold,
        )
        serve_voila(settings)
    except WorkshopError as trouble:
        language = os.environ.get("PARASTAMINEN_LANGUAGE", "fi")
        sys.stderr.write(translator(language).say(trouble) + "\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
