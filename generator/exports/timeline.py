"""A timeline as JSON, as docs/timeline.schema.json describes it: whole, as an index of its parts, or one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from generator import language
from generator.exports import Fetch
from generator.exports.dated import Said, dated, exact
from generator.exports.entries import Teller, given, listed
from generator.model import Card, Era, Picture
from generator.pages import Body, Chronicle, Imprint, Part

FORMAT, VERSION = "dateline-timeline", 1


def made(
    fetch: Fetch,
    *,
    imprint: Imprint,
    picture: Picture | None,
    text: Body | None,
    chronicle: Chronicle,
    lasts: tuple[int, ...],
) -> bytes:
    """The file. ``text`` stands over the entries, ``lasts`` are the instants by which the last entries of the
    ``chronicle``'s parts are sorted.
    """
    teller = Teller(imprint)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "title": imprint.title,
        **given({"summary": imprint.summary}),
        "language": imprint.language,
        "timezone": imprint.zone,
        **_from(teller, "page", imprint.page),
        **given({"rights": imprint.rights, "picture": teller.picture(picture) if picture else None}),
        **({"text": teller.html(text, fetch)} if text else {}),
        **_standing(chronicle, imprint, teller),
    }
    if chronicle.parts:
        return listed(head, "parts", _parts(chronicle, lasts, imprint, teller))
    return listed(head, "entries", (teller.entry(cast("Card", card)) for card in chronicle.cards))


def _standing(chronicle: Chronicle, imprint: Imprint, teller: Teller) -> Said:
    """What there is of it; of a part, where it belongs."""
    said: Said = {"count": chronicle.count}
    if chronicle.count:
        said |= {"first": exact(chronicle.first), "last": exact(chronicle.last)}
    if chronicle.period:
        said["period"] = _period(chronicle.period, imprint)
    for name, link in (("whole", chronicle.within), ("before", chronicle.before), ("after", chronicle.after)):
        said |= _from(teller, name, link.address) if link else {}
    if not chronicle.within:
        said |= {"expected": chronicle.expected, "corrected": chronicle.corrected}
    said |= {"newest_first": True} if chronicle.newest_first else {}
    return said | given(
        {"eras": [_era(era, imprint) for era in chronicle.eras], "lanes": list(chronicle.lanes)},
    )


def _parts(chronicle: Chronicle, lasts: tuple[int, ...], imprint: Imprint, teller: Teller) -> Iterator[Said]:
    for part, last in zip(chronicle.parts, lasts, strict=True):
        yield {
            **teller.where(part.address),
            "period": _period(part, imprint),
            "count": part.count,
            "first": exact(part.instant),
            "last": exact(last),
        }


def _period(part: Part, imprint: Imprint) -> Said:
    """The stretch of time that a part is of; ``number`` is 2 or more where it goes on over a further one."""
    unit = part.unit.removesuffix(" years")
    text = language.heading(part.instant, unit, imprint.language, zone=imprint.zone)
    return {"unit": part.unit, "text": text, "number": part.number}


def _era(era: Era, imprint: Imprint) -> Said:
    return {"name": era.name, **given({"summary": era.summary}), "date": dated(era.date, imprint)}


def _from(teller: Teller, name: str, address: str) -> Said:
    """An address under a name, and the whole of it under the same with ``_url``."""
    found = teller.where(address)
    return {name if key == "address" else f"{name}_url": value for key, value in found.items()}
