"""A preview that follows every save.

    the author's files --watching--> paths --pipe--> builder --pipe--> what has changed --sockets--> the open tabs
                                                     |                                               |
                                                     +--> .cache/serve/ --places, injected--> pages -+

There are two processes. The builder holds the chronology in memory and does nothing but build; the server sends files
and news, and never does anything that takes longer than a request may wait. A save that comes during a build waits in
the pipe and is built next, so the last save always wins.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import Order, demand_cache_apart
from generator.problems import Environment, Stop, Usage
from generator.serve import overlay, places
from generator.serve.building import Builder
from generator.serve.guard import EVERYWHERE, Guard
from generator.serve.live import Live

__all__ = ["Asked", "serve"]


@dataclass(frozen=True, slots=True)
class Asked:
    """How it is served. ``editor`` is a name or a template of links, None for the one that the environment names.

    ``say`` is called with every line for the terminal, from any thread.
    """

    say: Callable[[str], None]
    port: int = 8000
    bind: str = "127.0.0.1"
    editor: str | None = None
    open: bool = False
    poll: bool = False


def serve(order: Order, asked: Asked) -> None:
    """The site is served and follows every save, until a signal comes; that is then sent again.

    Raises:
        Stop: it cannot begin.
    """
    _demand_places(order)
    builder = Builder(order, overlay.editor(asked.editor, os.environ))  # before there is a thread or a loop
    try:
        builder.ask(frozenset(), frozenset())
        ended = _serve(order, asked, builder)
    finally:
        builder.end()
    if isinstance(ended, Stop):
        raise ended
    signal.raise_signal(ended)


def _demand_places(order: Order) -> None:
    if not order.content.is_dir():
        raise Usage(f"there is no folder {order.content}; name the folder that holds content/ with --source")
    inside = order.output.parent == order.cache
    demand_cache_apart(replace(order, output=order.site / "output") if inside else order)


def _serve(order: Order, asked: Asked, builder: Builder) -> Stop | signal.Signals:
    from generator.serve.server import Server, listening  # while the builder is at work: they take half a second
    from generator.serve.watching import Watch

    sockets = listening(asked.port, asked.bind)
    port: int = sockets[0].getsockname()[1]
    live = Live(order.output, places.base(order), Guard(asked.bind, port))
    watch = Watch(order, lambda paths: builder.ask(paths, live.shown), asked.say, poll=_polls(order, asked))

    def begin() -> None:
        threading.Thread(target=hear, daemon=True, name="hear").start()
        watch.start()

    def hear() -> None:
        for report in builder.reports():
            if isinstance(report.stop, Usage) and not live.begun:
                return server.end(report.stop)
            server.soon(live.settle, report)
            for line in report.lines:
                asked.say(line)
        return server.end(Environment("the process that builds has ended"))

    server = Server(live, sockets, begin)
    _greet(asked, port, live.base)
    return server.run()


def _polls(order: Order, asked: Asked) -> bool:
    """Do we look ourselves? Where we must and nobody asked for it, that is said."""
    from generator.serve.watching import mute

    kind = ""
    with suppress(OSError):
        kind = mute(order.content.resolve(), Path("/proc/mounts").read_text("utf-8", "replace"))
    if kind and not asked.poll:
        asked.say(f"content/ lies on {kind}, which says nothing of what is saved: looking for changes, as --poll does")
    return asked.poll or bool(kind)


def _greet(asked: Asked, port: int, base: str) -> None:
    if asked.port not in (0, port):
        asked.say(f"port {asked.port} is taken; {port} is the next free one")
    name = "localhost" if asked.bind in EVERYWHERE | {"localhost"} else asked.bind
    url = f"http://{f'[{name}]' if ':' in name else name}:{port}{base}"
    asked.say(url)
    if asked.bind in EVERYWHERE:
        asked.say("whoever reaches this machine can read it, drafts as well")
    if asked.open:
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(url,), daemon=True, name="open").start()
