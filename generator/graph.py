"""What is stale, and why: digests of what pages are made of, compared with those of the last build. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import NamedTuple, cast

from generator.dates import Precision
from generator.model import Kept
from generator.pages import Page

SIZE = 12  # bytes of a digest: a clash among a million pages has odds of one in 10^16

_PLAIN = frozenset({int, bool, bytes, float, type(None), Precision})
_FEW = 8  # values that are not worth a look at what they have in common
_NO_TEXT = b"\xff"  # no text in UTF-8 begins so: the number 1 is not the text "1"
_shared: dict[tuple[str, ...], tuple[str, ...]] = {}  # the names of inputs, once for each kind of page
_plans: dict[type, attrgetter[tuple[object, ...]]] = {}


class Digests:
    """Digests of values. A dataclass is digested once per object, so that a card on ten lists costs ten look-ups."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """The same bytes for equal values, on every machine and in every run; of a text, number or None all of it."""
        kind = type(value)
        if kind is str:
            return cast("str", value).encode("utf-8", "surrogatepass")
        if kind is Kept:
            return cast("Kept", value).digest
        if kind in _PLAIN:
            return b"\0" + repr(value).encode()  # no text begins with NUL
        known = self._known.get(id(value))
        if known is None:
            known = (value, self._made(kind, value))
            self._known[id(value)] = known  # while the value is kept, nothing else has its id
        return known[1]

    def _made(self, kind: type, value: object) -> bytes:
        if kind is tuple:  # never an Entry: a page carries what it shows, not what planning knows
            parts, values = [b"("], cast("tuple[object, ...]", value)
            if len(values) > _FEW and (whole := _alike(values)):
                return whole
        else:
            parts, values = [kind.__name__.encode()], _values(kind, value)
        for each in values:
            part = each.encode("utf-8", "surrogatepass") if type(each) is str else self.of(each)
            parts += (b"%d:" % len(part), part)
        return blake2b(b"".join(parts), digest_size=SIZE).digest()


def _alike(values: tuple[object, ...]) -> bytes:
    """The digest of many cards or numbers, in one go; b"" where they are not all of one kind."""
    kinds = set(map(type, values))
    if kinds == {Kept}:
        digests = [kept.digest for kept in cast("tuple[Kept, ...]", values)]
        sizes = b"%d:" % len(digests[0]) if len(set(map(len, digests))) == 1 else b""
        return blake2b(sizes + b"".join(digests), digest_size=SIZE, person=b"cards").digest() if sizes else b""
    if kinds == {int}:
        return blake2b(repr(values).encode(), digest_size=SIZE, person=b"numbers").digest()
    return b""


def _values(kind: type, value: object) -> tuple[object, ...]:
    plan = _plans.get(kind)
    if plan is None:
        names = [f.name for f in fields(kind)]
        plan = _plans[kind] = attrgetter(*names, names[0])  # one name more: with a single one there would be no tuple
    return plan(value)


class Edges(NamedTuple):
    """What a page was made of, and what came of it: the digest of all of that, of each named input, and of the file.

    ``digests`` are those of the inputs one after another, ``SIZE`` bytes for each of the ``names``, which pages of one
    kind share. A tuple and not a dataclass, for the reason that an ``Entry`` is one.
    """

    whole: bytes
    names: tuple[str, ...]
    digests: bytes
    output: bytes = b""

    @property
    def inputs(self) -> dict[str, bytes]:
        """The digest of each input."""
        return {name: self.digests[n * SIZE : (n + 1) * SIZE] for n, name in enumerate(self.names)}


def judge(
    page: Page, digests: Digests, template: bytes, old: Edges | None, standing: bytes | None
) -> tuple[Edges, tuple[str, ...]]:
    """What the page is made of now, and why it must be rendered, if it must.

    ``standing`` is the digest of the file as it lies there. The inputs are told apart only where something changed.
    """
    parts = _parts(page, digests, template)
    whole = _whole(parts)
    if old and old.output == standing and old.whole == whole:
        return old, ()
    new = _apart(page, parts, whole)
    return new, reasons(new, old, standing)


def edges(page: Page, digests: Digests, template: bytes) -> Edges:
    """The page's template and its inputs, each digested."""
    parts = _parts(page, digests, template)
    return _apart(page, parts, _whole(parts))


def _parts(page: Page, digests: Digests, template: bytes) -> list[bytes]:
    return [template, *[digests.of(value) for _, value in page.inputs]]


def _whole(parts: list[bytes]) -> bytes:
    template, *inputs = parts
    sized = [b"%d:%b" % (len(part), part) for part in inputs]
    return blake2b(b"".join((template, *sized)), digest_size=SIZE).digest()


def _apart(page: Page, parts: list[bytes], whole: bytes) -> Edges:
    sized = [d if len(d) == SIZE else blake2b(d, digest_size=SIZE).digest() for d in parts]
    names = ("template", *[name for name, _ in page.inputs])
    return Edges(whole, _shared.setdefault(names, names), b"".join(sized))


def reasons(new: Edges, old: Edges | None, standing: bytes | None) -> tuple[str, ...]:
    """Why a page must be rendered, if it must: the names of the inputs that are not what they were, or one word."""
    if old is None:
        return ("new",)
    if standing is None:
        return ("missing",)
    if standing != old.output:
        return ("changed by hand",)
    before, after = old.inputs, new.inputs
    return tuple(n for n in {**before, **after} if before.get(n) != after.get(n))


def lost(planned: Iterable[str], written: Iterable[str]) -> list[str]:
    """The addresses that we once wrote and no page has any more."""
    return sorted(set(written) - set(planned))
