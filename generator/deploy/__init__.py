"""A site, put on a branch that is published: built strictly, compared with what stands there, pushed as one commit.

    look at git and output/ --build--> output/ --lay--> a tree --compare--> refuse what would be lost
             --commit--> what changes --push--> the branch

The output is ours alone until the push: what is pushed is what was built. Until then nothing changes but the author's
output, and the objects of their repository, to which those of the branch and of the commit come.
The push moves the branch wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import checks, git, write
from generator.build import Order, Outcome, build_into, ours
from generator.deploy import before, limits, lines, remote, tree
from generator.deploy import commit as commits
from generator.deploy.remote import Files, Remote
from generator.deploy.tree import Workshop
from generator.problems import Environment, Problem, Usage

__all__ = ["Asked", "Deployed", "deploy", "fit", "report", "sweep"]

sweep = tree.sweep
CNAME, LONGEST_CNAME = "CNAME", 1_000  # bytes: a name has at most 255


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

    ``where`` is the branch in words, ``first`` says that no site of ours stood there.
    """

    outcome: Outcome
    where: str
    first: bool
    files: Files = field(default_factory=Files)
    apart: checks.Apart = field(default_factory=checks.Apart)
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
    _demand_text(asked.message)
    with ExitStack() as place:
        with _interruptible(asked, "interrupted: nothing was deployed"):
            there = remote.looked_up(order.site, asked.remote, asked.branch)
            old = _published(there, asked)
            _demand_whole(order)
            output = place.enter_context(ours(order))
            done = Deployed(build_into(output, replace(order, strict=True)), there.said, first=old is None)
            if done.refused:
                return done
            shop = place.enter_context(tree.workshop(order.cache))
            sizes = _laid(output, shop, there, asked)
            _compare(done, old or checks.NOTHING, shop, asked)
            commit = _committed(shop, sizes, there, asked, done)
        if commit:
            said = f"interrupted while it was pushed: {there.said} has all of it or nothing; deploy again"
            with _interruptible(asked, said):
                remote.push(there, commit)
            done.pushed = True
    return done


def _demand_text(message: str) -> None:
    try:
        message.encode()
    except UnicodeEncodeError:
        raise Usage("--message: this is not UTF-8") from None


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


def _published(there: Remote, asked: Asked) -> checks.Addresses | None:
    """The addresses of the site that stands in the branch; None where none of ours does.

    Raises:
        Environment: they cannot be known, or the branch holds somebody's work, and nobody said that it may be lost.
    """
    said = f"{checks.NAME} in {there.said}"
    old = _known(
        lambda: before.read(remote.file(there, checks.NAME, checks.LARGEST), said),
        asked.say,
        allow_lost=asked.allow_lost,
    )
    if old is None and not asked.allow_lost and (why := remote.work(there)):
        hint = "name another with --branch, or let all that stands in it go with --allow-lost"
        raise Environment(f"{there.said} {why} and no site of Dateline's: {hint}")
    return old


def _known(
    listed: Callable[[], checks.Addresses | None], say: Callable[[str], None], *, allow_lost: bool
) -> checks.Addresses | None:
    """What was published. Where that cannot be known and addresses may be lost, nothing, and it is said."""
    try:
        return listed()
    except Environment as why:
        if not allow_lost:
            raise Environment(f"{why}; --allow-lost goes on without it") from None
        say(f"{why}; no address is compared")
        return checks.NOTHING


def _demand_whole(order: Order) -> None:
    """Nothing; Environment where the output is not what a build left there."""
    if write.unfinished(order.output):
        raise Environment(f"{order.output} is half of one build and half of another; `dateline build` finishes it")
    if changed := write.changed(order.output):
        hint = "put the change into content/ or themes/, and `dateline build` makes the file anew"
        raise Environment(f"changed by hand in {order.output}: {lines.named(changed)}; {hint}")


def _laid(output: write.Output, shop: Workshop, there: Remote, asked: Asked) -> dict[str, int]:
    """Lays the tree that is to be published; answers the sizes of its files in bytes, by address."""
    written = sorted(output.manifest)
    if others := sorted(output.signatures().keys() - output.manifest.keys()):
        asked.say(f"not deployed, because Dateline did not write it: {lines.named(others)}")
    sizes = tree.lay(output.folder, written, shop)
    if too_large := limits.faults(sizes):
        raise Environment("; ".join(too_large))
    if CNAME not in sizes and (name := remote.file(there, CNAME, LONGEST_CNAME)) is not None:
        tree.add(shop, CNAME, name)
        sizes[CNAME] = len(name)
    return sizes


def _compare(done: Deployed, old: checks.Addresses, shop: Workshop, asked: Asked) -> None:
    """Notes what becomes of the addresses, and which are lost."""
    now = before.read((shop.tree / checks.NAME).read_bytes(), checks.NAME)
    done.apart = checks.compare(old, now or checks.NOTHING)
    done.outcome.problems += [] if asked.allow_lost else checks.problems(done.apart)


def _committed(shop: Workshop, sizes: dict[str, int], there: Remote, asked: Asked, done: Deployed) -> str:
    """The commit that is to be pushed; "" where it changes nothing, or is not to be."""
    if done.refused and not asked.dry_run:
        return ""
    commit = commits.commit(shop, there, asked.message or _message(there), sizes, keep=not asked.dry_run)
    done.files = commits.differences(shop, there, commit)
    return commit if any(done.files) and not asked.dry_run else ""


def _message(there: Remote) -> str:
    """What the commit says: which commit of the repository was built."""
    said = git.run(there.site, "describe", "--always", "--dirty", "--exclude=*")
    return f"Publish {said.text}" if said.status == 0 else "Publish"


def report(done: Deployed, asked: Asked) -> Iterator[str]:
    """What came of it, in lines."""
    if done.first and any(done.files):
        yield f"{done.where} holds no site of Dateline's yet, so no address can be lost"
    yield from lines.different(done.apart, allow_lost=asked.allow_lost)
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


def fit(outcome: Outcome, output: Path, against: str | None, *, allow_lost: bool) -> list[str]:
    """Adds to a check what speaks against publishing the site; answers lines about what else is different, and how
    large the output is.
    """
    said = _apart(outcome, against, allow_lost=allow_lost) if against else []
    sizes = limits.measured(output)
    found = (Problem(str(output), 0, 0, "too-large", fault, severity="warning") for fault in limits.faults(sizes))
    outcome.problems += found
    return [*said, f"{output}: {limits.line(sizes)}"] if sizes else said


def _apart(outcome: Outcome, against: str, *, allow_lost: bool) -> list[str]:
    """Adds what is lost of the addresses of a site as it was published; answers lines about what else is different."""
    said: list[str] = []
    old = _known(lambda: before.listed(against), said.append, allow_lost=allow_lost)
    if old is None:
        return [f"{against}: no site of Dateline's is published there yet, so no address can be lost"]
    apart = checks.compare(old, outcome.addresses)
    outcome.problems += [] if allow_lost else checks.problems(apart)
    added = [f"{len(apart.added)} new"] if apart.added else []
    return [*said, *lines.different(apart, allow_lost=allow_lost), *added]
