"""Bring the Finnish and Swedish catalogs up to date with the sentences in the code.

Lists what is not translated yet, and ends with status 1 where something is.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "parastaminen_nb"
LANGUAGES = ("fi", "sv")
SOURCES = [("**.py", "python"), ("hub/templates/**.html", "jinja2")]
KINDS = [("**.py", "python"), ("**.html", "jinja2"), ("**.j2", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "NN_": (1, 2), "plural": (1, 2)}


def sentences() -> Catalog:
    """All sentences that are marked in the code."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(PACKAGE, SOURCES, keywords=KEYWORDS)
    for file, _line, message, _comments, _context in found:
        catalog.add(message, locations=[(file, 1)])
    return catalog


def catalog_file(language: str) -> Path:
    """Where the catalog of a language lies."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "parastaminen_nb.po"


def catalog(language: str) -> Catalog:
    """The catalog of a language as it stands in its file."""
    with catalog_file(language).open("rb") as file:
        return read_po(file, locale=language)


def untranslated(catalog: Catalog) -> list[Message]:
    """Sentences without words in this language."""
    return [m for m in catalog if m.id and not all(m.string if m.pluralizable else [m.string])]


def main() -> None:
    """Update both catalogs and say what is missing."""
    missing = 0
    for language in LANGUAGES:
        words = catalog(language)
        # Read anew for each: a catalog keeps the messages it is updated with as its own.
        words.update(sentences(), no_fuzzy_matching=True)
        with catalog_file(language).open("wb") as file:
            write_po(file, words, sort_output=True, no_location=True, ignore_obsolete=True, width=0)
        for message in untranslated(words):
            missing += 1
            print(f"{language}: {message.id}")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
