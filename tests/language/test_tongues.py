from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import DateError, parse
from generator.language import known, margin, words

WRITTEN = (
    *("2022-03-23", "2022-06-01/2022-06-03", "2022-06-30/2022-07-02", "2014-09", "2022-02-24/..", "../2022-02-24"),
    *("1917~", "188X", "-0043-03-15", "[-0263,-0262]", "1968-21"),
)
TOLD = {
    "en-US": (
        *("March 23, 2022", "June 1–3, 2022", "June 30 – July 2, 2022", "September 2014"),
        *("since February 24, 2022", "until February 24, 2022"),
        *("c. 1917", "the 1880s", "March 15, 44 BCE", "264 or 263 BCE", "spring 1968"),
    ),
    "de": (
        *("23. März 2022", "1.–3. Juni 2022", "30. Juni – 2. Juli 2022", "September 2014"),
        *("seit dem 24. Februar 2022", "bis 24. Februar 2022"),
        *("um 1917", "1880er Jahre", "15. März 44 v. Chr.", "264 oder 263 v. Chr.", "Frühling 1968"),
    ),
    "fr": (
        *("23 mars 2022", "1er–3 juin 2022", "30 juin – 2 juillet 2022", "septembre 2014"),
        *("depuis le 24 février 2022", "jusqu’au 24 février 2022"),
        *("vers 1917", "les années 1880", "15 mars 44 av. J.-C.", "264 ou 263 av. J.-C.", "printemps 1968"),
    ),
    "es": (
        *("23 de marzo de 2022", "1–3 de junio de 2022", "30 de junio – 2 de julio de 2022", "septiembre de 2014"),
        *("desde el 24 de febrero de 2022", "hasta el 24 de febrero de 2022"),
        *("hacia 1917", "década de 1880", "15 de marzo de 44 a. C.", "264 o 263 a. C.", "primavera de 1968"),
    ),
    "pl": (
        *("23 marca 2022", "1–3 czerwca 2022", "30 czerwca – 2 lipca 2022", "wrzesień 2014"),
        *("od 24 lutego 2022", "do 24 lutego 2022"),
        *("ok. 1917", "lata 1880–1889", "15 marca 44 p.n.e.", "264 lub 263 p.n.e.", "wiosna 1968"),
    ),
    "ja": (
        *(
            "2022年3月23日",
            "2022年6月1日～3日",
            "2022年6月30日～7月2日",
            "2014年9月",
            "2022年2月24日から",
            "2022年2月24日まで",
        ),
        *("1917年頃", "1880年代", "紀元前44年3月15日", "紀元前264年または263年", "1968年春"),
    ),
    "ar": (
        *("23 مارس 2022", "1–3 يونيو 2022", "30 يونيو – 2 يوليو 2022", "سبتمبر 2014", "منذ 24 فبراير 2022"),
        *("حتى 24 فبراير 2022", "نحو 1917", "عقد 1880", "15 مارس 44 ق.م", "264 أو 263 ق.م", "ربيع 1968"),
    ),
    "fa": (
        *("۲۳ مارس ۲۰۲۲", "۱ تا ۳ ژوئن ۲۰۲۲", "۳۰ ژوئن تا ۲ ژوئیهٔ ۲۰۲۲", "سپتامبر ۲۰۱۴", "۲۴ فوریهٔ ۲۰۲۲ –"),
        *("– ۲۴ فوریهٔ ۲۰۲۲", "≈ ۱۹۱۷", "۱۸۸۰ تا ۱۸۸۹", "۱۵ مارس ۴۴ ق.م.", "۲۶۴ یا ۲۶۳ ق.م.", "مارس تا مهٔ ۱۹۶۸"),
    ),
    "uk": (
        *("23 березня 2022 р.", "1–3 червня 2022 р.", "30 червня – 2 липня 2022 р.", "вересень 2014 р."),
        *("від 24 лютого 2022 р.", "до 24 лютого 2022 р.", "бл. 1917", "1880-ті роки"),
        *("15 березня 44 р. до н. е.", "264 або 263 до н. е.", "весна 1968"),
    ),
    "hu": (
        *("2022. március 23.", "2022. június 1.–3.", "2022. június 30. – július 2.", "2014. szeptember"),
        *("2022. február 24. –", "– 2022. február 24.", "≈ 1917.", "1880.–1889."),
        *("i. e. 44. március 15.", "i. e. 264. vagy 263.", "1968. március–május"),
    ),
}
TABLE = [(language, at) for language in TOLD for at in range(len(WRITTEN))]


@pytest.mark.parametrize(("language", "at"), TABLE)
def test_a_date_follows_the_custom_of_its_language(language: str, at: int) -> None:
    told = words(parse(WRITTEN[at]), language).replace("\u202f", " ").replace("\xa0", " ")
    assert told == TOLD[language][at]


def test_a_preposition_declines_a_month_where_the_language_does() -> None:
    assert words(parse("2022-03"), "pl") == "marzec 2022"
    assert words(parse("2022-03/.."), "pl") == "od marca 2022"
    assert words(parse("2022-03~"), "pl") == "ok. marca 2022"
    assert words(parse("188X/.."), "de") == "seit den 1880er Jahren"
    assert words(parse("2014-04/"), "fr") == "d’avril 2014 à une date inconnue"


