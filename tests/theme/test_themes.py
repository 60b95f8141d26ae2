"""Themes by others: what stands before what, and what their authors are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.model import Site
from generator.pages import Page
from generator.problems import Problem
from generator.theme import Theme, load
from tests.kinds import ABOUT, HTML, THEMES

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def themes(tmp_path: Path) -> Write:
    """Writes theme files into a folder of themes, and says where it is."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "themes" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "themes"

    return write


PLAIN: Final = {
    "base/theme.toml": 'name = "base"\ncontract = "1"\n[options]\nhue = "red"\n',
    "base/templates/page.html.j2": "{% extends 'layout.html.j2' %}{% block main %}{{ page.title }}{% endblock %}",
    "base/templates/layout.html.j2": "{% from 'parts/a.html.j2' import a %}<main>"
    "{% block main %}{% endblock %}{{ a() }}",
    "base/templates/parts/a.html.j2": "{% macro a() %}A{% endmacro %}",
    "base/static/a.css": "base",
    "base/static/b.css": "base",
    "child/theme.toml": 'name = "child"\nparent = "base"\ncontract = "1-3"\n',
    "child/static/b.css": "child",
    "child/templates/parts/a.html.j2": "{% macro a() %}child{% endmacro %}",
}


def loaded(folder: Path, name: str = "child", options: tuple[tuple[str, str], ...] = ()) -> Theme:
    theme, problems = load(Site("S", theme=name, options=options), [folder, THEMES], HTML.__getitem__)
    assert not problems
    assert theme
    return theme


def problems(folder: Path, name: str = "child", options: tuple[tuple[str, str], ...] = ()) -> tuple[Problem, ...]:
    theme, found = load(Site("S", theme=name, options=options), [folder, THEMES], HTML.__getitem__)
    assert theme is None
    return found


def shown(theme: Theme) -> str | Problem:
    return theme.render(Page("a/b.html", "page.html.j2", (("page", ABOUT),)))


def test_a_file_of_a_child_stands_before_that_of_its_parent(themes: Write) -> None:
    theme = loaded(themes(PLAIN))
    assert shown(theme) == "<main>Aboutchild"
    assert [(address, path.read_text()) for address, path in theme.static()] == [
        ("theme/a.css", "base"),
        ("theme/b.css", "child"),
    ]


def test_the_sites_own_files_stand_before_all(themes: Write) -> None:
    own = "{% extends 'base:page.html.j2' %}{% block main %}own {{ super() }}{% endblock %}"
    assert shown(loaded(themes(PLAIN | {"site/templates/page.html.j2": own}))) == "<main>own Aboutchild"


def test_a_theme_that_is_not_there_is_named_with_those_that_are(themes: Write) -> None:
    (problem,) = problems(themes(PLAIN), "childe")
    assert (problem.code, problem.message) == ("no-theme", "there is no theme `childe`")
    assert "`child`" in problem.hint


@pytest.mark.parametrize("name", ["../base", "base/../base", ".", ".hidden", ""])
def test_a_theme_is_a_folder_among_the_themes_and_nothing_else(themes: Write, name: str) -> None:
    folder = themes(PLAIN | {".hidden/theme.toml": 'name = "x"\ncontract = "1"\n'})
    assert load(Site("S", theme=name), [folder], HTML.__getitem__)[0] is None


def test_a_theme_that_is_its_own_ancestor_is_refused(themes: Write) -> None:
    ring = {"base/theme.toml": 'name = "base"\nparent = "child"\ncontract = "1"\n'}
    assert [p.code for p in problems(themes(PLAIN | ring))] == ["theme-circle"]


@pytest.mark.parametrize(
    ("line", "code"),
    [('contract = "2-3"', "contract"), ('contract = "new"', "contract"), ("", "contract"), ("contract = ", "toml")],
)
def test_a_theme_for_another_contract_is_refused(themes: Write, line: str, code: str) -> None:
    assert [p.code for p in problems(themes(PLAIN | {"child/theme.toml": f'name = "child"\n{line}\n'}))] == [code]


def test_a_key_of_a_theme_that_nobody_knows_is_refused(themes: Write) -> None:
    (problem,) = problems(themes(PLAIN | {"child/theme.toml": 'name = "child"\nparents = "base"\ncontract = "1"\n'}))
    assert (problem.path, problem.code) == ("themes/child/theme.toml", "unknown-key")
    assert "`parent`" in problem.hint


