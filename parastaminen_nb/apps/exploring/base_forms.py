"""The switch of the explorer that asks Voikko for base forms as well, where it can be asked."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import Any

from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.html import Markup, Piece, html


class BaseForms:
    """`by` chooses how Finnish words are read; `told` says what that gives, and with which Voikko.

    It is shown where Voikko is installed, and where words were read with it before.
    """

    def __init__(self, work: Work) -> None:
        _ = work.words
        self._work = work
        label = _("Base forms of Finnish words")
        self.by = Chips(
            label,
            [("", _("Own dictionary")), ("voikko", _("Voikko as well"))],
            "",
        )
        self.by.observe(self._choose, "value")
        self.told = Piece()
        # The chips tell their label to who hears the page.
        said = html('<span class="pa-label" aria-hidden="true">{label}</span>', label=label)
        self.root = stack(row(Piece(said), self.by), self.told)
        there(self.root, False)

    def show(self) -> None:
        """As it is settled for the comments that are explored."""
        settled = self._work.material.edits.voikko if self._work.begun else ""
        # Looked for without being imported: it is loaded for nobody who has not asked for it.
        there(self.root, self._work.begun and (bool(settled) or find_spec("libvoikko") is not None))
        self.by.value = "voikko" if settled else ""
        here = self._work.material.lemmas.voikko_version if settled else ""
        self.told.show(_told(settled, here, self._work.words))

    def _choose(self, change: dict[str, Any]) -> None:
        with self._work.notice.watch():
            edits = self._work.material.edits
            if bool(change["new"]) == bool(edits.voikko):
                return
            try:
                version = _version() if change["new"] else ""
            except BaseException:
                self.by.value = change["old"]
                raise
            self._work.settle(lambda now: replace(now, voikko=version))


def _told(settled: str, here: str, _: Translator) -> Markup:
    """What it would give, or with which Voikko words are read; a box where that is not the one
    that the comments were `settled` with."""
    if settled and not here:
        said = _(
            "These comments were settled with {voikko}, which is not here. Words are read without "
            "it, so some base forms may differ.",
            voikko=settled,
        )
        return boxed("warn", html("<p>{said}</p>", said=said))
    if settled != here:
        said = _(
            "These comments were settled with {before}, and here is {now}. Some base forms may "
            "differ.",
            before=settled,
            now=here,
        )
        return boxed("info", html("<p>{said}</p>", said=said))
    if here:
        said = _(
            "Words are read with {voikko}. A search finds every part of a compound.", voikko=here
        )
    else:
        said = _("Voikko knows more base forms and finds every part of a compound.")
    return html('<p class="pa-small pa-muted">{said}</p>', said=said)


def _version() -> str:
    """Raises `WorkshopError` with what has to be installed."""
    from parastaminen_nb.text.voikko import voikko

    return voikko().version