def test_a_large_number_takes_the_plural_of_what_is_shown() -> None:
    shown = [words(parse(year), "pl") for year in ("Y-1E6", "Y-2E6", "Y-5E6", "Y-138E8")]
    assert shown == ["1 milion p.n.e.", "2 miliony p.n.e.", "5 milionów p.n.e.", "13,8 miliarda p.n.e."]


def test_a_time_has_its_word_but_not_beside_a_zone() -> None:
    assert words(parse("2022-03-23T10:35-04:00"), "de") == "23. März 2022, 10:35 Uhr (UTC−4; 14:35 UTC)"
    assert words(parse("2022-03-23T10:35/2022-03-23T13:40"), "en-US") == "March 23, 2022, 10:35\u202fAM – 1:40\u202fPM"
    assert words(parse("2022-03-23T10:35/2022-03-23T11:40"), "en-US") == "March 23, 2022, 10:35–11:40\u202fAM"


def test_a_language_is_known_by_its_tag() -> None:
    assert all(map(known, ("en", "en-GB", "zh-Hant", "sr-Latn", "pt-BR", "EN-gb")))
    assert not any(map(known, ("", "en-XX", "xx", "root", "english", "../en", "en_GB", "e" * 9999)))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no language is called 'en-XX'"):
        words(parse("2022"), "en-XX")


def test_the_languages_asked_for_before_make_no_difference() -> None:
    told = [_told_by_itself(order) for order in (["de", "fr", "ja"], ["ja", "fr", "de"])]
    assert sorted(told[0]) == sorted(told[1])


def test_no_setting_of_the_machine_is_read() -> None:
    assert _told_by_itself(["de"], LANG="fr_FR.UTF-8", LC_ALL="pl_PL.UTF-8", TZ="Asia/Tokyo") == _told_by_itself(["de"])


def _told_by_itself(languages: list[str], **environment: str) -> list[str]:
    """What a fresh process says in these languages, one after the other."""
    program = (
        "import sys; from generator.dates import parse; from generator.language import words\n"
        "for tag in sys.argv[1:]: print(ascii([tag] + [words(parse(d), tag) for d in ('2001-33', '2022-03', '-0043')]))"
    )
    command = [sys.executable, "-c", program, *languages]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={"PYTHONPATH": ".", **environment})
    return done.stdout.splitlines()


years = st.one_of(
    st.integers(0, 9999).map("{:04}".format),
    st.integers(1, 9999).map("-{:04}".format),
    st.sampled_from(
        ["188X", "18XX", "1XXX", "XXXX", "1X5X", "-004X", "000X", "Y-17E7", "Y12345", "1950S2", "Y-3388E2S3"]
    ),
)
months = st.one_of(st.integers(1, 12).map("{:02}".format), st.sampled_from(["XX", "0X", "1X", "X2"]))
days = st.one_of(st.integers(1, 31).map("{:02}".format), st.sampled_from(["XX", "0X", "2X", "3X", "X1"]))
times = st.builds(
    "T{:02}:{:02}{}".format, st.integers(0, 23), st.integers(0, 59), st.sampled_from(["", "Z", ":07", "-04:00"])
)
marks = st.sampled_from(["", "", "?", "~", "%"])
moments = st.one_of(
    st.builds("{}{}".format, years, marks),
    st.builds("{}-{}{}".format, years, months, marks),
    st.builds("{}-{}".format, years, st.integers(21, 41)),
    st.builds("{}{}-{}{}-{}{}".format, years, marks, months, marks, days, marks),
    st.builds("{:04}-{}-{}{}".format, st.integers(0, 9999), months, days, times),
)
ends = st.one_of(moments, st.just(".."), st.just(""))
members = st.one_of(moments, st.builds("{}..{}".format, moments, moments))
dates = st.one_of(
    moments,
    st.builds("{}/{}".format, ends, ends),
    st.builds("[{}]".format, st.lists(members, min_size=1, max_size=4).map(",".join)),
    st.builds("{{{}}}".format, st.lists(members, min_size=1, max_size=4).map(",".join)),
    st.builds("[..{}]".format, moments),
    st.builds("{{{}..}}".format, moments),
)
TAGS = ("en-GB", "de", "fr", "es", "pl", "ja", "ar", "fi", "th", "zh-Hant", "lt", "bn")


@settings(max_examples=400, deadline=None)
@given(dates, st.sampled_from(TAGS), st.sampled_from(["UTC", "Asia/Tokyo"]), st.sampled_from(["gregorian", "julian"]))
def test_whatever_can_be_written_can_be_told(written: str, language: str, zone: str, calendar: str) -> None:
    try:
        date = parse(written, calendar="julian" if calendar == "julian" else "gregorian")
    except DateError:
        return
    told = words(date, language, zone=zone)
    assert told.strip() == told
    assert told
    assert not set(told) & set("{}")
    beside = [margin(date, language, unit, zone=zone) for unit in ("", "year", "month", "day", "century")]
    assert beside[0] == told
    assert all(beside[:3])
