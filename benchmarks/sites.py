"""The two sites: the same documents in each, and around them what their generator asks for.

Hugo's is like ours as far as it goes: a page for every event with its neighbours, its people, its place, its tags and
its sources, and a list of at most 200 on a page for everything and for every person, place and tag. It has no strips,
no pages of sources, no dates but days and times, and no problems to tell: what Dateline does beyond it is in the ratio.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import Event

DATELINE = {"content/site.toml": 'title = "Bench"\nbase_url = "https://example.org"\n'}

_CONFIG = """
baseURL = "https://example.org/"
title = "Bench"
disableKinds = ["section", "404", "rss"]
[taxonomies]
tag = "tags"
person = "people"
place = "places"
[pagination]
pagerSize = 200
[markup.highlight]
noClasses = false
"""
_BASE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} · {{ site.Title }}</title>
{{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="/">{{ site.Title }}</a> <a href="/people/">People</a> <a href="/places/">Places</a></header>
<main>
<h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
"""
_ENTRY = """<li>
<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z" }}">{{ .Date.Format "2 January 2006, 15:04" }}</time>
<a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ .Params.summary }}</p>
{{ range .Params.tags }}<a href="/tags/{{ . | urlize }}/">{{ . }}</a> {{ end }}</li>
"""
_LIST = """{{ define "main" }}{{ $pages := .Paginate PAGES }}
<ol>{{ range $pages.Pages }}{{ partial "entry.html" . }}{{ end }}</ol>
<p>{{ with $pages.Prev }}<a href="{{ .URL }}">Before</a>{{ end }}
{{ $pages.PageNumber }} of {{ $pages.TotalPages }}
{{ with $pages.Next }}<a href="{{ .URL }}">After</a>{{ end }}</p>
{{ end }}
"""
_SINGLE = """{{ define "main" }}
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z" }}">{{ .Date.Format "2 January 2006, 15:04" }}</time></p>
<p>{{ .Params.summary }}</p>
{{ .Content }}
{{ $page := . }}{{ range slice "people" "places" "tags" }}
<ul>{{ range $page.GetTerms . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
<ol>{{ range .Params.sources }}<li><a href="{{ .url }}">{{ .title }}</a>, {{ .publisher }}</li>{{ end }}</ol>
<p>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>
{{ end }}
"""
_TERMS = """{{ define "main" }}
<ul>
{{ range .Data.Terms.Alphabetical }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
{{ end }}
</ul>
{{ end }}
"""
HUGO = {
    "hugo.toml": _CONFIG,
    "layouts/baseof.html": _BASE,
    "layouts/home.html": _LIST.replace("PAGES", "site.RegularPages"),
    "layouts/term.html": _LIST.replace("PAGES", ".Pages"),
    "layouts/taxonomy.html": _TERMS,
    "layouts/single.html": _SINGLE,
    "layouts/_partials/entry.html": _ENTRY,
}


def lay_out(folder: Path, around: dict[str, str], events: Iterable[Event]) -> None:
    """The files of a generator and a document for each event, in a folder that is made for them."""
    for path, text in around.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "content" / "events").mkdir(parents=True, exist_ok=True)
    for event in events:
        document(folder, event.slug).write_text(markdown(event), encoding="utf-8")


def document(folder: Path, slug: str) -> Path:
    """Where the document of an event lies, in either site."""
    return folder / "content" / "events" / f"{slug}.md"


def markdown(event: Event) -> str:
    """The document: front matter that both understand, and the text."""
    lines = [f'title: "{event.title}"', f"date: {event.when}", f"tags: [{', '.join(event.tags)}]", "people:"]
    lines += [f"  - {name}" for name in event.people]
    lines += [f"places: [{event.place}]", f'summary: "{event.summary}"', "sources:"]
    for title, publisher, url in event.sources:
        lines += [f'  - title: "{title}"', f"    publisher: {publisher}", f"    url: {url}"]
    return "\n".join(["---", *lines, "---", "", event.body])
