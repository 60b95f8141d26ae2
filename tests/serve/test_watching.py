"""The files of the author, watched."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from generator.serve.watching import Watch, mute
from tests.serve.previewing import a_site, until

MOUNTS = """/dev/sda1 / ext4 rw 0 0
C:\\134 /mnt/c 9p rw 0 0
host:/home /home/ada nfs4 rw 0 0
me@host: /media/my\\040disk fuse.sshfs rw 0 0
tmpfs /run tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/c/Users/ada/site", "9p"),
        ("/home/ada/site", "nfs4"),
        ("/media/my disk/site", "fuse.sshfs"),
        ("/home/bob/site", ""),
        ("/run/site", ""),
    ],
)
def test_it_is_known_where_nothing_reports_changes(path: str, kind: str) -> None:
    assert mute(Path(path), MOUNTS) == kind


def test_what_we_write_ourselves_is_no_save(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    told: list[frozenset[Path]] = []
    order = site.order(output=site.folder / "themes/out")
    watch = Watch(order, told.append, lambda _: None, poll=False)
    watch.start()
    try:
        assert until(lambda: told) == [frozenset()]
        (site.folder / "themes/out").mkdir()
        for path in ("themes/out/page.html", "themes/default/__pycache__/a.pyc", "content/one.md"):
            (site.folder / path).parent.mkdir(exist_ok=True)
            (site.folder / path).write_text("x")
        assert until(lambda: len(told) > 1)
        threading.Event().wait(0.4)
        assert {path.name for paths in told for path in paths} <= {"one.md", "default"}
    finally:
        watch.end()


def test_everything_is_looked_at_after_a_flood(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    told: list[frozenset[Path]] = []
    watch = Watch(site.order(), told.append, lambda _: None, poll=False)
    watch._tell(frozenset(site.folder / f"content/{n}.md" for n in range(2001)))
    watch._tell(frozenset({site.folder / "content/one.md"}))
    assert told == [frozenset(), frozenset({site.folder / "content/one.md"})]
