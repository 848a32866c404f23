"""A language model asked about each theme, for a command: said before, read and linked after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.question import Question, question, read_answer, retold
from parastaminen_nb.i18n import Translator
from parastaminen_nb.model_call import Call, Message, Said
from parastaminen_nb.model_server import ModelServer
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.model import Retold


def retellings(
    server: ModelServer,
    findings: Findings,
    people: Sequence[str],
    lemmas: Lemmas,
    say: Callable[[str], object],
    _: Translator,
) -> Iterator[Retold]:
    """What the model says of each theme, one after another. Personal data is always taken out
    before it is asked; of small themes nothing is sent. Raises `WorkshopError` where the model
    does not answer; those told of by then are whole."""
    comments, themes = findings.comments, findings.themes
    # Who wrote in one theme may be named in another.
    named = [*people, *comments["author"].dropna().unique().tolist()]
    for theme in themes.themes if themes else ():
        own = comments[[number == theme.id for number in themes.theme_of]] if themes else comments
        what = _("the theme {theme}", theme=theme.name)
        try:
            asked = question(what, own, _, characters=server.characters, people=named)
        except WorkshopError as few:
            say(f"{theme.name}: {_.say(few)}")
            continue
        say(
            _.plural(
                "Sending the words of {n} comment to {host}: {what}.",
                "Sending the words of {n} comments to {host}: {what}.",
                n=len(asked.texts),
                host=server.host,
                what=what,
            )
        )
        said = _answer(server, asked)
        answer = read_answer(said.text, asked, lemmas, cut=said.cut)
        yield retold(answer, asked, server.model, server.host)


def _answer(server: ModelServer, asked: Question) -> Said:
    call = Call(server, [Message("system", asked.task), Message("user", asked.comments)]).start()
    try:
        return call.wait()
    except BaseException:  # Ctrl-C: the model is not left thinking for nobody
        call.stop()
        raise
