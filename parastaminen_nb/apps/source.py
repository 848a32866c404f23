"""Where the comments come from that are explored: the workshop, a file, or the example."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.upload import TYPES, Upload
from parastaminen_nb.workshop_file import SUFFIX


class Sources(ipywidgets.VBox):
    """Offers a file, the example, and the workshop's own comments where there is a workshop;
    `columns` is for a file that is open already."""

    def __init__(
        self,
        open_files: Callable[[Sequence[tuple[str, bytes]]], object],
        open_example: Callable[[], object],
        open_own: Callable[[], object] | None,
        notice: Notice,
        _: Translator,
    ) -> None:
        self.upload = Upload(
            _,
            lambda name, content: open_files([(name, content)]),
            notice=notice,
            accept=TYPES + f",.json,{SUFFIX}",
            hint=_(
                "Excel, CSV, JSON or another workshop, also several at once. "
                "They stay on this machine."
            ),
        )

        self.upload.together(open_files)

        def watched(action: Callable[[], object]) -> Callable[[object], None]:
            def act(_button: object) -> None:
                with notice.watch():
                    action()

            return act

        self.example = button(_("Show the example"), watched(open_example), kind="quiet")
        self.own = button(_("Own comments"), watched(open_own or open_example), kind="quiet")
        self.columns = button(_("Change the columns"), kind="quiet")
        buttons = [self.own, self.example] if open_own else [self.example]
        super().__init__(
            [stack(row(self.upload, self.columns, *buttons, classes="pa-explore-source"))]
        )
        self.add_class("pa-box")
