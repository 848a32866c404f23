"""A file that the kernel made goes to the reader's browser in pieces."""

from __future__ import annotations

import pytest

from parastaminen_nb.i18n import translator
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.notice import Notice


@pytest.mark.parametrize(("size", "pieces"), [(0, 1), (3, 1), (500_000, 1), (1_200_001, 3)])
def test_the_pieces_are_the_file_and_none_is_long(monkeypatch, size, pieces):
    content, sent = bytes(turn % 251 for turn in range(size)), []
    download = Download("x", lambda: Made("a.xlsx", content), Notice(translator("fi")))
    monkeypatch.setattr(download, "send", lambda told, buffers: sent.append((told, *buffers)))
    download.click()
    assert b"".join(piece for _told, piece in sent) == content
    assert [told["piece"] for told, _piece in sent] == list(range(pieces))
    assert {told["pieces"] for told, _piece in sent} == {pieces}
    assert max(len(piece) for _told, piece in sent) <= 500_000
    assert not download.busy
