"""A site, put on a branch that is published: built strictly, compared with what stands there, pushed as one commit.

    look at git and output/ --build--> output/ --lay--> a tree --compare--> refuse what would be lost
             --commit--> what changes --push--> the branch

Until the push nothing but the author's output changes, and the push moves the branch wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from generator import checks, git, write
from generator.build import Order, Outcome, build
from generator.deploy import before, limits, lines, remote, tree
from generator.deploy.remote import Files, Remote
from generator.deploy.tree import Workshop
from generator.problems import Environment, Problem

__all__ = ["Asked", "Deployed", "compared", "deploy", "report", "sweep"]

sweep = tree.sweep
CNAME, LONGEST_CNAME = "CNAME", 1_000  # bytes: a name has at most 255
NAMED = 5  # addresses in a sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """How to deploy; ``say`` is told what is worth a line on the way."""

    say: Callable[[str], None]
    remote: str = "origin"
    branch: str = "gh-pages"
    message: str = ""
    dry_run: bool = False
    allow_lost: bool = False


@dataclass(slots=True)
class Deployed:
    """What came of it.

    ``where`` is the branch in words, ``known`` says that the addresses of what stands there are known.
    """

    outcome: Outcome
    where: str
    files: Files = field(default_factory=Files)
    apart: checks.Apart = field(default_factory=checks.Apart)
    known: bool = False
    pushed: bool = False

    @property
    def refused(self) -> bool:
        """Is it out of the question to publish this? Warnings are errors here."""
        return bool(self.outcome.problems)


def deploy(order: Order, asked: Asked) -> Deployed:
    """The site on its branch; or everything as it was, and the reason said.

    Raises:
        Stop: the repository, the output or the remote does not let it be.
    """
    with ExitStack() as place:
        with _interruptible(asked, "interrupted: nothing was deployed"):
            there = remote.looked_up(order.site, asked.remote, asked.branch)
            _demand_whole(order)
            done = Deployed(build(replace(order, strict=True)), there.said)
            commit = "" if done.refused else _committed(order, asked, there, done, place)
        if commit:
            said = f"interrupted while it was pushed: {there.said} has all of it or nothing; deploy again"
            with _interruptible(asked, said):
                remote.push(there, commit)
            done.pushed = True
    return done


@contextmanager
def _interruptible(asked: Asked, said: str) -> Iterator[None]:
    """Says something where Ctrl-C or SIGTERM ends what is done here."""
    try:
        yield
    except (Exception, GeneratorExit):
        raise
    except BaseException:
        asked.say(said)
        raise


def _committed(order: Order, asked: Asked, there: Remote, done: Deployed, place: ExitStack) -> str:
    """The commit that is to be pushed, in a ``place`` that lasts; "" where there is none, or it is not to be."""
    output = place.enter_context(write.opened(order.output))
    shop = place.enter_context(tree.workshop(order.cache))
    _laid(output, shop, there, asked, done)
    if done.refused and not asked.dry_run:
        return ""
    commit = tree.commit(shop, there, asked.message or _message(there), keep=not asked.dry_run)
    done.files = tree.differences(shop, there, commit)
    return commit if any(done.files) and not asked.dry_run else ""


def _demand_whole(order: Order) -> None:
    """Nothing; Environment where the output is not what a build left there."""
    if write.unfinished(order.output):
        raise Environment(f"{order.output} is half of one build and half of another; `dateline build` finishes it")
    if changed := write.changed(order.output):
        hint = "put the change into content/ or themes/, and `dateline build` makes the file anew"
        raise Environment(f"changed by hand in {order.output}: {_named(changed)}; {hint}")


def _laid(output: write.Output, shop: Workshop, there: Remote, asked: Asked, done: Deployed) -> None:
    """Lays the tree that is to be published, and notes which addresses are lost."""
    addresses = sorted(output.manifest)
    if others := sorted(output.signatures().keys() - output.manifest.keys()):
        asked.say(f"not deployed, because Dateline did not write it: {_named(others)}")
    sizes = tree.lay(output.folder, addresses, shop)
    if too_large := limits.faults(sizes):
        raise Environment("; ".join(too_large))
    if CNAME not in sizes and (name := remote.file(there, CNAME, LONGEST_CNAME)) is not None:
        tree.add(shop, CNAME, name)
    said = f"{checks.NAME} in {there.said}"
    old = before.read(remote.file(there, checks.NAME, checks.LARGEST), said)
    now = before.read((shop.tree / checks.NAME).read_bytes(), checks.NAME)
    done.known = old is not None
    done.apart = checks.compare(old or checks.NOTHING, now or checks.NOTHING)
    done.outcome.problems += [] if asked.allow_lost else checks.problems(done.apart)


def _message(there: Remote) -> str:
    """What the commit says: which commit of the repository was built."""
    said = git.run(there.site, "describe", "--always", "--dirty", "--exclude=*")
    return f"Publish {said.text}" if said.status == 0 else "Publish"


def _named(addresses: list[str]) -> str:
    more = len(addresses) - NAMED
    return ", ".join(addresses[:NAMED]) + (f" and {more} more" if more > 0 else "")


def report(done: Deployed, asked: Asked) -> Iterator[str]:
    """What came of it, in lines."""
    if not done.known and any(done.files):
        yield f"{done.where} holds no site of Dateline's yet, so no address can be lost"
    yield from lines.different(done.apart, lost=asked.allow_lost)
    if asked.dry_run:
        yield from lines.each(done.files)
    what = lines.counted(done.files)
    if done.pushed:
        yield f"{done.where}: {what}"
    elif asked.dry_run and any(done.files):
        yield f"{done.where} would have {what}; nothing was deployed"
    elif done.refused:
        yield "nothing was deployed"
    else:
        yield f"{done.where} is up to date; nothing was deployed"


def compared(against: str, now: checks.Addresses, *, allow_lost: bool) -> tuple[list[Problem], list[str]]:
    """What is lost of the addresses of a site as it was published, and lines about what else is different of them."""
    old = before.listed(against)
    if old is None:
        return [], [f"{against}: no site of Dateline's is published there yet, so no address can be lost"]
    apart = checks.compare(old, now)
    added = [f"{len(apart.added)} new"] if apart.added else []
    return [] if allow_lost else checks.problems(apart), [*lines.different(apart, lost=allow_lost), *added]
