// The entries of a long chronology that are in view, as a list: the best of them, in the order of time.

import { element } from "./told.js";

const MOST = 12;
const CALM = 250; // milliseconds after which what is in view is told

export class InView {
  #later = 0;
  #last = "";

  constructor(place) {
    this.list = document.createElement("ol");
    place.append(this.list);
  }

  /** The entries by weight, whenever they were drawn. */
  tell(entries) {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#told(entries.slice(0, MOST).sort((a, b) => a.first - b.first)), CALM);
  }

  #told(entries) {
    const said = entries.map(({ id }) => id).join();
    if (said === this.#last) return;
    this.#last = said;
    this.list.replaceChildren(...entries.map(item));
  }
}

function item(entry) {
  const link = element("a", entry.title, { href: entry.href, ...(entry.lang ? { lang: entry.lang } : {}) });
  const row = document.createElement("li");
  row.append(element("span", entry.when), link);
  return row;
}
