"""The rotation as files to take along: for Excel and paper, for Zoom and Teams, for programs."""

from __future__ import annotations

from parastaminen_nb.apps.export import file_name, rotation_workbook
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Rotation, Rules
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.download import Made


def workbook(live: Live, _: Translator) -> Made:
    """Tables, people, who meets whom, and slips to print, as xlsx."""
    return Made(file_name(live, _, _("rotation")), rotation_workbook(live, _))


def rooms(live: Live, _: Translator) -> Made:
    """Breakout rooms for Zoom, a file a round, and a list for Teams, in one zip file."""
    from parastaminen_nb.exchange.materials import zipped
    from parastaminen_nb.exchange.zoom import room_files

    files = room_files(_rotation(live), live.workshop.people, _)
    return Made(_called(live, _, "zip"), zipped(files), "application/zip")


def document(live: Live, _: Translator) -> Made:
    """What another program can check; docs/rotation-json.md tells what stands in it."""
    from parastaminen_nb.exchange.rotation_json import rotation_json

    content = rotation_json(_rotation(live), live.workshop.people, _.say)
    return Made(_called(live, _, "json"), content, "application/json")


class RulesOnFile:
    """The rules as a file: the one that `parastaminen rotate --rules` reads."""

    def __init__(self, _: Translator) -> None:
        self._words = _

    def read(self, name: str, content: bytes, workshop: Workshop) -> Rules:
        """Raises `WorkshopError` with the line of what is no rule."""
        from parastaminen_nb.exchange.rules import rules_of

        people = tuple(person for person in workshop.people if person.accepted is not False)
        return rules_of(name, content, people, workshop.cases)

    def write(self, rules: Rules, workshop: Workshop) -> Made:
        from parastaminen_nb.exchange.rules_text import rules_text

        _ = self._words
        text = rules_text(rules, workshop.people, workshop.cases, _)
        return Made(_("rotation rules") + ".toml", text.encode(), "application/toml")


def _rotation(live: Live) -> Rotation:
    if live.rotation is None:
        raise WorkshopError(N_("Find a rotation, so that everyone has a seat."))
    return live.rotation


def _called(live: Live, _: Translator, ending: str) -> str:
    return file_name(live, _, _("rotation")).removesuffix("xlsx") + ending
