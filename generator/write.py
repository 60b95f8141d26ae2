"""The output as a transaction. The only module that writes into it.

Everything lies staged in ``output/.dateline/`` before the first file is renamed into place, so a build that fails
changes nothing. The renames happen under a journal: a run that is killed between two of them leaves every file whole,
and the next run finishes the work before anything else. The folder ``.dateline`` is the marker that says the output is
ours, the lock (``flock``) that keeps a second build out, and the home of the manifest: digest and address of every file
that we wrote, and so of every file that we may remove. Nothing is fsynced: the journal guards against a dying process,
not against a dying disk, and one page costs 5 ms to sync.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from generator.problems import Environment, Usage

MARKER = ".dateline"
END = "end"  # the last line of a journal: without it nothing of the journal holds
SIZE = 12
Signature = tuple[int, int, int]  # size in bytes, mtime in nanoseconds, inode
NOWHERE: Signature = (-1, -1, -1)  # of no file


def digest(data: bytes) -> bytes:
    """The digest of a file's bytes, as manifests and caches keep it."""
    return blake2b(data, digest_size=SIZE).digest()


@contextmanager
def opened(folder: Path, *, site: Path | None = None, apart_from: Iterable[Path] = ()) -> Iterator[Output]:
    """The output folder, ours alone until the block ends; made where there is none, and whole again where a run died.

    It may lie in the folder of the site, but may neither be nor hold it, nor have to do with what it is ``apart_from``.
    """
    for source in apart_from:
        _refuse_overlap(folder, source)
    if site:
        out, home = resolved(folder), resolved(site)
        if out == home or out in home.parents:
            raise Usage(f"the output {folder} is or holds the site {site}; choose another folder with --output")
    with said(folder):
        state = _claimed(folder)
        lock = _locked(state)
    try:
        output = Output(folder, state)
        with said(folder):
            output.heal()
        yield output
    finally:
        os.close(lock)


