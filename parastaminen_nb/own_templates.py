"""Agendas that a facilitator keeps as templates: one small file beside the workshops."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.templates import OwnTemplate
from parastaminen_nb.whole_file import write_whole

FILE: Final = "agenda-templates.json"
MOST_LETTERS: Final = 80


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    templates: list[OwnTemplate]
    version: int = 1


class OwnTemplates:
    """The templates in one folder. A file that cannot be read is told and never written over."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def all(self) -> tuple[OwnTemplate, ...]:
        """The templates in the order of their names; none where nothing has been kept.

        Raises `WorkshopError` where the file cannot be read.
        """
        try:
            content = self.path.read_bytes()
            kept = msgspec.json.decode(content, type=_Kept)
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.MsgspecError, WorkshopError, ValueError) as error:
            raise WorkshopError(
                N_(
                    "Your own templates in {file} cannot be read. Give the file another name, and "
                    "a new one is made when you keep a template."
                ),
                file=str(self.path),
            ) from error
        return tuple(sorted(kept.templates, key=lambda one: one.name.casefold()))

    def keep(self, name: str, agenda: Agenda) -> OwnTemplate:
        """Keep the segments of an agenda under a name; one of the same name is replaced.

        Raises `WorkshopError` where there is no name or nothing to keep, or nowhere to keep it.
        """
        name = _named(name)
        if not agenda.segments:
            raise WorkshopError(N_("There is no agenda yet that could be kept."))
        new = OwnTemplate(name, agenda.segments)
        others = (one for one in self.all() if one.name.casefold() != name.casefold())
        self._write([*others, new])
        return new

    def rename(self, name: str, new: str) -> OwnTemplate:
        """Call a template otherwise. Raises `WorkshopError` where another is called so already,
        there is no name, or the template is gone."""
        new, all_ = _named(new), self.all()
        kept = next((one for one in all_ if one.name == name), None)
        if kept is None:
            raise WorkshopError(N_("The template “{name}” is not there any more."), name=name)
        others = [one for one in all_ if one is not kept]
        if any(one.name.casefold() == new.casefold() for one in others):
            raise WorkshopError(
                N_("There is a template “{name}” already. Write another name."), name=new
            )
        renamed = OwnTemplate(new, kept.segments)
        self._write([*others, renamed])
        return renamed

    def drop(self, name: str) -> None:
        """Forget the template of this name; nothing happens where there is none."""
        self._write([one for one in self.all() if one.name != name])

    def _write(self, templates: list[OwnTemplate]) -> None:
        write_whole(self.path, msgspec.json.format(msgspec.json.encode(_Kept(templates))))


def _named(text: str) -> str:
    """The name as it is kept. Raises `WorkshopError` where it is none."""
    name = " ".join(text.split())
    if not name or len(name) > MOST_LETTERS:
        raise WorkshopError(
            N_("Give the template a name of at most {most} letters."), most=MOST_LETTERS
        )
    return name
