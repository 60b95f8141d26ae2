// Where marks and their labels stand: none over another, and none that moves but with time itself.

import { bodies } from "./shapes.js";

export const ROW = 24; // from one row of labels to the next
const AIR = 12; // between what stands in one row
const WIDEST = 230; // of a label
const LEAD = 9; // from a mark to its label
const DOT = 5;

/** Remembers in which row each entry stood, so that panning moves nothing up or down and zooming as little as it can. */
export class Layout {
  #stands = new Map(); // by the id of an entry: its row, or -1 where it had no label, and whether that is before it
  #scale = 0;

  /** Entries by weight -> their places `{entry, along, row, pieces, begun, before, label}`, and which of them had none.
   * `rows` is how many there are, `width` measures a label. */
  placed(entries, view, rows, width) {
    const zoomed = Math.abs(view.scale / this.#scale - 1) > 1e-6;
    this.#scale = view.scale;
    const taken = Array.from({ length: rows }, () => []);
    const places = [];
    const without = [];
    const former = zoomed ? entries : [...entries].sort((a, b) => this.#stood(b) - this.#stood(a) || a.rank - b.rank);
    for (const entry of former) {
      const place = this.#place(entry, view, taken, Math.min(WIDEST, width(entry)), zoomed);
      if (place) places.push(place);
      else without.push(entry);
    }
    this.#stands = new Map(places.map(({ entry, label, row, before }) => [entry.id, { row: label ? row : -1, before }]));
    return { places, without };
  }

  /** Whether it had a label: what had one keeps it while time only moves. */
  #stood(entry) {
    return (this.#stands.get(entry.id)?.row ?? -1) >= 0 ? 1 : 0;
  }

  #place(entry, view, taken, width, zoomed) {
    const stood = this.#stands.get(entry.id);
    const pieces = bodies(entry, view);
    const along = view.at(entry.first);
    const from = Math.min(along, ...pieces.map(([left]) => left));
    const to = Math.max(along, ...pieces.map(([, right]) => right));
    // A label stays in view as long as its body does.
    const begun = pieces.length ? Math.min(Math.max(from, 2), Math.max(2, view.width - LEAD - width - 2)) : from;
    const narrow = [from - DOT, to + DOT];
    const after = [Math.min(narrow[0], begun), Math.max(narrow[1], begun + LEAD + width)];
    const turned = [Math.min(narrow[0], from - LEAD - width), narrow[1]];
    const place = { entry, along, pieces, begun };
    const ends = after[1] > view.width && turned[0] > 0;
    const before = stood && !zoomed ? stood.before : ends && !pieces.length;
    const row = this.#free(taken, before ? turned : after, stood?.row);
    if (row >= 0) return { ...place, row, before, label: true };
    const bare = this.#free(taken, narrow);
    return bare >= 0 ? { ...place, row: bare, before, label: false } : null;
  }

  #free(taken, [from, to], before) {
    const order = before >= 0 && before < taken.length ? [before, ...taken.keys()] : taken.keys();
    for (const row of order) {
      if (taken[row].every(([left, right]) => to + AIR <= left || from >= right + AIR)) {
        taken[row].push([from, to]);
        return row;
      }
    }
    return -1;
  }
}
