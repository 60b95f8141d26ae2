// The entries of a chronology too long for one page: fetched slice by slice, as far as they are shown.
//
// A slice is a stretch of time: how many entries begin in it, and the most important of them. Below it lie smaller ones
// (docs/decisions/0015). What is fetched stays; what is not yet there is counted.

import { Entry, FACETS, has } from "./entries.js";

const AT_ONCE = 4; // files on their way
const DEPTH = 1000; // entries of a slice come before those of the slices below it

const instant = (value) => (value === null ? Infinity : Number(value));

export class SlicesSource {
  #root;
  #base;
  #coming = new Map();
  #passes = null;
  #rows = null; // what a filter asks, of all entries, or will ask
  #matching = null; // the instants of those that pass, in order
  byId = new Map();

  /** `extent` is from the first instant to the last; `arrived` is called whenever there is more to be drawn. */
  constructor(address, extent, arrived) {
    this.#base = address;
    this.extent = extent;
    this.arrived = arrived;
    this.#root = { file: address, depth: 0, below: [] };
    this.ready = this.#fetched(this.#root);
  }

  get total() {
    return this.#root.count;
  }

  get count() {
    return this.#matching ? this.#matching.length : this.#root.count;
  }

  // ---- what is in view

  within(from, to, most) {
    const found = [];
    const wanted = [];
    let level = [this.#root];
    while (level.length && found.length < most * 2) {
      const below = [];
      for (const slice of level) {
        if (slice.span[0] > to || slice.reach < from || !this.#holds(slice)) continue;
        if (!slice.entries) {
          if (slice.span[1] >= from || slice.span[1] - slice.span[0] >= to - from) wanted.push(slice);
          continue;
        }
        for (const entry of slice.entries) {
          if (entry.start <= to && entry.end >= from && (!this.#passes || this.#passes(entry))) found.push(entry);
        }
        below.push(...slice.below);
      }
      level = below;
    }
    if (found.length < most) for (const slice of wanted) this.#ask(slice);
    found.sort((a, b) => a.rank - b.rank);
    const exact = !wanted.length || this.#matching !== null || (from <= this.extent[0] && to >= this.extent[1]);
    return { entries: found.slice(0, most), count: Math.max(this.#counted(from, to), found.length), exact };
  }

  /** Whether a slice has anything that passes. */
  #holds(slice) {
    if (!this.#matching) return true;
    const at = behind(this.#matching, slice.span[0]);
    return at < this.#matching.length && this.#matching[at] < slice.span[1];
  }

  #counted(from, to) {
    if (this.#matching) return behind(this.#matching, to) - behind(this.#matching, from);
    if (from <= this.extent[0] && to >= this.extent[1]) return this.#root.count;
    return Math.round(this.density(from, to, 1)[0]);
  }

  /** How many begin in each of equal parts of a stretch of time: exact where slices are there, else shared out evenly. */
  density(from, to, parts) {
    const counts = new Array(parts).fill(0);
    const wide = (to - from) / parts;
    const add = (start, end, count) => {
      const first = Math.max(0, Math.floor((start - from) / wide));
      const last = Math.min(parts - 1, Math.ceil((end - from) / wide) - 1);
      for (let n = first; n <= last; n += 1) {
        const shared = Math.min(end, from + (n + 1) * wide) - Math.max(start, from + n * wide);
        if (shared > 0) counts[n] += (count * shared) / (end - start);
      }
    };
    if (this.#matching) {
      for (let n = behind(this.#matching, from); n < this.#matching.length && this.#matching[n] <= to; n += 1) {
        counts[Math.min(parts - 1, Math.floor((this.#matching[n] - from) / wide))] += 1;
      }
      return counts;
    }
    const walk = (slice) => {
      const [start, end] = slice.span;
      if (end <= from || start > to) return;
      const bin = (end - start) / slice.bins.length;
      if (slice.entries && (bin > wide || start < from || end > to)) {
        for (const { first } of slice.entries) if (first >= from && first < to) counts[Math.min(parts - 1, Math.floor((first - from) / wide))] += 1;
        slice.below.forEach(walk);
      } else slice.bins.forEach((count, n) => count && add(start + n * bin, start + (n + 1) * bin, count));
    };
    walk(this.#root);
    return counts;
  }

  // ---- slices on their way

  #ask(slice) {
    if (this.#coming.size < AT_ONCE && !slice.failed) this.#fetched(slice).then(this.arrived);
  }

  #fetched(slice) {
    if (slice.entries) return Promise.resolve(slice);
    const address = new URL(slice.file, this.#base).href;
    if (!this.#coming.has(address)) this.#coming.set(address, this.#read(slice, address));
    return this.#coming.get(address);
  }

  async #read(slice, address) {
    try {
      const said = await (await fetch(address)).json();
      Object.assign(slice, { span: said.span.map(Number), reach: instant(said.reach), count: said.count, bins: said.bins });
      if (!slice.depth) this.facets = said.facets;
      slice.below = said.below.map((each) => ({ ...each, span: each.span.map(Number), reach: instant(each.reach), depth: slice.depth + 1 }));
      slice.entries = said.entries.map((item, n) => this.#entry(item, slice.depth * DEPTH + n));
    } catch {
      slice.failed = true; // the page is whole without it, and says how many there are
    } finally {
      this.#coming.delete(address);
    }
    return slice;
  }

  #entry({ id, title, address, page, lang = "", ...said }, rank) {
    const href = new URL(address || page, this.#base).href;
    const entry = new Entry(said, { id, title, href, lang });
    entry.id = `${entry.first}~${id}`;
    entry.rank = rank;
    this.byId.set(entry.id, entry);
    return entry;
  }

  /** The entry of a name that an address carries, wherever it lies. */
  async find(name) {
    const first = name ? Number(name.split("~", 1)[0]) : NaN;
    let level = [this.#root];
    while (level.length && !this.byId.has(name)) {
      const [slice] = level.filter(({ span }) => span[0] <= first && first < span[1]);
      if (!slice) return undefined;
      await this.#fetched(slice);
      level = slice.below ?? [];
    }
    return this.byId.get(name);
  }

  /** The entry before or after one, of all that there are. */
  async beside(name, way) {
    const from = await this.find(name);
    const start = from?.first ?? (way > 0 ? -Infinity : Infinity);
    for (;;) {
      const next = this.#nearest(start, way, from);
      const open = this.#between(start, next?.first ?? way * Infinity);
      if (!open) return next;
      await this.#fetched(open);
      if (open.failed) return next;
    }
  }

  #nearest(start, way, from) {
    let best;
    for (const entry of this.byId.values()) {
      if (entry === from || (this.#passes && !this.#passes(entry))) continue;
      const on = (entry.first - start) * way;
      if (on < 0 || (on === 0 && (from ? order(entry, from) * way <= 0 : false))) continue;
      if (!best || order(entry, best) * way < 0) best = entry;
    }
    return best;
  }

  /** A slice that is not there yet, between two instants; the nearest to the first of them. */
  #between(start, end) {
    const [from, to] = start < end ? [start, end] : [end, start];
    const open = [];
    const walk = (slice) => {
      if (slice.span[1] <= from || slice.span[0] > to || slice.failed || !this.#holds(slice)) return;
      if (slice.entries) slice.below.forEach(walk);
      else open.push(slice);
    };
    walk(this.#root);
    return start < end ? open[0] : open.at(-1);
  }

  // ---- what a filter asks of all

  async choose(passes) {
    this.#passes = passes;
    if (!passes) return void (this.#matching = null);
    const matching = [];
    for (const rows of await this.#columns()) {
      for (const row of rows.each()) if (passes(row)) matching.push(row.first);
      await calm();
      if (this.#passes !== passes) return; // another choice came meanwhile
    }
    this.#matching = matching.sort((a, b) => a - b);
  }

  async names(passes, at = null) {
    const found = new Map(FACETS.map((facet) => [facet, new Map()]));
    for (const rows of await this.#columns()) {
      for (const row of rows.each()) {
        for (const [facet, counts] of found) {
          const names = has(row, facet, at);
          const passing = names.length && passes(row, facet) ? 1 : 0;
          for (const name of names) counts.set(name, (counts.get(name) ?? 0) + passing);
        }
      }
      await calm();
    }
    return found;
  }

  /** All entries in columns, fetched once; again where that failed. */
  #columns() {
    const fetched = async ({ file }) => new Rows(await (await fetch(new URL(file, this.#base))).json());
    return (this.#rows ??= Promise.all(this.facets.map(fetched)).catch((error) => {
      this.#rows = null;
      throw error;
    }));
  }
}

/** Entries in columns: one object goes through them, and is each of them in turn. */
class Rows {
  constructor(said) {
    this.said = said;
    let at = 0;
    this.firsts = said.first.map((step) => (at += Number(step)));
    this.n = 0;
  }

  *each() {
    for (this.n = 0; this.n < this.firsts.length; this.n += 1) yield this;
  }

  get first() {
    return this.firsts[this.n];
  }

  get end() {
    const length = this.said.length[this.n];
    return length === null ? Infinity : this.first + Number(length);
  }

  get known() {
    return this.first + Number(this.said.known[this.n]);
  }

  get kind() {
    return this.said.names.kind[this.said.kind[this.n]];
  }

  of(facet) {
    const { names } = this.said;
    if (facet === "status" && this.kind !== "event") return [];
    const of = this.said[facet][this.n];
    if (Array.isArray(of)) return of.map((number) => names[facet][number]);
    return of < 0 ? [] : [names[facet][of]];
  }

  statusAt(instant) {
    const { said, first } = this;
    const held = said.held?.[this.n];
    const status = this.of("status")[0];
    return Entry.prototype.statusAt.call({ said: { status, held }, first }, instant);
  }
}

const order = (a, b) => a.first - b.first || (a.id < b.id ? -1 : 1);

/** A pause in which the browser can do what the reader asks. */
const calm = () => new Promise((resolve) => setTimeout(resolve));

/** The number of instants, which are in order, before one. */
function behind(instants, instant) {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle] < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