def test_an_option_that_no_theme_declares_is_refused(themes: Write) -> None:
    assert [p.code for p in problems(themes(PLAIN), options=(("heu", "blue"),))] == ["unknown-option"]


def test_an_option_of_the_site_wins(themes: Write) -> None:
    folder = themes(PLAIN | {"child/templates/page.html.j2": "{{ options.hue }}"})
    assert shown(loaded(folder)) == "red"
    assert shown(loaded(folder, options=(("hue", "blue"),))) == "blue"


def test_a_variable_that_is_not_there_is_named_with_the_line_and_the_page(themes: Write) -> None:
    folder = themes(PLAIN | {"child/templates/parts/a.html.j2": "{% macro a() %}\n\n{{ page.titel }}{% endmacro %}"})
    problem = shown(loaded(folder))
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == ("themes/child/templates/parts/a.html.j2", 3)
    assert "page" in problem.message
    assert "a/b.html" in problem.hint
    assert problem.source == "{{ page.titel }}{% endmacro %}"


def test_a_mistake_of_syntax_is_told_with_its_line(themes: Write) -> None:
    problem = shown(loaded(themes(PLAIN | {"child/templates/page.html.j2": "a\n{% if %}\n"})))
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line, problem.code) == ("themes/child/templates/page.html.j2", 2, "template")


@pytest.mark.parametrize("tag", ["{% include name %}", "{%- extends 'a' ~ 'b' -%}", "{% include ['a', 'b'] %}"])
def test_a_template_names_the_others_in_plain_words(themes: Write, tag: str) -> None:
    (problem,) = problems(themes(PLAIN | {"child/templates/page.html.j2": f"\n{tag}"}))
    assert (problem.line, problem.code) == (2, "dynamic")


def test_a_template_that_is_not_there_is_told_before_anything_is_made(themes: Write) -> None:
    (problem,) = problems(themes(PLAIN | {"child/templates/page.html.j2": "{% include 'parts/b.html.j2' %}"}))
    assert (problem.code, problem.message) == ("no-template", "there is no template `parts/b.html.j2`")


def test_a_template_that_is_no_text_is_told_with_its_line(themes: Write) -> None:
    folder = themes(PLAIN)
    (folder / "child/templates/page.html.j2").write_bytes(b"one\ntwo\ncaf\xe9")
    (said,) = problems(folder)
    assert (said.path, said.line, said.code) == ("themes/child/templates/page.html.j2", 3, "encoding")


def test_a_folder_that_is_called_like_a_template_is_told(themes: Write) -> None:
    (said,) = problems(themes(PLAIN | {"site/templates/parts/a.html.j2/b": ""}))
    assert said.path == "themes/site/templates/parts/a.html.j2"
    assert "is a directory" in said.message


def test_what_a_template_is_made_of_changes_its_digest_and_nothing_else_does(themes: Write) -> None:
    before = loaded(themes(PLAIN)).closure("page.html.j2")
    assert loaded(themes({"base/templates/other.html.j2": "x"})).closure("page.html.j2") == before
    assert loaded(themes({"base/static/a.css": "new"})).closure("page.html.j2") == before
    changed = [
        loaded(themes({"child/templates/parts/a.html.j2": "{% macro a() %}new{% endmacro %}"})).closure("page.html.j2"),
        loaded(themes({"child/i18n/en.toml": 'skip = "Over"\n'})).closure("page.html.j2"),
        loaded(themes({}), options=(("hue", "blue"),)).closure("page.html.j2"),
    ]
    assert len({before, *changed}) == 4


def test_a_name_in_a_comment_is_no_part_of_a_template(themes: Write) -> None:
    loaded(themes(PLAIN | {"child/templates/page.html.j2": "{# {% include 'gone.html.j2' %} #}"}))


def test_loading_a_theme_loads_neither_jinja_nor_babel() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from generator.model import Site; from generator.theme import load;"
        f"theme, _ = load(Site('S'), [Path({str(THEMES)!r})], str); theme.closure('event.html.j2'); theme.static();"
        "print([m for m in ('jinja2', 'babel', 'markdown', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# ---- templates as leaner Python: nothing that Jinja does is lost ----

