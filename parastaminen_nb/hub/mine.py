"""One's own comments and the case cards, as a page that can be kept."""

from __future__ import annotations

from urllib.parse import quote

from parastaminen_nb.hub.comments import Inside
from parastaminen_nb.hub.seen import own
from parastaminen_nb.look import css


class Keep(Inside):
    """`/mine.html`: works after the end too, as long as the phone's cookie knows its comments.

    The file stands alone: it holds its style, and no script and no address of anybody.
    """

    def get(self) -> None:
        _ = self.translator
        name = " ".join((_("My comments"), self.workshop.title)).strip() + ".html"
        self.set_header(
            "Content-Disposition",
            f"attachment; filename=\"comments.html\"; filename*=UTF-8''{quote(name)}",
        )
        self.page("mine.html", mine=own(self.live, self.who, self.live.agreeing()), style=css())
