"""The second half of a build: which pages are stale, and their text, by every core where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from generator import cache, exports, write
from generator.build import indexed
from generator.build.order import Order
from generator.build.plan import Plan
from generator.build.standing import Standing
from generator.graph import Digests, Edges, judge, lost
from generator.outputs.copies import SCRIPT
from generator.outputs.shares import FORMAT as SHARE
from generator.outputs.sizes import FORMAT as SIZED
from generator.outputs.slices import FORMATS as SLICES
from generator.outputs.warm import Warm
from generator.pages import Chronicle, Page
from generator.problems import Problem, ordered
from generator.theme import Theme

CARD = 0.15  # what one of a long list takes, in pages of an event
ROW = 0.01  # what one of a slice takes
PICTURE = 5  # what a picture takes that is drawn
TOGETHER = 8  # pages for which the cache is read in one go
PIXEL = 0.15  # what a smaller copy of a picture takes, for each of its width
COPY = 0.2  # what a file takes that is copied
ENOUGH = 60  # pages from which on a second process pays for its start
_LATE = frozenset({SHARE, SIZED})
_Done = tuple[int, bytes, tuple[Problem, ...]]  # number of the page, digest of its bytes, what its template got wrong


@dataclass(slots=True)
class Work:
    """The stale pages by number, and what each planned page is made of now."""

    stale: list[int]
    edges: dict[str, Edges]

    def without_pictures(self, pages: list[Page]) -> tuple[Work, Work]:
        """The same without the pictures that are made, and these alone: they can wait where a site is only previewed.

        Nobody sees share pictures there, and for a smaller copy the server has the original.
        """
        pictures = [number for number in self.stale if pages[number].template in _LATE]
        pictures.sort(key=lambda number: pages[number].template == SHARE)
        apart = {pages[number].address for number in pictures}
        edges = {address: edges for address, edges in self.edges.items() if address not in apart}
        others = [number for number in self.stale if pages[number].address not in apart]
        return Work(others, edges), Work(pictures, self.edges)


@dataclass(slots=True)
class Rendered:
    """The staged files that differ from what stands, by address, and what each page is made of and came to.

    ``failed`` says that a page could not be made.
    """

    puts: dict[str, int] = field(default_factory=dict)
    edges: dict[str, Edges] = field(default_factory=dict)
    failed: bool = False

    def add(self, other: Rendered) -> None:
        """Takes in what came of other pages."""
        self.puts |= other.puts
        self.edges |= other.edges
        self.failed = self.failed or other.failed

    @property
    def manifest(self) -> dict[str, bytes]:
        """The digest of every page, by address."""
        return {address: edges.output for address, edges in self.edges.items()}


def stale(plan: Plan, standing: Standing) -> Work:
    """What must be rendered, and why."""
    digests = Digests()
    now: dict[str, Edges] = {}
    numbers = []
    for number, page in enumerate(plan.pages):
        old = standing.edges(page.address, plan.program)
        now[page.address], why = judge(page, digests, plan.closure(page.template), old, standing.stands(page.address))
        if why:
            numbers.append(number)
            plan.outcome.reasons[page.address] = why
    return Work(numbers, now)


def unplanned(plan: Plan, standing: Standing) -> list[str]:
    """The addresses that we once wrote and that no page of a whole plan has."""
    return (
        []
        if plan.few
        else lost((page.address for page in plan.pages), standing.manifest.keys() | standing.every_edge.keys())
    )


def render(
    work: Work, plan: Plan, standing: Standing, stage: Callable[[int, bytes], None], store: cache.Store, order: Order
) -> Rendered:
    """Every stale page as text, staged by its number where it differs from what stands."""
    rendered = Rendered(edges=dict(work.edges))
    outcome = plan.outcome
    shop = _Shop(plan, standing, lambda number, data: stage(plan.first + number, data), store)
    for count, (number, digest, problems) in enumerate(_all(shop, work.stale, order.jobs), 1):
        address = plan.pages[number].address
        outcome.problems.extend(problems)
        rendered.failed = rendered.failed or bool(problems)
        rendered.edges[address] = work.edges[address]._replace(output=digest)
        if standing.stands(address) != digest:
            rendered.puts[address] = plan.first + number
        order.progress("pages", count, len(work.stale))
    exports.forget()
    if plan.theme:
        store.keep(plan.theme.learned.items())
        plan.theme.learned.clear()
    outcome.problems = ordered(_once(outcome.problems))
    outcome.rendered += sum(1 for n in work.stale if plan.pages[n].template)
    outcome.written += len(rendered.puts)
    return rendered


def rehearse(plan: Plan, standing: Standing, store: cache.Store) -> None:
    """Renders a page of each kind and keeps none of them: what that takes is loaded then."""
    _rehearsed(_Shop(plan, standing, lambda *_: None, store), range(len(plan.pages)))


def _rehearsed(shop: _Shop, numbers: Iterable[int]) -> None:
    first: dict[str, int] = {}
    for number in numbers:
        first.setdefault(shop.plan.pages[number].template, number)
    for name in first.keys() & exports.FORMATS:
        exports.module(name)  # is enough: some of them write out the whole site
    silent = replace(shop, stage=lambda *_: None)
    for _ in silent.make([number for template, number in first.items() if template.endswith(".j2")]):
        pass


def _once(problems: list[Problem]) -> list[Problem]:
    """Each problem once, with the hint of its first page: a template's mistake is met on every page that it makes."""
    first: dict[tuple[str, int, str], Problem] = {}
    for problem in ordered(problems):
        key = (problem.path, problem.line, problem.message)
        first.setdefault(key if problem.code == "template" else (*key[:2], repr(problem)), problem)
    return list(first.values())


