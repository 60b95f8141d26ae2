"""The command line: words to orders, outcomes to words and exit statuses."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

from generator import __version__, problems
from generator.build import Order, Outcome, build, check, demand_cache_apart
from generator.problems import Problem, Stop, Usage

PREVIEW = "serve"  # the folder of a preview, in the cache


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and answers its exit status: 0 fine, 1 the content is wrong, 2 usage, 3 the environment."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminated)
    try:
        asked = _parser().parse_args(_dated(sys.argv[1:] if argv is None else argv))
        status: int = asked.run(asked)
        sys.stdout.flush()
    except Stop as stop:
        print(f"dateline: {problems.printable(str(stop))}", file=sys.stderr)
        return stop.status
    except KeyboardInterrupt:
        return 130
    except _Terminated:
        return 143
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - whoever read us has gone; nothing more is to be said
        return 141
    return status


def _dated(argv: Sequence[str]) -> list[str]:
    """The words, with a date before the year 0 joined to its option: its minus makes argparse see an option in it."""
    words: list[str] = []
    for word in argv:
        if words and words[-1] in ("--date", "--now") and word[:1] == "-" and word[1:2].isdigit():
            words[-1] += f"={word}"
        else:
            words.append(word)
    return words


class _Terminated(BaseException):
    """SIGTERM came."""


def _terminated(_number: int, _frame: FrameType | None) -> None:
    raise _Terminated


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dateline", description="A static-site generator for chronologies.")
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    make = commands.add_parser("build", help="build the site into its output folder")
    _site(make)
    _what(make)
    _strict(make)
    _how(make)
    make.add_argument("--why", action="store_true", help="say for each page why it was made")
    make.set_defaults(run=_build)
    say = commands.add_parser("check", help="say everything that is wrong, write nothing but the cache")
    _site(say)
    _what(say)
    _strict(say)
    _how(say)
    say.add_argument("--against", metavar="FILE|URL", help="refuse lost addresses: a site's manifest.json from before")
    _allow_lost(say)
    say.set_defaults(run=_check)
    put = commands.add_parser("deploy", help="build strictly, and push the site to its branch")
    _deploy_arguments(put)
    show = commands.add_parser("serve", help="show the site in the browser, and follow every save")
    _serve_arguments(show)
    wipe = commands.add_parser("clean", help="remove what dateline wrote: the output, the preview and the cache")
    _site(wipe)
    wipe.set_defaults(run=_clean)
    new = commands.add_parser("new", help="write a new document with the right keys, or a new site")
    _new_arguments(new)
    listed = commands.add_parser("list", help="list events, drafts, scheduled or expired documents")
    _site(listed)
    _what(listed)
    listed.add_argument("what", choices=("events", "drafts", "scheduled", "expired"))
    listed.add_argument("--json", action="store_true", help="as JSON")
    listed.set_defaults(run=_list)
    return parser


def _site(parser: argparse.ArgumentParser, output: str = "where the site is written (default: SITE/output)") -> None:
    parser.add_argument(
        "-s", "--source", metavar="SITE", default=".", help="the folder that holds content/ (default: here)"
    )
    parser.add_argument("-o", "--output", metavar="DIR", help=output)
    parser.add_argument("-c", "--config", metavar="FILE", help="the configuration (default: SITE/content/site.toml)")
    parser.add_argument("--cache-dir", metavar="DIR", help="the cache (default: SITE/.cache)")


def _what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base-url", metavar="URL", help="the address at which the site will live")
    parser.add_argument("--theme", metavar="NAME", help="another theme")
    parser.add_argument("-D", "--drafts", action="store_true", help="with drafts")
    parser.add_argument("--scheduled", action="store_true", help="with what is under embargo")
    parser.add_argument("--expired", action="store_true", help="with what has expired")
    parser.add_argument(
        "--now", metavar="DATE", default="", help="the day of the build, for embargo and expiry (default: today)"
    )


def _strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="warnings are errors")


def _allow_lost(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--allow-lost", action="store_true", help="let addresses of documents die")


def _how(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-cache", action="store_true", help="as if nothing had been built before")
    parser.add_argument(
        "--jobs", metavar="N", type=int, default=0, help="processes at work (default: as many as cores)"
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="how problems are said")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="say nothing but problems, and why where it is asked"
    )


def _places(asked: argparse.Namespace) -> Order:
    site = Path(asked.source)
    return Order(
        site=site,
        output=Path(asked.output) if asked.output else site / "output",
        config=Path(asked.config) if asked.config else site / "content" / "site.toml",
        cache=Path(asked.cache_dir) if asked.cache_dir else site / ".cache",
    )


def _order(asked: argparse.Namespace) -> Order:
    base_url = asked.base_url
    if base_url and not _is_base_url(base_url):
        raise Usage(f"--base-url {base_url}: an address such as https://example.org/repository, with nothing after it")
    if getattr(asked, "jobs", 0) < 0:
        raise Usage(f"--jobs {asked.jobs}: at least one process is at work")
    if asked.now and not _is_day(asked.now):
        raise Usage(f"--now {asked.now}: a day is written 2022-03-24")
    return replace(
        _places(asked),
        base_url=base_url,
        theme=asked.theme or "",
        drafts=asked.drafts,
        scheduled=asked.scheduled,
        expired=asked.expired,
        day=asked.now,
        strict=getattr(asked, "strict", False),
        fresh=getattr(asked, "no_cache", False),
        jobs=getattr(asked, "jobs", 0) or _cores(),
        progress=_progress(asked),
    )


def _is_base_url(text: str) -> bool:
    from generator import config

    return config.is_base_url(text)


def _is_day(text: str) -> bool:
    from generator.dates import DateError, parse

    try:
        parse(text)
    except DateError:
        return False
    return text.isascii() and text.replace("-", "").isdigit() and text.count("-") == 2


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _progress(asked: argparse.Namespace) -> Callable[[str, int, int], None]:
    """A line that moves, on a terminal alone, and only for long work."""
    started = time.monotonic()

    def show(what: str, done: int, total: int) -> None:
        if done == total or (done % 50 == 0 and time.monotonic() - started > 1):
            text = f"\r{what}: {done} of {total}" if done < total else "\r\033[K"
            print(text, end="", file=sys.stderr, flush=True)

    quiet = getattr(asked, "quiet", True)
    return (lambda *_: None) if quiet or not sys.stderr.isatty() else show


def _build(asked: argparse.Namespace) -> int:
    started = time.monotonic()
    outcome = build(_order(asked))
    failed = _say(asked, outcome)
    if asked.why and asked.format != "json":
        for address, why in sorted(outcome.reasons.items()):
            print(f"{address}: {', '.join(why)}")
    if not asked.quiet and asked.format != "json":
        _say_left_out([] if failed else outcome.left_out)
        print(_last_line(outcome, time.monotonic() - started, failed=failed))
    return int(failed)


def _check(asked: argparse.Namespace) -> int:
    order = _order(asked)
    outcome, lines = check(order), list[str]()
    if not outcome.failed:
        from generator import deploy

        try:
            lines = deploy.fit(outcome, order.output, asked.against, allow_lost=asked.allow_lost)
        except Stop:
            _say(asked, outcome)
            raise
    failed = _say(asked, outcome)
    if not asked.quiet and asked.format != "json":
        for line in lines:
            _line(line)
        _say_left_out(outcome.left_out)
        print(f"{_counts(outcome)}; {_found(outcome)}")
    return int(failed)


def _say(asked: argparse.Namespace, outcome: Outcome) -> bool:
    """Shows every problem; answers whether there is one that ends the run."""
    found = outcome.problems
    if asked.format == "json":
        print(problems.as_json(found))
    elif asked.format == "github":
        for problem in found:
            print(problems.as_github(problem))
    else:
        for problem in found:
            print(problems.text(problem), end="\n\n", file=sys.stderr)
    return outcome.failed or (asked.strict and bool(found))


def _say_left_out(left_out: Sequence[tuple[str, str]]) -> None:
    for path, why in left_out:
        print(f"left out: {problems.printable(path)} ({why})")


def _last_line(outcome: Outcome, seconds: float, *, failed: bool) -> str:
    if failed:
        return f"nothing was written: {_found(outcome)}"
    removed = f", {outcome.removed} removed" if outcome.removed else ""
    warned = f"; {_found(outcome)}" if outcome.problems else ""
    rendered = f"; {_plural(outcome.texts, 'text')} rendered"
    return f"{_counts(outcome)}; {outcome.written} written{removed} in {seconds:.2f} s{rendered}{warned}"


def _counts(outcome: Outcome) -> str:
    numbers = ((outcome.events, "event"), (outcome.articles, "article"), (outcome.pages, "page"))
    return ", ".join(_plural(*n) for n in numbers)


def _found(outcome: Outcome) -> str:
    errors = sum(p.severity == "error" for p in outcome.problems)
    return f"{_plural(errors, 'error')}, {_plural(len(outcome.problems) - errors, 'warning')}"


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _deploy_arguments(parser: argparse.ArgumentParser) -> None:
    _site(parser)
    parser.add_argument("--base-url", metavar="URL", help="the address at which the site will live")
    parser.add_argument("--theme", metavar="NAME", help="another theme")
    parser.add_argument("--now", metavar="DATE", default="", help="the day, for embargo and expiry (default: today)")
    _how(parser)
    parser.add_argument("--remote", metavar="NAME", default="origin", help="where to (default: origin)")
    parser.add_argument("--branch", metavar="NAME", default="gh-pages", help="its branch (default: gh-pages)")
    parser.add_argument("-m", "--message", metavar="TEXT", default="", help="of the commit (default: what was built)")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and push nothing")
    _allow_lost(parser)
    parser.set_defaults(run=_deploy, drafts=False, scheduled=False, expired=False, strict=True)


def _deploy(asked: argparse.Namespace) -> int:
    from generator.deploy import Asked, deploy, report

    quiet = asked.quiet or asked.format == "json"
    say = (lambda _: None) if quiet else _line
    how = Asked(say, asked.remote, asked.branch, asked.message, dry_run=asked.dry_run, allow_lost=asked.allow_lost)
    done = deploy(_order(asked), how)
    failed = _say(asked, done.outcome)
    if not quiet:
        _say_left_out(done.outcome.left_out)
    for line in report(done, how):
        say(line)
    return int(failed)


def _clean(asked: argparse.Namespace) -> int:
    from generator import cache, deploy, write

    order = _places(asked)
    demand_cache_apart(order)
    deploy.sweep(order.cache)
    removed = write.clean(order.output) + write.clean(order.cache / PREVIEW)
    cache.clean(order.cache)
    print(f"{_plural(removed, 'file')} removed")
    return 0


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    from generator import new

    parser.add_argument("kind", choices=new.KINDS, help="what to write")
    parser.add_argument("title", help="its title; for a site, its folder")
    parser.add_argument(
        "-s", "--source", metavar="SITE", default=".", help="the folder that holds content/ (default: here)"
    )
    parser.add_argument(
        "--date", metavar="EDTF", default="", help="the date of an event, the day of an article (default: today)"
    )
    parser.add_argument(
        "--in", dest="folder", metavar="FOLDER", default="", help="the folder in content/ (default: as fits the kind)"
    )
    parser.add_argument("--slug", default="", help="the last part of the address (default: made from the title)")
    parser.set_defaults(run=_new)


def _new(asked: argparse.Namespace) -> int:
    from generator import new

    path = new.write(asked.kind, asked.title, Path(asked.source), date=asked.date, folder=asked.folder, slug=asked.slug)
    print(path)
    return 0


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    _site(parser, output="where it is built (default: SITE/.cache/serve)")
    parser.add_argument("-p", "--port", metavar="PORT", type=int, default=8000, help="8000, or the next that is free")
    parser.add_argument("-b", "--bind", metavar="ADDRESS", default="127.0.0.1", help="127.0.0.1: this machine alone")
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.add_argument("--editor", metavar="NAME", help="the editor that the links at mistakes open, such as vscode")
    parser.add_argument("--poll", action="store_true", help="look for changes, where the system does not report them")
    parser.add_argument("--no-drafts", action="store_true", help="as it will be: without drafts and what is scheduled")
    parser.add_argument("--base-url", metavar="URL", help="the address at which the site will live")
    parser.add_argument("--theme", metavar="NAME", help="another theme")
    parser.add_argument("--now", metavar="DATE", default="", help="the day, for embargo and expiry (default: today)")
    parser.set_defaults(run=_serve, drafts=False, scheduled=False, expired=False)


def _serve(asked: argparse.Namespace) -> int:
    from generator.serve import Asked, serve

    if not 0 <= asked.port < 65536:
        raise Usage(f"--port {asked.port}: a port is a number from 0 to 65535")
    asked.drafts = asked.scheduled = not asked.no_drafts
    order = _order(asked)
    order = replace(order, output=Path(asked.output) if asked.output else order.cache / PREVIEW)
    how = Asked(_line, asked.port, asked.bind, asked.editor, open=asked.open, poll=asked.poll)
    serve(order, how)
    return 0


def _line(text: str) -> None:
    """A line at once, whoever reads us."""
    print("\n".join(problems.printable(line) for line in text.split("\n")), flush=True)


def _list(asked: argparse.Namespace) -> int:
    from generator.build import listing

    found: tuple[list[dict[str, object]], list[Problem]] = listing(_order(asked), asked.what)
    rows, wrong = found
    if asked.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print("\t".join(str(v) for v in row.values()))
    for problem in wrong:
        print(problems.text(problem), end="\n\n", file=sys.stderr)
    return int(any(p.severity == "error" for p in wrong))
