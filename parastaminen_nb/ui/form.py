"""A form that is kept as it is typed: labelled fields with hints, word counts and errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from typing import Any, Literal

from traitlets import Dict, List, Unicode

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch

Kind = Literal["text", "area", "number", "date", "time", "choice", "select", "search"]


@dataclass(frozen=True)
class Option:
    """One of several: its value, what it is called, what follows from it, and a picture of it."""

    value: str
    label: str
    hint: str = ""
    picture: str = ""
    """Markup of ours, made by `html`."""


@dataclass(frozen=True)
class Field:
    """A labelled control. `most` is how many words are meant; more is told, not refused.

    `wide` is "" (its natural width), "half" or "full" of the form.
    """

    key: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    wide: str = "full"
    unit: str = ""
    most: int = 0
    rows: int = 3
    min: int | None = None
    max: int | None = None
    options: tuple[Option, ...] = ()
    group: str = ""
    """Fields of one group are judged together: what is wrong in one can be mended in another."""

    def spec(self, _: Translator) -> dict[str, object]:
        """What the browser needs to know of it."""
        counted = {"count": _("{n} / {most} words", n="{n}", most="{most}")} if self.most else {}
        over = {"over": _("{n} too many", n="{n}")} if self.most else {}
        return {**asdict(self), **counted, **over}


class Form(Telling):
    """Fields whose values are told as they are typed. An error stands beside its field.

    >>> form = Form(_, Field("title", "Title"))
    >>> form.on_write(lambda field, typed: save(field, typed[field]))
    """

    _esm = script("field.js", "form.js")
    _css = style("field.css", "planner.css", "explorer.css")
    fields: List[Any] = List().tag(sync=True)
    values = Dict().tag(sync=True)
    errors = Dict().tag(sync=True)
    label = Unicode().tag(sync=True)
    about = Unicode().tag(sync=True)
    """What its words belong to, where another's label may be the same or the label may change."""
    warning = Unicode().tag(sync=True)

    def __init__(
        self,
        _: Translator,
        *fields: Field,
        label: str = "",
        about: str = "",
        watch: Watch = nullcontext,
    ) -> None:
        self._words = _
        super().__init__(
            fields=[field.spec(_) for field in fields],
            label=label,
            about=about,
            warning=str(icon("warn")),
            watch=watch,
        )
        self._groups = {field.key: field.group for field in fields}
        self._typed: dict[str, str] = {}

    def show(self, values: Mapping[str, str]) -> None:
        """Show these values; a field that somebody is typing in keeps what they type."""
        self.values = {**self.values, **values}

    def value(self, field: str) -> str:
        """What stands in a field, written by us or typed by the reader."""
        return str(self._typed.get(field, self.values.get(field, "")))

    def on_write(self, save: Callable[[str, dict[str, str]], object]) -> None:
        """Call `save(field, typed)` when something is typed; `typed` holds all fields as they
        stand on the page. A `WorkshopError` that it raises stands beside the field, and what was
        typed stays in it."""

        def write(field: str, value: str) -> None:
            if field not in self._groups or not isinstance(value, str):
                raise TypeError(f"the form has no field {field!r} for {type(value).__name__}")
            self._typed[field] = value
            self.values = {**self.values, field: value}
            group = self._groups[field]
            together = {
                key
                for key, other in self._groups.items()
                if key == field or (group and other == group)
            }
            errors = {key: said for key, said in self.errors.items() if key not in together}
            try:
                save(field, {**self.values, **self._typed})
            except WorkshopError as trouble:
                errors[field] = self._words.say(trouble)
            else:
                for key in together:
                    self._typed.pop(key, None)
            self.errors = errors

        self.when("write", write)

    def write(self, field: str, value: str) -> None:
        """Type something, as a reader would."""
        self.do("write", field=field, value=value)
