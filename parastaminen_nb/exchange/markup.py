"""Cells that a platform wrote as pieces of a web page, read as the people wrote them.

`<p>Hyvä.</p><p>Kiitos &amp; terveisiä</p>` becomes two paragraphs. Only tags that web pages have
are taken for tags, and only character references that end in `;`: “a < b”, “<3”, “AT&T” and
“<nimi>” are what somebody wrote, and stay.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Final


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_PARAGRAPHS: Final = _set(
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre section article header footer"
)
"""What stands apart from what is before and after it."""
_LINES: Final = _set("br div li tr dt dd hr figure figcaption tbody thead")
"""What begins and ends a line."""
_INLINE: Final = _set(
    "a abbr b big cite code del em font i ins kbd label mark q s small span strike strong sub sup "
    "td th tt u script style"
)
"""What has an end; a tag of these that nobody closes is taken for words."""
_ALONE: Final = _set("img input wbr")
_UNSEEN: Final = frozenset({"script", "style"})
_NAMES: Final = "|".join(sorted(_PARAGRAPHS | _LINES | _INLINE | _ALONE, key=len, reverse=True))
_TAG: Final = re.compile(
    rf"<!--|<(?=[/a-z])(?P<end>/?)(?P<name>{_NAMES})"
    r"""(?P<rest>\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?/?>""",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SAID: Final = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


def is_page(cell: str) -> bool:
    """Whether a cell tells its paragraphs or lines by tags, as no person writes them."""
    return "<" in cell and any(
        (match["name"] or "").lower() in _PARAGRAPHS | _LINES for match in _TAG.finditer(cell)
    )


def plain_text(cell: str, *, inline: bool = True) -> str:
    """The words of a cell, with its paragraphs and lines; the cell itself where it is no markup.

    Without `inline` only tags of paragraphs and lines are tags: where a column has none of them,
    <b> is what somebody wrote.

    >>> plain_text("<p>Hyvä &amp; halpa.</p><p>a &lt; b<br>ja <b>c</b></p>")
    'Hyvä & halpa.\\n\\na < b\\nja c'
    >>> plain_text("a < b, ja sydän <3, AT&T; R&D <nimi>")
    'a < b, ja sydän <3, AT&T; R&D <nimi>'
    """
    if "<" not in cell and "&" not in cell:
        return cell
    tags = [match for match in _TAG.finditer(cell) if match["name"]]
    begun = {match["name"].lower() for match in tags if not match["end"]}
    ended = {match["name"].lower() for match in tags if match["end"]}
    known = _PARAGRAPHS | _LINES | _ALONE | (begun & ended if inline else frozenset())
    # Where lines are told by tags, a line end of the cell is a space, as on any web page.
    written = _Written(as_page=not (begun | ended).isdisjoint(_PARAGRAPHS | _LINES))
    at, endless = 0, set[str]()
    for match in _TAG.finditer(cell):
        if match.start() < at:
            continue  # within what nobody sees
        name = (match["name"] or "").lower()
        after = match.end()
        if name and name not in known:
            continue  # words that only look like a tag
        if not name or (name in _UNSEEN and not match["end"]):
            after = -1 if name in endless else _end_of_unseen(cell, after, name)
        if after < 0:
            endless.add(name)  # nor does any that comes later end
            continue
        written.words(cell[at : match.start()])
        if name == "img" and (told := _SAID.search(match["rest"] or "")):
            written.words(told[1] or told[2] or "")
        elif name == "br":
            written.apart(written.breaks + 1)
        elif name in _PARAGRAPHS or name in _LINES:
            written.apart(2 if name in _PARAGRAPHS else 1)
            if name == "li" and not match["end"]:
                written.words("– ")
        elif name in {"td", "th"}:
            written.words(" ")
        at = after
    written.words(cell[at:])
    said = "".join(written.parts)
    return cell if said == cell else said.strip()


class _Written:
    """The words so far, and how many line ends are due before the next."""

    def __init__(self, *, as_page: bool) -> None:
        self.parts: list[str] = []
        self.breaks = 0
        self._as_page = as_page

    def words(self, said: str) -> None:
        if self._as_page:
            said = _SPACES.sub(" ", said)
            if self.breaks or not self.parts or self.parts[-1].endswith(" "):
                said = said.removeprefix(" ")
        if not said:
            return
        if self.breaks and self.parts:
            self.parts[-1] = self.parts[-1].rstrip(" ")
            self.parts.append("\n" * min(self.breaks, 2))
        self.breaks = 0
        self.parts.append(_REFERENCE.sub(_letter, said))

    def apart(self, breaks: int) -> None:
        self.breaks = max(self.breaks, breaks)


def _end_of_unseen(cell: str, after: int, name: str) -> int:
    """Where a note, or a script of this name, ends that begins before a place; -1 where nowhere."""
    ends = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE)
    end = ends.search(cell, after)
    return end.end() if end else -1


def _letter(match: re.Match[str]) -> str:
    reference = match[0]
    if not reference.startswith("&#") and reference[1:] not in html5:
        return reference
    return html.unescape(reference).replace("\xa0", " ")
