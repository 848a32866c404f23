"""The example's workshop at noon, for the stories of every page, and how its rules are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parastaminen_nb.apps.rotation import RotationPage
from parastaminen_nb.example import create_example
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session

NOON = datetime(2027, 3, 11, 12, tzinfo=UTC)


def opened(path: Path) -> Session:
    """A workshop as one more reader sees it at noon."""
    return Session(Log(path), now=lambda: NOON)


@pytest.fixture
def session(tmp_path) -> Iterator[Session]:
    session = opened(create_example(tmp_path / "example.workshop", starts_at=NOON))
    yield session
    session.close()


def add(page: RotationPage, kind: str, people: Sequence[str] = (), **values: object) -> None:
    """Make a rule on the rotation's page, as its form tells it."""
    page.asking.rules.do("add", kind=kind, values={"people": list(people), **values})


def rules(page: RotationPage) -> list[str]:
    """The rules as they stand on the rotation's page."""
    return [rule["text"] for rule in page.asking.rules.rules]
