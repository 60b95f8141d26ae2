"""What Babel (CLDR) knows of a language, taken out once and kept as plain tuples: the one door to Babel.

Babel resolves its aliases inside dictionaries that all locales share, so what it answers depends on which languages
were asked for before. A deep copy of the few parts that are needed makes the answer the same in every order.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.language.patterns import Tokens, tokens, with_era

Lists = tuple[str, str, str, str]  # patterns with {0} and {1}: the start, the middle and the end of a list, and of two

DEPTHS = {"yMd": "", "yM": "yMMMM", "y": "y", "Md": "MMMMd", "M": "MMMM", "d": "d", "yQ": "yQQQQ", "Q": "QQQQ"}
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
NEEDED = (
    *("months", "quarters", "eras", "day_periods", "date_formats", "time_formats", "datetime_formats"),
    *("datetime_skeletons", "interval_formats", "list_patterns", "number_symbols", "decimal_formats"),
    *("compact_decimal_formats", "unit_patterns"),
)
# Languages that write no space between words, though CLDR has one between a number and its unit.
CLOSE = frozenset({"ja", "zh"})
# CLDR's minimumGroupingDigits, which Babel leaves out: these write 1234 and 12 345.
GROUPED_FROM_FIVE = frozenset({"bg", "ca", "es", "hy", "it", "ka", "lv", "pl", "pt_PT", "rm"})


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language and what it takes to write dates and numbers in it."""

    tag: str
    rtl: bool
    names: Mapping[tuple[str, int], tuple[str, ...]]  # letter and width of a field -> its names, from the first
    eras: tuple[str, str]  # before year 1, from year 1
    first_day: str  # what stands for the 1 of a month: "1er" in French
    dates: Mapping[tuple[str, bool], Tokens]  # the fields that are shown, with the era or not -> the pattern
    clock: tuple[Tokens, Tokens]  # to the minute, to the second
    glue: str  # {1} is the day, {0} the time
    dash: str  # between two of a kind: 28–30
    long_dash: str  # between two groups of words
    lists: Mapping[str, Lists]
    digits: Mapping[int, str]  # what str.translate takes, empty for 0 to 9
    group: str
    group_sizes: tuple[int, int]
    group_from: int
    decimal: str
    compact: Mapping[tuple[str, int], str]  # (plural form, magnitude) -> "0 million"
    units: Mapping[tuple[str, str], str]  # (unit, plural form) -> "{0} years"
    plural: Callable[[float], str]


def known(language: str) -> bool:
    """True where Babel has the language that this BCP 47 tag names ("en-GB", "zh-Hant", "pl")."""
    return bool(_identifier(language))


@lru_cache(maxsize=64)
def tongue(language: str) -> Tongue:
    """The language of a BCP 47 tag. Raises ValueError for one that is not ``known``."""
    from babel import localedata

    name = _identifier(language)
    if not name:
        raise ValueError(f"no language is called {language!r}")
    raw: Any = localedata.load(name)
    data: Any = localedata.LocaleDataDict({key: copy.deepcopy(raw[key]) for key in NEEDED if key in raw})
    return _taken(name, data, raw)


def candidates(language: str) -> tuple[str, ...]:
    """The tag and the tags it may fall back on, its own first: "pt-BR", "pt"."""
    parts = language.split("-")
    return tuple("-".join(parts[:n]) for n in range(len(parts), 0, -1))


