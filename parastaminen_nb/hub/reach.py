"""`/test`: a phone opens it to find out, before people come, whether it reaches the workshop."""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from parastaminen_nb.core.events import PhoneReached
from parastaminen_nb.hub.base import Page

AGAIN: Final = timedelta(seconds=10)
"""The desk is told of one phone in so much time: the page is open to everyone."""


class Test(Page):
    """Says to the phone that it has arrived, and to the desk that a phone can.

    What is stored is the moment, and nothing about the phone. A page of this machine itself
    proves nothing and is told so.
    """

    async def get(self) -> None:
        elsewhere = self._from_elsewhere()
        last = self.live.reached_at
        if elsewhere and not (last and timedelta(0) <= self.moment - last < AGAIN):
            await self.hub.store(PhoneReached(self.moment))
        self.page("test.html", elsewhere=elsewhere)

    def _from_elsewhere(self) -> bool:
        settings = self.hub.settings
        if self.request.host_name == urlsplit(settings.public_url).hostname and settings.proxies:
            return True  # it has come all the way through the proxy
        try:
            number = ipaddress.ip_address(self.client)
        except ValueError:
            return False
        return not number.is_loopback and self.client not in settings.hosts
