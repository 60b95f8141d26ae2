// Entries as a script knows them: from the attributes of a list, or from the slices of a long chronology, which have the
// same names and texts (docs/themes.md, "What a script knows of an entry").

import { DAY } from "./time.js";
import { HEADS } from "./shapes.js";

/** Names in one text: ";" stands between them, "\;" for one of theirs. */
export const names = (text) => (text ? text.split(/(?<!\\);/).map((name) => name.replaceAll("\\;", ";")) : []);

export const FACETS = ["lane", "status", "tags", "people", "organisations", "places"];

/** What an entry has of a facet, as names; its status is what was held of it at an instant. */
export function has(entry, facet, at) {
  return facet === "status" && entry.kind === "event" ? [entry.statusAt(at)] : entry.of(facet);
}

export class Entry {
  /** `said` holds the texts by name; `element` is its place in the list of this page, or null. */
  constructor(said, { id, title, href, lang = "", element = null }) {
    Object.assign(this, { said, id, title, href, lang, element });
    [this.earliest, this.latest] = span(said.at);
    this.first = this.earliest ?? this.latest;
    this.start = this.earliest ?? -Infinity;
    this.end = this.latest ?? Infinity;
    this.spans = said.spans ? said.spans.split(" ").map(span) : [[this.earliest, this.latest]];
    const [head, ...more] = (said.sign ?? "dot").split(" ");
    this.head = head;
    this.sign = new Set(more);
    this.when = said.when;
    this.kind = said.kind ?? "event";
    this.importance = Number(said.importance ?? 0);
    this.known = said.known === undefined ? this.first : Number(said.known);
    this.rank = 0;
  }

  /** What it has of a facet, as names. */
  of(facet) {
    if (facet === "status") return this.kind === "event" ? [this.said.status ?? "confirmed"] : [];
    if (facet === "lane") return this.said.lane ? [this.said.lane] : [];
    return (this[`_${facet}`] ??= names(this.said[facet]));
  }

  /** What was held of it at an instant: the last word until then, and of what was still to come that it was expected. */
  statusAt(instant) {
    const last = this.said.status ?? "confirmed";
    if (instant === null) return last;
    const words = (this.said.held ?? "").split(" ").filter(Boolean).map((word) => word.split("/"));
    const held = words.filter(([, since]) => since === "" || Number(since) <= instant).at(-1)?.[0] ?? words[0]?.[0];
    return held ?? (this.first > instant && last === "confirmed" ? "expected" : last);
  }

  headAt(instant) {
    return this.kind === "article" || instant === null ? this.head : HEADS[this.statusAt(instant)];
  }

  /** Whether it has a body, and not only a place: a range, or a date that is known to no day. */
  get long() {
    return this.sign.has("bar") || this.sign.has("hatch") || this.end - this.start > 2 * DAY;
  }
}

function span(at) {
  return at.split("/").map((end) => (end === "" ? null : Number(end)));
}

/** The entries of a list that stands on the page: nothing is fetched. */
export class ListSource {
  #passing;

  constructor(list) {
    this.all = listed(list);
    this.#passing = this.all;
    this.byId = new Map(this.all.map((entry) => [entry.id, entry]));
  }

  ready = Promise.resolve();

  /** From the first instant of all to the last. */
  get extent() {
    const ends = this.all.flatMap((entry) => [entry.first, Number.isFinite(entry.end) ? entry.end : entry.first]);
    return [Math.min(...ends), Math.max(...ends)];
  }

  get total() {
    return this.all.length;
  }

  get count() {
    return this.#passing.length;
  }

  /** Leaves those that a test lets pass. */
  choose(passes) {
    this.#passing = passes ? this.all.filter(passes) : this.all;
    return Promise.resolve();
  }

  /** The entries that are in view, by weight, and how many there are. */
  within(from, to, most) {
    const found = this.#passing.filter((entry) => entry.start <= to && entry.end >= from);
    found.sort((a, b) => a.rank - b.rank);
    return { entries: found.slice(0, most), count: found.length, exact: true };
  }

  /** How many begin in each of equal parts of a stretch of time. */
  density(from, to, parts) {
    const counts = new Array(parts).fill(0);
    for (const entry of this.#passing) {
      const part = Math.floor(((entry.first - from) / (to - from || DAY)) * parts);
      if (part >= 0 && part < parts) counts[part] += 1;
    }
    return counts;
  }

  /** For each facet its names, each with how many have it; `passes(entry, facet)` says who counts. */
  names(passes, at = null) {
    const found = new Map(FACETS.map((facet) => [facet, new Map()]));
    for (const entry of this.all) {
      for (const [facet, counts] of found) {
        for (const name of has(entry, facet, at)) counts.set(name, (counts.get(name) ?? 0) + (passes(entry, facet) ? 1 : 0));
      }
    }
    return found;
  }

  /** The entry of a name that an address carries. */
  find(id) {
    return this.byId.get(id);
  }

  /** The entry before or after one, among those that pass. */
  beside(id, way) {
    const at = this.#passing.findIndex((entry) => entry.id === id);
    return this.#passing[at < 0 ? (way > 0 ? 0 : this.#passing.length - 1) : at + way];
  }
}

/** The entries of a list on the page, in the order of time. */
function listed(list) {
  const found = [...list.querySelectorAll("[data-at]")].map((element) => {
    const link = element.querySelector("h2 a, h3 a, h4 a");
    const title = (link ?? element.querySelector(".what :is(h2, h3, h4)"))?.textContent.trim() ?? "";
    return new Entry({ ...element.dataset }, { id: element.id, title, href: `#${element.id}`, lang: link?.lang, element });
  });
  if (list.classList.contains("backwards")) found.reverse();
  return ranked(found);
}

/** Numbers them by weight: the more important first, then those that others leave the most room. */
function ranked(entries) {
  const room = entries.map((entry, n) => {
    const before = entries[n - 1]?.first ?? -Infinity;
    const after = entries[n + 1]?.first ?? Infinity;
    return Math.min(entry.first - before, after - entry.first);
  });
  const order = entries.map((_, n) => n);
  order.sort((a, b) => entries[b].importance - entries[a].importance || room[b] - room[a] || a - b);
  order.forEach((n, rank) => (entries[n].rank = rank));
  return entries;
}
