"""What the README promises of browsers: nothing newer is needed than what those versions know.

Phones: Safari of iOS 15.4, Chrome 96, Firefox 100. Facilitators: Chrome and Edge 120, Firefox 121,
Safari 17.2. Since when a browser knows something was looked up in MDN's compatibility data; who
adds something new to a list looks there first.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import parastaminen_nb
from parastaminen_nb import look
from parastaminen_nb.hub.files import Files


def names(text: str) -> set[str]:
    return set(text.split())


PACKAGE = Path(parastaminen_nb.__file__).parent
PHONE = Files()
PHONE_SCRIPTS = [
    "theme.js",
    *sorted(path.name for path in (PACKAGE / "hub" / "static").glob("*.js")),
]
PAGE_FILES = [*sorted((PACKAGE / "ui").rglob("*.js")), PACKAGE / "voila" / "frame.js"]

# Every one of them is in all browsers that are promised for phones.
PROPERTIES = names(
    """
    align-content align-items align-self animation appearance aspect-ratio background
    background-color background-image border border-block border-block-color border-bottom
    border-bottom-color border-bottom-width border-collapse border-color border-inline-start
    border-left border-left-color border-radius border-right-color border-style border-top
    border-top-color border-top-width border-width bottom box-shadow box-sizing break-inside
    clip-path color color-scheme column-gap content cursor display fill flex flex-basis
    flex-direction flex-flow flex-grow flex-shrink flex-wrap font font-family font-size font-style
    font-variant-numeric font-weight gap grid-area grid-auto-flow grid-auto-rows grid-column
    grid-row grid-template grid-template-columns grid-template-rows height inset justify-content
    justify-items justify-self left letter-spacing line-height list-style margin margin-block
    margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right
    margin-top max-height max-width min-height min-width object-fit opacity order outline
    outline-color outline-offset overflow overflow-wrap overflow-x overflow-y padding
    padding-block padding-bottom padding-inline padding-inline-end padding-inline-start
    padding-left padding-right padding-top place-content place-items pointer-events position
    right row-gap scroll-margin-top scroll-padding-top stroke stroke-dasharray stroke-linecap
    stroke-linejoin stroke-width text-align text-anchor text-decoration text-decoration-thickness
    text-overflow text-transform text-underline-offset top touch-action transform
    transform-origin transition user-select vertical-align visibility white-space width
    word-break z-index
    """
)
# A browser that does not know them shows the same page a little plainer.
EXTRAS = {
    "accent-color",
    "field-sizing",
    "forced-color-adjust",
    "print-color-adjust",
    "resize",
    "text-wrap",
    "-webkit-print-color-adjust",
    "-webkit-text-size-adjust",
}
FUNCTIONS = names(
    """
    attr calc clamp cubic-bezier inset is linear-gradient max min minmax not nth-child
    radial-gradient repeat repeating-linear-gradient rgb rotate scale translate translateX
    translateY url var where
    """
)
PSEUDO = names(
    """
    active after backdrop before checked disabled empty enabled first-child first-of-type focus
    focus-visible focus-within hover invalid is last-child last-of-type link not nth-child
    nth-of-type only-child placeholder placeholder-shown required root target visited where
    -moz-progress-bar -webkit-date-and-time-value -webkit-progress-bar -webkit-progress-value
    """
)
MEDIA = {"forced-colors", "max-width", "min-width", "prefers-color-scheme", "prefers-contrast"}
MEDIA |= {"prefers-reduced-motion", "hover", "pointer"}
UNITS = {"%", "ch", "deg", "em", "fr", "ms", "px", "rem", "s", "turn", "vh", "vw", "x"}

# What scripts may not use, with one example each.
NEWER_THAN_PHONES = {
    r"AbortSignal\.(timeout|any)": "AbortSignal.timeout(9)",
    r"\bstructuredClone\b": "structuredClone(value)",
    r"\.(toSorted|toReversed|toSpliced|findLast|findLastIndex)\(": "list.toSorted()",
    r"crypto\.randomUUID": "crypto.randomUUID()",
    r"Intl\.(Segmenter|DurationFormat)": "new Intl.Segmenter()",
    r"\bstatic\s*\{": "static { prepare(); }",
    r"\(\?<[=!]": r"/(?<=a)b/",
    r"\brequestIdleCallback\b": "requestIdleCallback(go)",
    r"navigator\.(vibrate|share|wakeLock|userActivation)[.(\[]": "navigator.vibrate(9)",
    r"\.inert\b|\.checkVisibility\(|\.togglePopover\(|\.showPopover\(": "box.inert = true",
    r"\.replace\(.*?/[a-z]*v[a-z]*[,)]": r"text.replace(/[\p{L}]/v, '')",
    r"\bCompressionStream\b|\bDecompressionStream\b": "new DecompressionStream('gzip')",
}
NEWER_THAN_PAGES = {
    r"Object\.groupBy|Map\.groupBy": "Object.groupBy(list, key)",
    r"Promise\.(withResolvers|try)|Array\.fromAsync": "Promise.withResolvers()",
    r"\.(values|keys|entries)\(\)\s*\.(map|filter|some|every|find|reduce|flatMap|take|drop)": (
        "map.values().map(say)"
    ),
    r"\.(union|intersection|difference|symmetricDifference|is(Sub|Super)setOf)\(": "a.union(b)",
    r"\bURL\.(parse|canParse)\(|RegExp\.escape": "URL.parse(address)",
    r"\.(showPopover|togglePopover|moveBefore|setHTML|setHTMLUnsafe)\(": "box.showPopover()",
    r"Intl\.(Segmenter|DurationFormat)": "new Intl.DurationFormat()",
    r"\brequestIdleCallback\b|\bstartViewTransition\b|\bscheduler\.": "requestIdleCallback(go)",
    r"\bnavigator\.(vibrate|share|wakeLock)[.(\[]": "navigator.wakeLock.request()",
}
# In a style sheet of a facilitator's page, where it would be missed.
NEWER_STYLES = {
    r"light-dark\(|\bcalc-size\(|\bif\(|\bround\(": "color: light-dark(red, blue)",
    r"@(starting-style|scope|property|position-try|view-transition|function)\b": "@scope (.a) {}",
    r"\b(anchor-name|position-anchor|interpolate-size|text-box|zoom|corner-shape)\s*:": "zoom: 2;",
    r":(popover-open|open|user-invalid|state)\b": ".a:open {}",
}


def plain(text: str) -> str:
    """A script or style sheet without what only people read."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"(?m)(^|\s)//.*$", "", text)


