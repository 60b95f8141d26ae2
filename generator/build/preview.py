"""A site that is built again after every save, with all that it knows kept in memory.

Where only words of events and articles were written anew, their pages are made at once from the desk of the last plan.
Stories, feeds, tables, pictures and the search index, for which no author waits, follow when there is a pause.
Everything else is planned whole, and the pages that somebody looks at come first. What is rendered is renamed into
place as soon as it is there; the cache and the manifest learn of it when nothing else is to be done. A preview that
dies loses nothing but that: the next run finds the files other than they are noted, and makes them again.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator import cache, write
from generator.build import garbage
from generator.build.order import Order, Outcome
from generator.build.standing import Since, Standing, Watched, opened, remembered
from generator.exports import FORMATS
from generator.load import entries
from generator.model import Entry
from generator.problems import Problem, Stop
from generator.write import NOWHERE

if TYPE_CHECKING:
    from generator.build.indexed import Index
    from generator.build.plan import Plan
    from generator.build.render import Work
    from generator.graph import Edges
    from generator.load.folder import Note
    from generator.outputs import Desk
    from generator.theme import Theme

__all__ = ["Preview", "Settled"]

FEW = 20  # pages that are renamed without a journal: each is whole by itself, and a save is seen at once
PICTURES = 50  # what is spent on them, in pages of an event, before somebody may ask for something else
MOMENT = 0.1  # seconds that go into the search index before somebody may ask for something else
CHUNK = 100  # pages rendered before somebody may ask for something else


@dataclass(frozen=True, slots=True)
class Settled:
    """What a save came to.

    ``changed`` are the addresses of the output that have other bytes now, or are gone; ``outcome`` tells what was done
    and what is wrong (where it failed, nothing was changed); ``seconds`` is how long it took so far. ``last`` says that
    no more will come of this save: before, the pages that somebody looks at may be ready already.
    """

    changed: tuple[str, ...]
    outcome: Outcome
    seconds: float
    last: bool = True


@dataclass(frozen=True, slots=True)
class _Saved:
    """A text as it read before and as it reads now; ``texts`` is how many were rendered for that."""

    path: str
    before: Note
    now: Note
    texts: int

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with it now."""
        return [Problem(*each) for each in self.now[3]]

    @property
    def entries(self) -> list[Entry]:
        """What it says now."""
        return [Entry._make(plain) for plain in self.now[2]]


