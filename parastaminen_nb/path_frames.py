"""What a notebook shows of the path after a workshop: frames that read aloud, and its workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parastaminen_nb.core import path_words as words
from parastaminen_nb.core.pathway import meeting_name, stand
from parastaminen_nb.i18n import translator
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session
from parastaminen_nb.whole_file import may_write, write_whole

if TYPE_CHECKING:
    import pandas as pd


def meetings_frame(workshop: Session, language: str = "fi") -> pd.DataFrame:
    """The meetings by their days: what each is called, whether it was held, how many came."""
    import pandas as pd

    _, meetings = translator(language), workshop.state.path.meetings
    held = {None: "", True: _("Yes"), False: _("No")}
    names, present = words.MEETING["title"], words.MEETING["present"]
    was_held, day = words.MEETING["held"], words.MEETING["day"]
    frame = pd.DataFrame(
        {
            _(names): pd.Series([_.say(meeting_name(one)) for one in meetings], dtype="str"),
            _(was_held): pd.Series([held[one.held] for one in meetings], dtype="str"),
            _(present): pd.Series([one.present for one in meetings], dtype="int64"),
        }
    )
    frame.index = pd.Index([_.date(one.day) for one in meetings])
    return frame.rename_axis(_(day))


def experiments_frame(workshop: Session, language: str = "fi") -> pd.DataFrame:
    """The experiments: how each stands today, who is responsible, what was last counted and what
    is hoped for."""
    import pandas as pd

    _, path, today = translator(language), workshop.state.path, Pathing(workshop).today
    title, target = words.EXPERIMENT["title"], words.EXPERIMENT["target"]
    responsible = words.EXPERIMENT["responsible"]
    latest = [[it.value for it in path.readings_of(one.key)][-1:] for one in path.experiments]
    frame = pd.DataFrame(
        {
            _("How it stands"): pd.Series(
                [_.say(stand(one, today).said()) for one in path.experiments], dtype="str"
            ),
            _(responsible): pd.Series([one.responsible for one in path.experiments], dtype="str"),
            _("Last counted"): [_number(*value, language=language) for value in latest],
            _(target): [_number(one.target, language=language) for one in path.experiments],
        }
    )
    frame.index = pd.Index([one.title for one in path.experiments])
    return frame.rename_axis(_(title))


def readings_frame(workshop: Session, language: str = "fi") -> pd.DataFrame:
    """What was counted: a row a day, a column an experiment; empty where nothing was counted."""
    import pandas as pd

    _, path = translator(language), workshop.state.path
    days = sorted({one.day for one in path.readings})
    columns = {}
    for one in path.experiments:
        values = {it.day: it.value for it in path.readings_of(one.key)}
        if values:
            columns[one.title] = [_number(values.get(day), language=language) for day in days]
    day = words.READING["day"]
    index = pd.Index([_.date(one) for one in days])
    return pd.DataFrame(columns, index=index).rename_axis(_(day))


def save_path_book(workshop: Session, file: str, language: str = "fi") -> str:
    """Write the path as a workbook and give its name. A name without a folder is beside the
    workshop's file. Raises `WorkshopError` where it cannot be written."""
    from parastaminen_nb.exchange.path_book import write_path_book

    target = workshop.log.path.parent / Path(file)
    may_write(target)
    today = Pathing(workshop).today
    write_whole(target, write_path_book(workshop.state, today, translator(language)))
    return target.name


def _number(value: float | None = None, *, language: str) -> str:
    return "" if value is None else translator(language).number(value, digits=3)
