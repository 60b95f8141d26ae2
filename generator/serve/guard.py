"""Whom the server answers: pages of other sites may neither read the preview nor listen to it."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - to know it, not to do it


@dataclass(frozen=True, slots=True)
class Guard:
    """Knows by which names it may be called.

    Bound to one address: by that and those of the loopback, at our port or with none named. Bound to all, also by any
    address in numbers and by the machine's name, at any port (a container's may be another outside): a page from
    elsewhere that makes its own name lead here (DNS rebinding) can be neither.
    """

    bind: str
    port: int

    def welcomes(self, host: str, origin: str | None = None) -> bool:
        """May this be answered? ``host`` and ``origin`` are the headers; without an origin, no script asks."""
        return self._is_ours(host) and (origin is None or origin.lower() == f"http://{host}".lower())

    def _is_ours(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname or "", parts.port or self.port
        except ValueError:
            return False
        if parts.netloc != host or "@" in host:
            return False
        if self.bind in EVERYWHERE:
            return name in LOCAL or _is_number(name) or name in _names()
        return name in LOCAL | {self.bind.lower()} and port == self.port


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _names() -> set[str]:
    name = socket.gethostname().lower()
    return {name, f"{name}.local"}