class Preview:
    """Builds into ``order.output``, for one process with one thread. To be closed at the end."""

    def __init__(self, order: Order) -> None:
        self._order = replace(order, preview=True)
        self._stack = ExitStack()
        self._memory = self._stack.enter_context(remembered(self._order))
        self._standing: Standing | None = None
        self._plan: Plan | None = None  # of the last round, if that was sound
        self._watched: Watched | None = None
        self._pending: set[Path] = set()  # what was saved since
        self._behind = False  # pages of the plan are not rendered yet
        self._later: set[str] = set()  # texts whose words are new, and not yet in all that holds them
        self._pictures: Work | None = None  # the pictures of the plan that are still to be made
        self._unsearched = False  # the search index that stands may not be that of the plan
        self._making: tuple[Index, Generator[None, None, None]] | None = None  # the next one, as far as it has come
        self._theme: Theme | None = None  # the last one, with all that it has compiled

    def close(self) -> None:
        """Writes down what only memory knows, and lets go of the cache."""
        self._leave_off()
        self.rest()
        self._stack.close()

    def follow(self, paths: Collection[Path], shown: Collection[str] = ()) -> Iterator[Settled]:
        """Builds what the saved files ask for; with none, everything that is not as it should be.

        ``paths`` are absolute: files and folders that appeared, changed or went. ``shown`` are the addresses that
        somebody looks at, which come first. Whoever stops asking in between leaves a part for the next time.

        Raises:
            Stop: the machine refuses (a full disk, no permission); nothing is half-written, and it may be tried again.
        """
        began = time.monotonic()
        self._leave_off()
        self._pending |= set(paths)
        planned = self._plan is not None
        try:
            yield from self._followed(shown, began)
        except Stop as stop:
            self._plan = None
            if isinstance(stop, cache.Lost):
                self._there.forget()
            elif not planned:
                raise
            yield from self._whole(shown, began)  # the output or the cache is not what it was: look at all of it

    def later(self) -> bool:
        """Makes a part of what nobody waits for, and says whether there is more: for when the author has paused."""
        plan = None if self._behind else self._plan
        try:
            if plan and self._later:
                self._tell(plan)
            elif plan and self._pictures:
                self._draw(plan, self._pictures)
            elif plan and self._unsearched:
                self._search(plan)
        except cache.Lost:
            self._plan = None
            self._there.forget()
            raise cache.Lost("the cache has lost something") from None
        return bool(plan and (self._later or self._pictures or self._unsearched))

    def _tell(self, plan: Plan) -> None:
        """Makes the stories, feeds and tables that hold the last words."""
        from generator import outputs
        from generator.build.render import stale

        few = replace(plan, few=True, outcome=replace(plan.outcome, reasons={}))
        few.pages = list(outputs.later(cast("Desk", plan.desk), self._later))
        work = stale(few, self._there)
        self._rendered(few, work, work.stale)
        self._later.clear()

    def _draw(self, plan: Plan, pictures: Work) -> None:
        """Makes a few of the smaller copies and the share pictures, and at least one."""
        from generator.build.render import cost

        spent = accumulate(cost(plan.pages[number]) for number in pictures.stale)
        count = max(1, len(list(takewhile(lambda so_far: so_far <= PICTURES, spent))))
        outcome = replace(plan.outcome, problems=[], reasons={})
        self._rendered(replace(plan, outcome=outcome), pictures, pictures.stale[:count])
        left = pictures.stale[count:]
        self._pictures = replace(pictures, stale=left) if left else None

    def _search(self, plan: Plan) -> None:
        """Goes on with the search index for a moment; when it is made, it takes the place of the last."""
        from generator.build.indexed import Index

        if self._making is None:
            index = Index(self._memory)
            self._making = index, index.made(plan)
        index, steps = self._making
        until = time.monotonic() + MOMENT
        for _ in steps:
            if time.monotonic() > until:
                return
        self._making, self._unsearched = None, False
        self._place(plan, index)

    def _place(self, plan: Plan, index: Index) -> None:
        """Puts the files of the search index into place, and takes those away that it had before."""
        from generator.build.indexed import CAUSE
        from generator.build.render import stale

        before = {page.address for page in plan.pages if page.cause == CAUSE}
        index.add_to(plan)
        few = replace(plan, few=True, outcome=replace(plan.outcome, problems=[], reasons={}))
        few.pages = [page for page in plan.pages if page.cause == CAUSE]
        work = stale(few, self._there)
        self._rendered(few, work, work.stale, sorted(before - {page.address for page in few.pages}))

    def _leave_off(self) -> None:
        """Texts may be new: an index of the old ones is not made to its end."""
        if self._making:
            self._making[1].close()
        self._making = None

    def rest(self) -> None:
        """Writes down what only memory knows, the manifest and the cache: for when nothing else is to be done."""
        if self._later:
            self.later()
        if self._plan and self._watched and not self._behind and self._there.unsaved:
            with opened(self._order) as output:
                output.publish({}, (), self._there.made)
                self._there.saw(self._watched, self._plan, output)
            self._there.save()

    @property
    def _there(self) -> Standing:
        if self._standing is None:
            with opened(self._order) as output:
                self._standing = Standing(self._memory, output)
        return self._standing

    # ---- words alone

    def _followed(self, shown: Collection[str], began: float) -> Iterator[Settled]:
        plan = self._plan
        saved = self._reread(plan) if plan and self._pending else None
        if plan is None or saved is None:
            yield from self._whole(shown, began)
            return
        wrong = [problem for each in saved for problem in each.problems]
        if any(problem.severity == "error" for problem in wrong):
            yield Settled((), replace(plan.outcome, problems=self._said(plan, saved, wrong)), _since(began))
            return
        enough = all(entries.reworded(each.before, each.now) for each in saved)
        if enough or all(_same_pages(each) for each in saved):
            changed, outcome = self._words(plan, saved, noted=enough)
            enough = enough and not self._behind
            yield Settled(changed, outcome, _since(began), last=enough)
        if not enough:
            yield from self._whole(shown, began)

    def _reread(self, plan: Plan) -> list[_Saved] | None:
        """The saved texts; None where something else was saved, or what was not known before."""
        from generator.load import files, folder

        before = cast("dict[str, Note]", self._there.noted["files"])
        content = self._order.content.absolute()
        found = []
        for path in sorted(self._pending):
            name = path.relative_to(content).as_posix() if path.is_relative_to(content) else ""
            sort = files.sort(name, plan.site.publish_files) if name and plan.site else "config"
            if sort == "passed" and not path.is_dir():
                continue
            if sort not in ("document", "rows") or name not in before or not path.is_file() or plan.task is None:
                return None
            found.append(_Saved(name, before[name], *folder.reread(name, plan.task)))
        return found

    def _words(self, plan: Plan, saved: list[_Saved], *, noted: bool) -> tuple[tuple[str, ...], Outcome]:
        """Makes the pages of the saved texts anew; with ``noted``, nothing else is to be made. What came of it."""
        from generator import outputs
        from generator.build.render import stale

        desk = cast("Desk", plan.desk)
        desk.problems.clear()
        for each in saved:
            desk.swap(each.path, each.entries)
        pages = list(outputs.about(desk, {each.path for each in saved}))
        said = self._said(plan, saved, [*desk.problems, *(problem for each in saved for problem in each.problems)])
        texts = sum(each.texts for each in saved)
        outcome = replace(plan.outcome, problems=said, planned=len(pages), texts=texts, reasons={})
        outcome.rendered = outcome.written = outcome.removed = 0
        few = replace(plan, pages=pages, few=True, outcome=outcome)
        work = stale(few, self._there)
        changed = self._rendered(few, work, work.stale)
        if noted and not outcome.failed:
            plan.outcome = outcome
            self._pending.clear()
            self._unsearched = bool(plan.site and plan.site.search)
            self._later |= {each.path for each in saved}
            for each in saved:
                self._there.reread(each.path, each.now)
                cast("Watched", self._watched).files[f"content/{each.path}"] = NOWHERE
        return changed, outcome

    def _said(self, plan: Plan, saved: list[_Saved], new: Iterable[Problem]) -> list[Problem]:
        """What was said of other files, and what is said of these now."""
        from generator.build import faults

        paths = {f"content/{each.path}" for each in saved}
        others = (problem for problem in plan.outcome.problems if problem.path not in paths)
        return faults.with_lines(self._order, dict.fromkeys((*others, *new)))

    # ---- everything

    def _whole(self, shown: Collection[str], began: float) -> Iterator[Settled]:
        from generator.build import build
        from generator.build.plan import plan
        from generator.build.render import stale, unplanned

        if self._standing is None:  # with every core, which nothing after it does: a save must not wait
            outcome = build(self._order)
            yield Settled(tuple(outcome.reasons), outcome, _since(began))
            if outcome.failed:
                return
        watched = Watched.now(self._order)
        self._there.look()
        self._plan = None
        with garbage.none():
            made = plan(self._order, self._memory.store, Since(self._there, watched, None), self._theme)
            self._searched(made)
            work = None if made.outcome.failed else stale(made, self._there)
        if work is None:
            yield Settled((), made.outcome, _since(began))
            return
        self._there.understood(made)
        self._plan, self._watched, self._behind = made, watched, True
        work, pictures = work.without_pictures(made.pages)
        self._pictures = pictures if pictures.stale else None
        self._pending.clear()
        self._later.clear()
        yield from self._chunks(made, work, unplanned(made, self._there), shown, began)
        self._warm(made)

    def _searched(self, plan: Plan) -> None:
        """The search index that stands is planned with the rest, and looked at later."""
        self._unsearched = bool(plan.site and plan.site.search)
        if self._unsearched:
            from generator.build.indexed import Index

            Index(self._memory).add_to(plan)

    def _warm(self, plan: Plan) -> None:
        """Loads what renders texts and pages, once for each theme, so that the next save need not."""
        from generator.build.render import rehearse
        from generator.load.reading import Renderer

        if plan.task and plan.theme is not self._theme:
            Renderer(plan.task).prepare()
            rehearse(plan, self._there, self._memory.store)
            self._theme = plan.theme

    def _chunks(
        self, plan: Plan, work: Work, lost: list[str], shown: Collection[str], began: float
    ) -> Iterator[Settled]:
        """Renders what is stale, the pages that somebody looks at first; the lost ones go at the end."""
        first = [number for number in work.stale if plan.pages[number].address in shown]
        rest = [number for number in work.stale if plan.pages[number].address not in shown]
        rest.sort(key=lambda number: plan.pages[number].template in FORMATS)  # machines can wait
        chunks = [first, *(rest[n : n + CHUNK] for n in range(0, len(rest), CHUNK))]
        for number, chunk in enumerate(chunks, 1):
            last = number == len(chunks)
            changed = self._rendered(plan, work, chunk, lost if last else [])
            self._behind = not last
            if plan.outcome.failed:
                self._plan, last = None, True
            if last or changed:
                yield Settled(changed, plan.outcome, _since(began), last)
            if plan.outcome.failed:
                return

    def _rendered(self, plan: Plan, work: Work, numbers: list[int], lost: Sequence[str] = ()) -> tuple[str, ...]:
        """Renders some of the stale pages into place, or none of them where one cannot be made; what changed."""
        from generator.build.render import render

        data: dict[int, bytes] = {}
        part, alone = replace(work, stale=numbers), replace(self._order, jobs=1)
        rendered = render(part, plan, self._there, data.__setitem__, self._memory.store, alone)
        if rendered.failed:
            return ()
        made = {plan.pages[n].address: rendered.edges[plan.pages[n].address] for n in numbers}
        plan.outcome.removed += len(lost)
        if rendered.puts or lost:
            self._put({address: data[number] for address, number in rendered.puts.items()}, made, lost)
        self._there.wrote(made, rendered.puts, lost)
        return (*rendered.puts, *lost)

    def _put(self, data: Mapping[str, bytes], made: Mapping[str, Edges], lost: Sequence[str]) -> None:
        """Renames files into place: a few that stand there already at once, others by the book."""
        with write.opened(self._order.output) as output:  # that it lies apart was seen when it was looked at first
            if len(data) <= FEW and not lost and all(self._there.stands(address) for address in data):
                for address, text in data.items():
                    output.replace(address, text)
                return
            manifest = self._there.made | {address: edges.output for address, edges in made.items()}
            with output.staging():
                for number, text in enumerate(data.values()):
                    output.stage(number, text)
                puts = {address: number for number, address in enumerate(data)}
                output.publish(puts, lost, {a: d for a, d in manifest.items() if a not in set(lost)})


def _same_pages(saved: _Saved) -> bool:
    """Has it the same events and articles as before, at the same addresses, and are they to be seen as before?"""
    before, now = ([_place(Entry._make(plain)) for plain in note[2]] for note in (saved.before, saved.now))
    return before == now and all(kind in ("event", "article") and address for kind, address, *_ in now)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.kind, entry.address, entry.number, entry.draft, entry.gone, entry.embargo, entry.expires


def _since(began: float) -> float:
    return time.monotonic() - began
