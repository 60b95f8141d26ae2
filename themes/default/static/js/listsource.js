// The entries of a list that stands on the page: nothing is fetched.

import { DAY } from "./calendar.js";
import { FACETS, has, listed } from "./entries.js";

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