CALLS: Final = [
    (
        "{% macro a(x, y='d') %}{{ x }}{{ y }}{% endmacro %}{{ a('<', y='>') }}{{ a('1') }}{{ a(y='2', x='&') }}",
        "&lt;&gt;1d&amp;2",
    ),
    ("{% macro a(x) %}{{ x }}{{ varargs|join }}{{ kwargs.z }}{% endmacro %}{{ a('1', '2', '3', z='4') }}", "1234"),
    ("{% set d = {'a': {'b': '<'}} %}{{ d.a.b }}{{ d.c is defined }}{{ d.c|default('-') }}", "&lt;False-"),
    ("{{ page.title is defined }}{{ page.none is defined }}{{ page.none|default('-') }}", "TrueFalse-"),
    ("{% for i in [1] %}{{ loop.last }}{{ loop.nothing|default('-') }}{% endfor %}", "True-"),
    ("{% macro a() %}({{ caller() }}){% endmacro %}{% call a() %}<b>{% endcall %}", "(<b>)"),
    ("{% macro a(x) %}{{ x }}{% endmacro %}{% set given = ['<'] %}{{ a(*given) }}{{ a(**{'x': '>'}) }}", "&lt;&gt;"),
    ("{% macro a() %}<b>{% endmacro %}{% set kept = a() %}{{ kept }}{{ a() ~ '<' }}{{ a()|upper }}", "<b><b>&lt;<B>"),
    (
        "{{ ['<'] }}{{ 1 }}{{ none }}{{ true }}{{ '<'|safe }}{{ t('skip') }}",
        "[&#39;&lt;&#39;]1NoneTrue<Skip to the text",
    ),
    ("{% autoescape false %}{{ page.title }}{{ number(3) }}<{{ '<' }}{% endautoescape %}", "About3<<"),
    ("{% for n in [1, 2] recursive %}{{ n }}{{ loop([]) }}{{ loop.cycle('a', 'b') }}{% endfor %}", "1a2b"),
]


HEIR: Final = {"child/theme.toml": 'name = "child"\nparent = "default"\ncontract = "1"\n'}


@pytest.mark.parametrize(("template", "html"), CALLS)
def test_whatever_a_template_calls_or_writes_comes_out_as_jinja_has_it(themes: Write, template: str, html: str) -> None:
    assert shown(loaded(themes(HEIR | {"child/templates/page.html.j2": template}))) == html


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ nothing() }}", "'nothing' is undefined"),
        ("{{ page.nothing }}", "has no attribute 'nothing'"),
        ("{{ page.nothing() }}", "has no attribute 'nothing'"),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a() }}", "parameter 'x' was not provided"),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a(1, 2) }}", "takes not more than 1 argument"),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a(1, z=2) }}", "takes no keyword argument 'z'"),
        ("{% macro a() %}{{ caller() }}{% endmacro %}{{ a() }}", "No caller defined"),
    ],
)
def test_a_call_that_cannot_be_is_told(themes: Write, template: str, message: str) -> None:
    problem = shown(loaded(themes(HEIR | {"child/templates/page.html.j2": "\n" + template})))
    assert isinstance(problem, Problem)
    assert message.lower() in problem.message.lower()
    assert problem.line == 2


def test_the_page_of_an_event_is_made_of_no_list_and_no_strip() -> None:
    theme, _ = load(Site("S"), [THEMES], HTML.__getitem__)
    assert theme
    reached = theme._templates._reached("event.html.j2")
    assert "parts/neighbours.html.j2" in reached
    assert not reached & {"parts/chronicle.html.j2", "parts/strip.html.j2", "parts/entry.html.j2"}


def test_what_was_compiled_once_is_not_compiled_again_until_its_text_or_what_compiles_is_another(themes: Write) -> None:
    folder = themes(PLAIN)
    first = remembering(folder, {})
    assert shown(first) == "<main>Aboutchild"
    assert len(first.learned) == 3
    again = remembering(folder, first.learned)
    assert (shown(again), again.learned) == ("<main>Aboutchild", {})
    newer = remembering(folder, first.learned, b"another version")
    assert (shown(newer), len(newer.learned)) == ("<main>Aboutchild", 3)
    themes({"child/templates/parts/a.html.j2": "{% macro a() %}anew{% endmacro %}"})
    edited = remembering(folder, first.learned)
    assert (shown(edited), len(edited.learned)) == ("<main>Aboutanew", 1)


def remembering(folder: Path, known: dict[bytes, bytes], made_by: bytes = b"") -> Theme:
    kept = (known.get, made_by)
    theme, problems = load(Site("S", theme="child"), [folder, THEMES], HTML.__getitem__, kept=kept)
    assert not problems
    assert theme
    return theme