def used(newer: dict[str, str], text: str) -> list[str]:
    return [found[0] for pattern in newer for found in re.finditer(pattern, plain(text))]


def selectors(sheet: str) -> list[str]:
    return [one.strip() for one in re.findall(r"(?:^|[{}])([^{}@;]+)(?=\{)", plain(sheet))]


SHEET = PHONE["look.css"].body.decode()


def test_phones_know_every_property_of_their_style_sheet():
    declared = set(re.findall(r"[{;]\s*(-?[a-z][a-z-]*)\s*:(?=[^{}]*[;}])", plain(SHEET)))
    assert len(declared) > 80
    assert declared <= PROPERTIES | EXTRAS, sorted(declared - PROPERTIES - EXTRAS)


def test_phones_know_every_function_unit_and_rule_of_their_style_sheet():
    sheet = plain(SHEET)
    functions = set(re.findall(r"([a-zA-Z-]+)\(", re.sub(r":has\(|@media[^{]*", "", sheet)))
    assert functions - {"and"} <= FUNCTIONS, sorted(functions - FUNCTIONS)
    values = " ".join(re.findall(r":([^;{}]+)[;}]", sheet))
    units = set(re.findall(r"(?<![\w#.-])-?\d*\.?\d+([a-z%]+)\b", values))
    assert {"rem", "px"} <= units <= UNITS, sorted(units - UNITS)
    assert set(re.findall(r"@([a-z-]+)", sheet)) == {"keyframes", "media"}
    asked = re.findall(r"\(\s*([a-z-]+)\s*(?::|\))", " ".join(re.findall(r"@media[^{]*", sheet)))
    assert set(asked) <= MEDIA, sorted(set(asked) - MEDIA)
    assert "&" not in sheet


def test_phones_know_every_selector_of_their_style_sheet():
    found = {name for one in selectors(SHEET) for name in re.findall(r"::?([a-z-]+)", one)}
    assert "focus-visible" in found
    assert found - {"has"} <= PSEUDO, sorted(found - PSEUDO)


def test_what_asks_for_what_is_inside_stands_alone():
    """`:has()` came with Chrome 105 and Firefox 121: older ones drop the whole rule around it."""
    asking = [one for one in selectors(SHEET) if ":has(" in one]
    assert asking
    assert [one for one in asking if "," in one] == []


@pytest.mark.parametrize("name", PHONE_SCRIPTS)
def test_phones_know_what_their_scripts_say(name):
    assert used(NEWER_THAN_PHONES | NEWER_THAN_PAGES, PHONE[name].body.decode()) == []


def test_browsers_of_facilitators_know_what_our_scripts_say():
    found = {path.name: used(NEWER_THAN_PAGES, path.read_text("utf-8")) for path in PAGE_FILES}
    assert len(found) > 40
    assert {name: said for name, said in found.items() if said} == {}


def test_browsers_of_facilitators_know_our_style_sheets():
    sheets = [path.read_text("utf-8") for path in sorted((PACKAGE / "ui").rglob("*.css"))]
    text = "\n".join([look.css(), look.widget_css(), *sheets])
    assert used(NEWER_STYLES, text) == []


@pytest.mark.parametrize(
    ("pattern", "example"),
    [*NEWER_THAN_PHONES.items(), *NEWER_THAN_PAGES.items(), *NEWER_STYLES.items()],
)
def test_what_is_too_new_would_be_found(pattern, example):
    assert used({pattern: ""}, example)