@lru_cache(maxsize=64)
def _identifier(language: str) -> str:
    """Babel's name for a BCP 47 tag, "" where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        name = str(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError, TypeError):
        return ""
    return "" if name == "root" else name  # CLDR's root is what all languages share, and none itself


def _taken(name: str, data: Any, raw: Any) -> Tongue:  # noqa: ANN401 - Babel does not type its data
    symbols = data["number_symbols"].get(raw["default_numbering_system"]) or data["number_symbols"]["latn"]
    dash, long_dash = _dashes(data["interval_formats"][None])
    return Tongue(
        tag=name,
        rtl=raw["character_order"] == "right-to-left",
        names=_names(data),
        eras=(data["eras"]["abbreviated"][0], data["eras"]["abbreviated"][1]),
        first_day="",
        dates=_dates(data),
        clock=(tokens(data["time_formats"]["short"].pattern), tokens(data["time_formats"]["medium"].pattern)),
        glue=str(getattr(data["datetime_formats"]["medium"], "pattern", data["datetime_formats"]["medium"])).replace(
            "'", ""
        ),
        dash=dash,
        long_dash=long_dash,
        lists={style: _list(data["list_patterns"], style) for style in ("standard", "or")},
        digits=_digits(raw["default_numbering_system"]),
        group=symbols.get("group", ","),
        group_sizes=data["decimal_formats"][None].grouping,
        group_from=5 if {name, name.split("_", maxsplit=1)[0]} & GROUPED_FROM_FIVE else 4,
        decimal=symbols.get("decimal", "."),
        compact=_compact(data["compact_decimal_formats"]),
        units=_units(data["unit_patterns"], "" if name.split("_", maxsplit=1)[0] in CLOSE else " "),
        plural=raw["plural_form"],
    )


def _names(data: Any) -> dict[tuple[str, int], tuple[str, ...]]:  # noqa: ANN401
    """Months (M in a date, L alone), quarters and halves of the day, by letter and width."""
    found = {}
    for width, style in ((3, "abbreviated"), (4, "wide")):
        for letter, context in (("M", "format"), ("L", "stand-alone")):
            found[letter, width] = tuple(data["months"][context][style][n] for n in range(1, 13))
        found["Q", width] = tuple(data["quarters"]["format"][style][n] for n in range(1, 5))
    halves = data["day_periods"]["format"]["abbreviated"]
    for letter in "abB":  # some languages name the night and the noon too; the halves of the day say enough
        found[letter, 1] = (halves.get("am", "AM"), halves.get("pm", "PM"))
    return found


def _dates(data: Any) -> dict[tuple[str, bool], Tokens]:  # noqa: ANN401
    skeletons = data["datetime_skeletons"]
    gy = tokens(skeletons["Gy"].pattern)
    found = {}
    for depth, skeleton in DEPTHS.items():
        pattern = tokens(_pattern(data, skeleton))
        found[depth, False] = pattern
        found[depth, True] = with_era(pattern, gy)
    found["y", True] = gy
    return found


def _pattern(data: Any, skeleton: str) -> str:  # noqa: ANN401
    if not skeleton:
        return str(data["date_formats"]["long"].pattern)
    alone = {"MMMM": "LLLL", "QQQQ": "QQQQ"}
    found = data["datetime_skeletons"].get(skeleton)
    return str(found.pattern) if found else alone[skeleton]


def _dashes(fallback: str) -> tuple[str, str]:
    """CLDR's thin spaces become plain ones: they copy, search and break as readers expect."""
    between = fallback.replace("{0}", "").replace("{1}", "").replace("\u2009", " ")
    bare = between.strip()
    return (bare, between) if len(bare) == 1 else (between, between)


def _list(patterns: Any, style: str) -> Lists:  # noqa: ANN401
    found = patterns.get(style) or patterns["standard"]
    start, middle, end, two = (str(found.get(part, "{0}, {1}")) for part in ("start", "middle", "end", "2"))
    return start, middle, end, two


def _digits(system: str) -> dict[int, str]:
    zero = _ZEROS.get(system)
    return {ord("0") + n: chr(zero + n) for n in range(10)} if zero else {}


# The zero of every numbering system that is some language's own in CLDR; its other nine digits follow it in Unicode.
_ZEROS = {
    "arab": 0x660,
    "arabext": 0x6F0,
    "nkoo": 0x7C0,
    "deva": 0x966,
    "beng": 0x9E6,
    "tibt": 0xF20,
    "mymr": 0x1040,
    "olck": 0x1C50,
    "mtei": 0xABF0,
    "cakm": 0x11136,
    "hmnp": 0x1E140,
    "adlm": 0x1E950,
}


def _compact(formats: Any) -> dict[tuple[str, int], str]:  # noqa: ANN401
    found = formats.get("long") or formats.get("short") or {}
    return {
        (form, int(size)): str(found[form][size].pattern).partition(";")[0].replace("'", "")
        for form in found
        if form in PLURALS
        for size in found[form]
    }


def _units(patterns: Any, space: str) -> dict[tuple[str, str], str]:  # noqa: ANN401
    found = {}
    for unit in UNITS:
        widths = patterns.get(f"duration-{unit}") or {}
        for width in ("short", "long"):  # some languages have a long form of some plurals only
            forms = widths.get(width) or {}
            found.update({(unit, form): str(forms[form]).replace(" ", space) for form in forms if form in PLURALS})
    return found


PLURALS = ("zero", "one", "two", "few", "many", "other")