def resolved(path: Path) -> Path:
    """The path without links; Usage where they lead around."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise Usage(f"{path} is a link that leads to itself") from None


def _refuse_overlap(folder: Path, source: Path) -> None:
    out, other = resolved(folder), resolved(source)
    if out == other or out in other.parents:
        raise Usage(f"the output {folder} is or holds {source}; choose another folder with --output")
    if other in out.parents:
        raise Usage(f"the output {folder} lies in {source}; choose another folder with --output")


def _claimed(folder: Path) -> Path:
    """The marker folder. One mkdir decides between two builds that both find no output."""
    state = folder / MARKER
    if not state.is_dir() or state.is_symlink():
        folder.mkdir(parents=True, exist_ok=True)
        if any(name != MARKER for name in os.listdir(folder)):
            raise Environment(
                f"{folder} is not empty and was not made by dateline; empty it or choose another --output"
            )
        try:
            state.mkdir()
        except FileExistsError:
            if state.is_symlink() or not state.is_dir():
                raise
    return state


def _locked(state: Path) -> int:
    import fcntl

    lock = os.open(state, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            raise Environment(f"another build is running into {state.parent}") from None
        raise
    return lock


@contextmanager
def said(folder: Path) -> Iterator[None]:
    """Turns what the machine refuses in the block into one line for the author, an ``Environment``."""
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        what = "no space left on the disk" if error.errno == errno.ENOSPC else (error.strerror or str(error)).lower()
        raise Environment(f"{where}: {what}") from None


class Output:
    """The folder that is published: what stands in it, and the changes staged for it."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder, self.state = folder, state
        self.staged = state / "staged"
        self._manifest: dict[str, bytes] | None = None

    @property
    def manifest(self) -> dict[str, bytes]:
        """Address → digest of every file that we wrote; empty where it is lost or damaged."""
        if self._manifest is None:
            self._manifest = _read_manifest(self.state / "manifest")
        return self._manifest

    @property
    def signature(self) -> Signature:
        """The signature of the manifest; ``NOWHERE`` where there is none."""
        try:
            return signed((self.state / "manifest").stat())
        except OSError:
            return NOWHERE

    def heal(self) -> None:
        """Finishes what a killed run began, or forgets what it had only staged."""
        if (self.state / "journal").exists():
            self._replay()
        else:
            self.discard()

    def signatures(self) -> dict[str, Signature]:
        """The signature of every file in the output, by address; what is no regular file is not there."""
        found: dict[str, Signature] = {}
        pending = [(str(self.folder), "")]
        with said(self.folder):
            while pending:
                folder, prefix = pending.pop()
                for item in os.scandir(folder):
                    if item.is_dir(follow_symlinks=False):
                        if prefix or item.name != MARKER:
                            pending.append((item.path, f"{prefix}{item.name}/"))
                    elif item.is_file(follow_symlinks=False):
                        found[prefix + item.name] = signed(item.stat(follow_symlinks=False))
        return found

    def signatures_of(self, addresses: Iterable[str]) -> dict[str, Signature]:
        """The signatures of some files of the output that are there."""
        with said(self.folder):
            return {address: signed(os.stat(os.path.join(self.folder, address))) for address in addresses}

    def read(self, address: str) -> bytes | None:
        """The digest of a file's bytes as they lie there."""
        try:
            return digest((self.folder / address).read_bytes())
        except OSError:
            return None

    def discard(self) -> None:
        """Forgets what was staged."""
        shutil.rmtree(self.staged, ignore_errors=True)
        for name in ("manifest.new", "journal.new"):
            (self.state / name).unlink(missing_ok=True)

    def stage(self, number: int, data: bytes) -> None:
        """Keeps the bytes of a file until ``publish``."""
        with said(self.folder):
            handle = os.open(os.path.join(self.staged, str(number)), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(handle, rest) :]
            finally:
                os.close(handle)

    @contextmanager
    def staging(self) -> Iterator[None]:
        """A place for staged files; gone again where the block fails."""
        with said(self.folder):
            self.staged.mkdir()
        try:
            yield
        except BaseException:
            if not (self.state / "journal").exists():
                self.discard()
            raise

    def publish(self, puts: Mapping[str, int], drops: Iterable[str], manifest: Mapping[str, bytes]) -> None:
        """Renames the staged files to their addresses and removes the lost ones, under a journal."""
        drops = sorted(drops)
        if not puts and not drops and manifest == self.manifest:
            self.discard()
            return
        with said(self.folder):
            self._make_room(puts, drops)
            self._note("manifest.new", _manifest_text(manifest))
            lines = [f"drop {a}" for a in drops] + [f"put {n} {a}" for a, n in sorted(puts.items())] + [END, ""]
            self._note("journal.new", "\n".join(lines))
            os.rename(self.state / "journal.new", self.state / "journal")
            self._replay()

    def replace(self, address: str, data: bytes) -> None:
        """Renames one file of ours that stands into place at once; the next manifest that is published learns of it."""
        with said(self.folder):
            (self.folder / address).lstat()  # whoever removed it may have removed more
            beside = self.state / "now"
            beside.write_bytes(data)
            os.replace(beside, self.folder / address)

    def _note(self, name: str, text: str) -> None:
        """A file beside the manifest, new: what somebody planted under its name is not written through."""
        path = self.state / name
        path.unlink(missing_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def _make_room(self, puts: Iterable[str], drops: Iterable[str]) -> None:
        """Folders for the new files, before the first is renamed: a full disk is met while nothing has changed."""
        gone = set(drops)
        for address in puts:
            self._demand_no_folder(address, gone)
        for parent in sorted({a.rpartition("/")[0] for a in puts} - {""}):
            at = self.folder
            for part in parent.split("/"):
                at = at / part
                if at.is_symlink() or (at.exists() and not at.is_dir()):
                    if at.relative_to(self.folder).as_posix() not in gone:
                        raise Environment(f"{at} stands where a folder is needed; remove it")
                    break  # a file of ours that becomes a folder: the journal removes it first
            else:
                at.mkdir(parents=True, exist_ok=True)

    def _demand_no_folder(self, address: str, gone: set[str]) -> None:
        """Where a page is to stand there is no folder, or one that will be empty when what is lost has gone."""
        if not os.path.isdir(os.path.join(self.folder, address)):
            return
        target = self.folder / address
        if target.is_symlink():
            return
        inside = (p for p in target.rglob("*") if p.is_symlink() or not p.is_dir())
        if any(p.relative_to(self.folder).as_posix() not in gone for p in inside) or not any(target.iterdir()):
            raise Environment(f"{target} is a folder where a page is to stand; remove it")

    def _replay(self) -> None:
        lines = (self.state / "journal").read_text("utf-8", "replace").split("\n")
        if END in lines:
            self._follow(lines)
        (self.state / "journal").unlink()
        self.discard()
        self._manifest = None

    def _follow(self, lines: list[str]) -> None:
        """Does what the journal says, as far as it is not done yet: first what is lost goes, then what is new comes."""
        for line in lines:
            verb, _, address = line.partition(" ")
            if verb == "drop" and _inside(address):
                self.remove([address])
        ours: dict[str, bool] = {}  # each folder, looked at once
        for line in lines:
            verb, _, rest = line.partition(" ")
            number, _, address = rest.partition(" ")
            if verb == "put" and number.isdecimal() and _inside(address):
                parent = address.rpartition("/")[0]
                if parent not in ours:
                    ours[parent] = self._is_ours(address)
                if ours[parent]:
                    self._put(number, address)
        if (self.state / "manifest.new").exists():
            os.replace(self.state / "manifest.new", self.state / "manifest")

    def _is_ours(self, address: str) -> bool:
        """Is there no link on the way to the address? Behind one lies another folder, which is nobody's output."""
        at = self.folder
        for part in address.split("/")[:-1]:
            at = at / part
            if at.is_symlink():
                return False
        return True

    def _put(self, number: str, address: str) -> None:
        staged, target = os.path.join(self.staged, number), os.path.join(self.folder, address)
        try:
            os.replace(staged, target)
        except FileNotFoundError:
            if not os.path.exists(staged):
                return  # renamed by the run that was killed
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.replace(staged, target)

    def remove(self, addresses: Iterable[str]) -> None:
        """Removes files of ours, and the folders that are empty then."""
        for address in addresses:
            if self._is_ours(address):
                self._drop(address)

    def _drop(self, address: str) -> None:
        target = self.folder / address
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            target.unlink()
        for parent in target.parents:
            if parent == self.folder:
                return
            try:
                parent.rmdir()
            except FileNotFoundError:
                continue  # removed by hand; the one above it may be empty now
            except OSError:
                return  # somebody's files are in it, ours or not


def signed(status: os.stat_result) -> Signature:
    """What says that a file need not be read again, as git's index does."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def _manifest_text(manifest: Mapping[str, bytes]) -> str:
    return "".join(f"{d.hex()} {a}\n" for a, d in sorted(manifest.items()))


def _read_manifest(path: Path) -> dict[str, bytes]:
    try:
        rows = (line.partition(" ") for line in path.read_text("utf-8").split("\n") if line)
        return {address: bytes.fromhex(hexed) for hexed, _, address in rows if _inside(address)}
    except (OSError, ValueError):
        return {}


def _inside(address: str) -> bool:
    """Does the address stay in the output, and out of the marker? Anybody may have written the manifest."""
    parts = address.split("/")
    return all(part not in ("", ".", "..") for part in parts) and parts[0] != MARKER and "\0" not in address


def unfinished(folder: Path) -> bool:
    """Did a run die here while it renamed its files into place?"""
    return (folder / MARKER / "journal").exists()


def changed(folder: Path) -> list[str]:
    """The addresses of our files that say something else now than we wrote, in order."""
    output = Output(folder, folder / MARKER)
    return [a for a, written in sorted(output.manifest.items()) if output.read(a) not in (written, None)]


def clean(folder: Path) -> int:
    """Removes what we once wrote, and the marker; answers how many files. What others put there stays."""
    if not (folder / MARKER).is_dir():
        return 0
    with opened(folder) as output:
        addresses = sorted(output.manifest)
        with said(folder):
            output.remove(addresses)
            shutil.rmtree(output.state)
    if not any(folder.iterdir()):
        folder.rmdir()
    return len(addresses)
