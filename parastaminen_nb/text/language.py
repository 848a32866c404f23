"""In which language a comment is written: Finnish, Swedish, English, or none of them.

Short comments have no room for statistics over letters alone, and dictionaries hold words of their
neighbours as well. So each word is judged: a function word that only one language has weighs most,
then endings and pairs of letters. The language with the most weight wins if it is clearly ahead.
German is known as well, only so that it is not taken for its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.words import words

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES: Final = ("fi", "sv", "en")
_NAMED: Final = {
    **dict.fromkeys(("fi", "fin", "suomi", "finska", "finnish"), "fi"),
    **dict.fromkeys(("sv", "swe", "ruotsi", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("en", "eng", "englanti", "engelska", "english"), "en"),
}
NONE: Final = ""
"""No language of ours, or nothing to tell it by (numbers, emoji, names alone)."""

_FUNCTION_WORDS: Final = {
    "fi": """
        ja on ei että se oli olla ovat mutta myös kun niin kuin jos tai sekä vai eli jotta koska
        kuitenkin vaikka joka jotka jota jonka joita joiden mikä mitä missä mihin miksi miten
        milloin kuka ketkä tämä tässä tätä tähän tästä nämä näitä näin siis sitä siitä siinä
        siihen sen sille niitä niille niiden ne nuo tuo me te he hän minä sinä mä sä olen olet
        olemme ollut olisi olisivat voi voisi voidaan voisivat pitää pitäisi tulee tulisi
        tarvitaan täytyy kaikki kaikkia kaikille kaikkien moni monta paljon vähän enemmän
        vähemmän hyvin hyvä hyvää huono ihan aina joskus nyt sitten vielä enää jo vain aika
        ilman kanssa mukaan varten takia vuoksi ennen jälkeen kautta välillä eivät emme en älä
        eikä sekään esimerkiksi ihmiset ihmisten lisää oma oman omaa itse meidän meillä teidän
        heidän heille tällä siellä täällä kiitos kyllä mielestäni hieno hienoa hei moi joo juu
        oho ehkä siksi siten toki
    """,
    "sv": """
        och att det som är inte på en ett av för med till den har de om var men sig så från vi
        jag du han hon skulle kan kunde vill ska bli blir blev eller när hur vad vem varför
        också bara mycket mer mest många alla andra denna detta dessa där här då nu sedan efter
        före under över mellan utan genom hos oss er dem min mitt mina din vår vårt våra deras
        dess något någon några inga ingen inget finns fanns vara varit får fick gör göra måste
        borde behövs behöver redan ännu alltid aldrig ju väl nog sådan samma varje bra dåligt
        tack mot vid åt upp ner ut hade eftersom medan både antingen därför
    """,
    "en": """
        the and of to is that it was for as with be by this are or an am i from at have not but
        had has its were they which their would there what about if when who will more we you
        can could should all our been than them so no some any do does did how why where these
        those my your his her she into out up only other also very just because many much most
        need needs being both between after before through during without against get like make
        too us it's don't isn't can't i'm people
    """,
    "de": """
        und der die das ist nicht ein eine einen einem einer mit für auf dem den des sich auch
        es an werden aus er dass sie wird bei oder sind im zu von nach wie wir über zum haben
        nur mehr als um durch kann können muss müssen sollen sollte soll statt bis keine kein
        wenn gegen zur vor noch mehr diese dieser alle jede jeder
    """,
}
_ENDINGS: Final = {
    "fi": """
        nen set ssa ssä sta stä lla llä lta ltä lle ksi tta ttä maan mään aan ään een iin oon
        uun yyn öön den jen ien sti ista istä issa issä ille illa illä ista uus yys uutta yyttä
        kin kaan kään ko kö minen mista mistä misen vat vät mme tte nsa nsä isi an än in on un
        yn na nä ka kä ja jä va vä us ys os is as äs ut yt et it ti ta tä aa ää emme uja yjä oja
        öjä
    """,
    "sv": """
        ande ende ning ningen ningar het heten arna erna orna aren ades ats skt ligt lig liga
        tion tionen ör ad ade tt igt isk iska är ör ur
    """,
    "en": """
        ing tion tions ness ment ments ly ed ies ful ous able ible ity ive ship ough ght 's ence
        ance ers
    """,
    "de": """
        ung ungen keit heit lich lichen isch ischen chen schaft ieren en er te ten ter em lle
        tte
    """,
}
_PIECES: Final = {
    "fi": """
        aa ää uu yy ii kk uo yö öy äy ään ssa oi ai lj ht hd lk nk uk ok ak ik uj aj ä ö va vä
        pp tt
    """,
    "sv": "å ck sk ll mm nd ng rs äng ök ätt för tj stä",
    "en": "th wh w sh ou ea oo gh qu ee ch y c x ck rk sk ow ew ay ey",
    "de": "sch ß ü ei ch tz pf zu ie",
}
_WEIGHTS: Final = {"word": 3.0, "ending": 1.0, "piece": 0.35}
_SURE: Final = 1.15  # the winner's weight against the runner-up's
_ENOUGH_TO_READ: Final = 500  # characters
_ENOUGH: Final = 0.3
"""Weight a word that a text must have on average, or it is none of these languages."""


def _table(source: dict[str, str]) -> dict[str, dict[str, float]]:
    """For each item what it says for each language: shared ones say less."""
    said = {language: set(items.split()) for language, items in source.items()}
    shared = Counter(item for items in said.values() for item in items)
    return {
        language: {item: 1 / shared[item] ** 2 for item in items}
        for language, items in said.items()
    }


_WORDS, _ENDS, _PARTS = _table(_FUNCTION_WORDS), _table(_ENDINGS), _table(_PIECES)
_READ: Final = tuple(_FUNCTION_WORDS)
_NOTHING: Final = (0.0,) * len(_READ)
_FOREIGN_SCRIPT: Final = re.compile(r"[\u0370-\u1eff\u3040-\uffdc]")


def language_of(text: str) -> str:
    """The language of a comment: "fi", "sv", "en", or "" where it is none of them.

    >>> [language_of(t) for t in ("Hyvä!", "Bra idé", "Good idea", "👍 123", "Wo ist das Haus?")]
    ['fi', 'sv', 'en', '', '']
    """
    found = words(text[:_ENOUGH_TO_READ].casefold())
    if not found:
        return NONE
    weights = [sum(said) for said in zip(*map(_weigh, found), strict=True)]
    first, second = sorted(range(len(weights)), key=lambda place: -weights[place])[:2]
    most = weights[first]
    if _READ[first] not in LANGUAGES:
        return NONE
    if most < _ENOUGH * len(found) or most < _SURE * weights[second]:
        return NONE
    return _READ[first]


def comment_languages(comments: pd.DataFrame, progress: Progress = UNSEEN) -> list[str]:
    """The language of each comment of a frame: what its source says, else what its text tells.

    Sources may write "fi-FI", "Finnish" or "suomi"; what is none of ours is told from the text.
    """
    said = comments["language"] if "language" in comments else [None] * len(comments)
    return [
        _NAMED.get(str(known).casefold().replace("_", "-").partition("-")[0]) or language_of(text)
        for known, text in progress.each(list(zip(said, comments["text"], strict=True)))
    ]


def languages_of(texts: Iterable[str]) -> list[str]:
    """The language of each text."""
    return [language_of(text) for text in texts]


def usual_language(languages: Iterable[str]) -> str:
    """The one of our languages in which most comments are written; Finnish where two are equal.

    >>> usual_language(["sv", "", "de", "fi", "sv"]), usual_language([])
    ('sv', 'fi')
    """
    often = Counter(languages)
    return max(LANGUAGES, key=lambda language: (often[language], language == "fi"))


@lru_cache(maxsize=500_000)
def _weigh(word: str) -> tuple[float, ...]:
    """What a word says for each of `_READ`."""
    if _FOREIGN_SCRIPT.search(word):
        return _NOTHING
    weights = []
    for language in _READ:
        weight = _WEIGHTS["word"] * _WORDS[language].get(word, 0.0)
        if len(word) > 3:
            ends = [_ENDS[language].get(word[-n:], 0.0) for n in (2, 3, 4, 5)]
            weight += _WEIGHTS["ending"] * max(ends)
        pieces = _PARTS[language]
        weight += _WEIGHTS["piece"] * sum(said for piece, said in pieces.items() if piece in word)
        weights.append(weight)
    return tuple(weights)