@dataclass(slots=True)
class _Shop:
    """All that a worker needs to make a page."""

    plan: Plan
    standing: Standing
    stage: Callable[[int, bytes], None]
    store: cache.Store

    def make(self, numbers: list[int]) -> Iterator[_Done]:
        """Renders and stages pages, one after another. Of a few, all is read in one go; then others may write."""
        warm = Warm(self._kept)
        for start in range(0, len(numbers), TOGETHER):
            with self.store.reading():
                for number in numbers[start : start + TOGETHER]:
                    yield self._done(number, warm)

    def _done(self, number: int, warm: Warm) -> _Done:
        page = self.plan.pages[number]
        data = self._bytes(page, warm)
        if isinstance(data, Problem):
            return number, b"", (data,)
        digest = write.digest(data)
        if self.standing.stands(page.address) != digest:
            self.stage(number, data)
        return number, digest, ()

    def _bytes(self, page: Page, warm: Warm) -> bytes | Problem:
        if page.cause == indexed.CAUSE:
            return indexed.read(self.plan.paths[page.address], page)
        if not page.template:
            return self._file(page.address, page.cause)
        if page.template == SIZED:
            return self._smaller(page)
        if page.template == SCRIPT:
            return self._script(page)
        if page.template in exports.FORMATS:
            return exports.made(replace(page, inputs=warm.inputs(page)), self.plan.fetch)
        theme = cast("Theme", self.plan.theme)
        text = theme.render(replace(page, inputs=warm.inputs(page)))
        return text if isinstance(text, Problem) else text.encode("utf-8", "surrogateescape")

    def _file(self, address: str, cause: str) -> bytes | Problem:
        try:
            return self.plan.paths[address].read_bytes()
        except OSError as error:
            return Problem(cause, 0, 0, "file", f"this file cannot be read: {error.strerror}")

    def _script(self, page: Page) -> bytes | Problem:
        data = self._file(page.address, page.cause)
        if isinstance(data, Problem):
            return data
        return exports.made(replace(page, inputs=(("data", data),)), self.plan.fetch)

    def _smaller(self, page: Page) -> bytes | Problem:
        asked = dict(page.inputs)
        data = self._file(cast("str", asked["picture"]), page.cause)
        if isinstance(data, Problem):
            return data
        try:
            return exports.made(replace(page, inputs=(("data", data), ("width", asked["width"]))), self.plan.fetch)
        except Exception as error:  # noqa: BLE001 - whatever a decoder says of bytes that anybody may have made up
            said = f"no copy of this picture can be made that is {asked['width']} pixels wide: {error}"
            return Problem(page.cause, 0, 0, "picture", said, "save it again from a picture editor")

    def _kept(self, key: bytes) -> bytes:
        data = self.store.one(key)
        if data is None:
            raise cache.Lost
        return data


def _all(shop: _Shop, numbers: list[int], jobs: int) -> Iterator[_Done]:
    """The pages made here, or by a process for each core where there are many and the cache can be shared."""
    pages = shop.plan.pages
    if jobs < 2 or not shop.store.shared or sum(_whole_cost(pages[number]) for number in numbers) < ENOUGH:
        yield from shop.make(numbers)
        return
    from generator.workers import gathered

    _rehearsed(shop, numbers)  # what all of them need is loaded before they part, and lies in memory once
    for done in gathered(_shares(numbers, pages, jobs), lambda share: _worker(shop, share)):
        if done is None:
            raise cache.Lost
        yield done


def _shares(numbers: list[int], pages: list[Page], jobs: int) -> list[list[int]]:
    """The pages cut into runs of like cost, those of entries first: whoever makes the lists needs every card, and one
    process that has them all is cheaper than each having most.
    """
    costs = {n: cost(pages[n]) for n in numbers}
    ordered_ = sorted(numbers, key=lambda n: costs[n] != 1)  # stable: neighbours stay neighbours
    shares: list[list[int]] = [[] for _ in range(jobs)]
    total, reached = sum(costs.values()), 0.0
    for number in ordered_:
        shares[min(jobs - 1, int(reached * jobs / total))].append(number)
        reached += costs[number]
    return [share for share in shares if share]


def _whole_cost(page: Page) -> float:
    """What it counts towards a second process: one, and a smaller copy of a picture what it takes."""
    return cost(page) if page.template == SIZED else 1


def cost(page: Page) -> float:
    """What a page takes, in pages of an event."""
    if page.template == SHARE:
        return PICTURE
    if page.template in SLICES:
        return ROW * sum(len(value) for name, value in page.inputs if name == "cards" and isinstance(value, tuple))
    if page.template == SIZED:
        return PIXEL * cast("int", dict(page.inputs)["width"])
    if page.template in ("", SCRIPT):
        return COPY
    chronicle = dict(page.inputs).get("chronicle")
    if isinstance(chronicle, Chronicle):
        return 1 + CARD * len(chronicle.cards)
    if page.template in exports.FORMATS:
        return 1 + CARD * max((len(value) for _, value in page.inputs if isinstance(value, tuple)), default=0)
    return 1


def _worker(shop: _Shop, share: list[int]) -> Iterator[_Done | None]:
    shop.store.reopen()
    try:
        yield from shop.make(share)
    except cache.Lost:
        yield None
