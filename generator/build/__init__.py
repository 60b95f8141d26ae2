"""The story of a build, in order, and nothing else.

    content/ --load--> documents --arrange--> chronology --plan--> pages --compare with what stands--> stale pages
             --render--> text --write--> output/

What only a build with work to do needs is imported when there is work to do: a build without any must not pay for
Markdown, Jinja or YAML.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

from generator import cache, write
from generator.build import garbage
from generator.build.order import Order, Outcome, base_url, demand_cache_apart
from generator.build.standing import Since, Standing, Watched, opened, remembered
from generator.problems import Problem, Usage

if TYPE_CHECKING:
    from generator.build.plan import Plan
    from generator.build.render import Rendered

__all__ = ["Order", "Outcome", "base_url", "build", "build_into", "check", "demand_cache_apart", "listing", "ours"]

Result = TypeVar("Result")


def build(order: Order) -> Outcome:
    """The site built into its output; or nothing changed there, and the problems said."""
    with ours(order) as output:
        return build_into(output, order)


def ours(order: Order) -> AbstractContextManager[write.Output]:
    """The output that is asked for, ours alone until the block ends."""
    _demand_places(order)
    return opened(order)


def build_into(output: write.Output, order: Order) -> Outcome:
    """The site built into its output, which is ours already."""
    with remembered(order) as memory:
        standing = Standing(memory, output)
        watched = Watched.now(order)
        last = standing.last(watched)
        if last and not last.apart:
            return last.outcome
        since = Since(standing, watched, last)
        return _trusting(standing.forget, lambda: _build(order, output, memory, since))


def check(order: Order) -> Outcome:
    """Everything that would be said of the site, and nothing written."""
    _demand_places(order)
    with remembered(order) as memory:
        return _trusting(memory.forget, lambda: _checked(order, memory.store))


def _checked(order: Order, store: cache.Store) -> Outcome:
    from generator.build.plan import plan
    from generator.outputs import addresses

    plan_ = plan(order, store)
    if not plan_.outcome.failed:
        plan_.outcome.addresses = addresses.listed(plan_.pages)
    return plan_.outcome


def _demand_places(order: Order) -> None:
    if not order.content.is_dir():
        raise Usage(f"there is no folder {order.content}; name the folder that holds content/ with --source")
    demand_cache_apart(order)


def _trusting(forget: Callable[[], None], work: Callable[[], Result]) -> Result:
    """What comes of work that asks the cache; once more without it where it turns out to have lost something."""
    try:
        return work()
    except cache.Lost:
        forget()
        return work()


def _build(order: Order, output: write.Output, memory: cache.Memory, since: Since) -> Outcome:
    from generator.build.plan import plan
    from generator.build.render import unplanned

    standing = since.standing
    with garbage.none():
        plan_ = plan(order, memory.store, since)
        outcome = plan_.outcome
        if outcome.failed or (order.strict and outcome.problems):
            return outcome
        _search(order, plan_, memory)
        lost = unplanned(plan_, standing)
    with output.staging():
        rendered = _rendered(plan_, standing, output, memory.store, order)
        if rendered.failed:
            output.discard()
            return outcome
        others = standing.made if plan_.few else {}
        output.publish(rendered.puts, lost, others | rendered.manifest)
    outcome.removed = len(lost)
    standing.understood(plan_)
    standing.wrote(rendered.edges, rendered.puts, lost)
    standing.saw(since.watched, plan_, output)
    standing.save()
    return outcome


def _search(order: Order, plan: Plan, memory: cache.Memory) -> None:
    """The files of the search index are planned too; of a preview those that there are, for the others can wait."""
    if plan.few or not (plan.site and plan.site.search):
        return
    from generator.build.indexed import Index

    index = Index(memory)
    for _ in () if order.preview else index.made(plan):
        pass
    index.add_to(plan)


def _rendered(plan: Plan, standing: Standing, output: write.Output, store: cache.Store, order: Order) -> Rendered:
    """All stale pages staged, as many at once as lie well in memory."""
    from generator.build.render import Rendered, render, stale

    rendered = Rendered()
    for batch in plan.batches():
        with garbage.none():
            work = stale(batch, standing)
        if order.preview:
            work, _ = work.without_pictures(batch.pages)
        rendered.add(render(work, batch, standing, output.stage, store, order))
        if rendered.failed:
            break
        del batch, work  # before the next one is planned
    return rendered


def listing(order: Order, what: str) -> tuple[list[dict[str, object]], list[Problem]]:
    """Events in the order of the chronology, or the documents that are drafts, scheduled or expired, as plain rows."""
    from generator.build.listed import listed

    _demand_places(order)
    with remembered(order) as memory:
        return _trusting(memory.forget, lambda: listed(order, memory.store, what))
