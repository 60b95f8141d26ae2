"""Dates in Japanese."""

from __future__ import annotations

from generator.language.phrases.form import Phrases

PHRASES = Phrases(
    circa="{0}頃",
    about="{0}頃",
    uncertain="{0}（不確か）",
    part_circa="{0}（{1}はおおよそ）",
    part_uncertain="{0}（{1}は不確か）",
    parts=("年", "月", "日"),
    decade="{0}年代",
    century="{0}年代",
    earlier="{0}またはそれ以前",
    later="{0}またはそれ以降",
    and_earlier="{0}とそれ以前",
    and_later="{0}とそれ以降",
    until="{0}まで",
    since="{0}から",
    unknown_until="時期不明から{0}まで",
    unknown_since="{0}から時期不明まで",
    to="{0}から{1}",
    some_day="{0}のある日",
    some_month="{0}のある月",
    some_year="{0}のある年",
    any_year="年不明",
    of_any_year="年不明の{0}",
    in_some_year="{1}のある年の{0}",
    day_of_some_month="{1}のある月の{0}日",
    seasons=("春", "夏", "秋", "冬"),
    season="{1}{0}",
    north="{0}（北半球）",
    south="{0}（南半球）",
    thirds=("{0}の最初の4か月", "{0}の中間の4か月", "{0}の最後の4か月"),
    halves=("{0}上半期", "{0}下半期"),
    this_year="同年中",
    this_month="同月中",
    julian="{0}（ユリウス暦。グレゴリオ暦では{1}）",
    julian_only="{0}（ユリウス暦）",
    brackets=("（", "、", "）"),
)
