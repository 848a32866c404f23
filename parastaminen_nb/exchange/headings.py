"""What the headings of columns mean, in Finnish, Swedish and English.

A heading is known by its words, not by its exact writing: "Kommentti", "kommentti:" and
"KOMMENTTI " are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

# For each role the headers that mean it, most telling first; Finnish, Swedish, English in turn.
HEADERS: Final[dict[str, str]] = {
    "text": "kommentti, kommentar, comment, comment body, comment text, kommentit, kommentarer, "
    "comments, body, kommenttiteksti, kommentin teksti, viesti, meddelande, message, avovastaus, "
    "avoin vastaus, öppet svar, palaute, "
    "respons, feedback, ehdotus, förslag, proposal, suggestion, mielipide, åsikt, opinion, "
    "havainto, iakttagelse, observation, ajatus, tanke, idea, idé, inlägg, post, vastaus, "
    "svar, answer, response, vastaukset, responses, teksti, text, "
    "texts, sisältö, innehåll, content, kuvaus, beskrivning, description, huomio, note, "
    "comment subcontent, subcontent, question text, terveiset, hälsningar, vapaa sana, fritt ord",
    "author": "kirjoittaja, skribent, författare, author, author name, kommentoija, vastaaja, "
    "respondent, svarande, lähettäjä, avsändare, sender, osallistuja, deltagare, participant, "
    "nimimerkki, signatur, nickname, käyttäjä, användare, user, username, user name, nimi, namn, "
    "name, author id, user id, from, question author, voter",
    "at": "aika, tid, time, aikaleima, tidsstämpel, timestamp, ajankohta, tidpunkt, päivämäärä, "
    "datum, date, datetime, date time, pvm, päiväys, luotu, skapad, created, created at, "
    "lähetetty, skickad, sent, submitted, posted, kirjoitettu, skriven, vastausaika, svarstid, "
    "submitted date time, submission date, lähetysaika, inlämningstid, "
    "start time, completion time, aloitusaika, valmistumisaika, starttid, slutförandetid",
    "case": "tapaus, fall, case, hyvä käytäntö, god praxis, good practice, käytäntö, praxis, "
    "practice, arbetssätt, sivu, sida, page",
    "round": "kierros, runda, omgång, round, kierroksen numero",
    "table": "pöytä, bord, table, ryhmä, grupp, group, pienryhmä, smågrupp, small group, "
    "ryhmän nimi, breakout room, pöytäryhmä, bordsgrupp, group name, gruppnamn",
    "role": "rooli, roll, role, kirjoittajan tyyppi, skribenttyp, author type, kirjoittajan rooli, "
    "vastaajan rooli, vastaajan tyyppi, kommentoijan tyyppi, ehdottajan tyyppi, "
    "osallistujan rooli, osallistujan tyyppi, vastaajaryhmä, svarandegrupp, respondent group, "
    "vastaajatyyppi, respondenttyp, respondent type, osallistujaryhmä, "
    "deltagargrupp, participant group, kohderyhmä, målgrupp, target group, sidosryhmä, "
    "intressentgrupp, stakeholder, stakeholder group, user type, user role, tyyppi, typ, type",
    "prompt": "kysymys, fråga, question, prompt, tehtävä, uppgift, task, aihe, ämne, topic, "
    "väittämä, påstående, statement, widget, widgetti, document, widget name, poll name, "
    "poll question, section, osio, avsnitt",
    "language": "kieli, språk, language, lang, locale",
    "likes": "tykkäykset, gillar, likes, äänet, röster, votes, upvotes, kannatukset, stöd, agrees, "
    "question score, score, supports",
    "codes": "koodit, koder, codes, tagit, taggar, tags, tag, avainsanat, nyckelord, keywords, "
    "asiasanat, etiketit, etiketter",
    "reply_to": "vastaus kommenttiin, svar på, reply to, in reply to, parent, parent id, "
    "parent comment, reply to comment id, parent comment id, vastaus viestiin",
}

BETWEEN: Final = " – "
"""Stands between the two headings of a column whose header is two rows."""

_NOT_WORDS = re.compile(r"[\W_]+")
_IN_ONE = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
_LANGUAGES: Final = 3
_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]*\)\s*$")
_BOTH = re.compile(r"\s+/\s+")
_LANGUAGE = re.compile(
    r"(?<=\w)[\W_]+(fi|sv|se|en|suomi|suomeksi|svenska|på svenska|ruotsi|ruotsiksi|finska|"
    r"englanti|englanniksi|finnish|swedish|english|in english)\W*$",
    re.IGNORECASE,
)


def plain(header: str) -> str:
    """A header without case, punctuation and needless space, to be compared.

    >>> plain(" Comment_Body: "), plain("author/id")
    ('comment body', 'author id')
    """
    return _NOT_WORDS.sub(" ", header.casefold()).strip()


def bare(header: str) -> str:
    """A header as headings are known: without the marks of its letters (poyta for pöytä), with
    its words apart where a program wrote them together (createdAt)."""
    letters = unicodedata.normalize("NFKD", plain(_IN_ONE.sub(" ", header)))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


# For each role how telling each of its headings is; the first is the most.
RANKS: Final = {
    role: {bare(word): rank for rank, word in enumerate(words.split(", "))}
    for role, words in HEADERS.items()
}


def same(one: str, other: str) -> bool:
    """Whether two headers are the same to a reader."""
    return one == other or (bool(plain(one)) and plain(one) == plain(other))


def language_of(header: str) -> str:
    """The language that a header says its texts are in, as it says it; empty where it says none.

    >>> language_of("body/fi"), language_of("Kommentar (sv)"), language_of("Kommentti")
    ('fi', 'sv', '')
    """
    found = _LANGUAGE.search(header)
    return found[1].casefold() if found else ""


def rank(role: str, header: str) -> int:
    """How telling a header says that its column plays this role, 0 the most; -1 where it does
    not. It may say more besides: its language, what is meant in brackets, the same twice.

    >>> rank("table", "PÖYTÄ (A–F)"), rank("text", "Kommentti / Kommentar"), rank("case", "Kieli")
    (0, 0, -1)
    """
    ranks = RANKS[role]
    return min((ranks[name] for name in _names(header) if name in ranks), default=-1)


def _names(header: str) -> set[str]:
    """All that a header may be called by those who know what columns are."""
    short = _LANGUAGE.sub("", _BRACKETS.sub("", header))
    return {bare(header), *map(bare, _BOTH.split(short))}


def translated(role: str, one: str, other: str) -> bool:
    """Whether two headers of a role say the same in two languages. Words that translate each
    other stand beside each other in `HEADERS`."""
    ranks = rank(role, one), rank(role, other)
    return min(ranks) >= 0 and abs(ranks[0] - ranks[1]) < _LANGUAGES


def text_rank(header: str) -> int:
    """How telling a header says that what stands below it are comments; see `rank`."""
    return rank("text", header)


def means_text(header: str) -> bool:
    """Whether a header says that what stands below it are comments."""
    return text_rank(header) >= 0


def words_known(cells: Sequence[str]) -> int:
    """How many different roles these cells name."""
    named = set().union(*map(_names, cells))
    return sum(not named.isdisjoint(ranks) for ranks in RANKS.values())
