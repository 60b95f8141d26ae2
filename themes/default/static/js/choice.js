// What the reader has chosen, as the address of the page carries it: a link shows another reader the same.
//
//   view=2022-01-01..2022-07-01   what the strip shows       at=e.summit     the entry that is chosen
//   tags=NATO                     a filter, any number       known=2022-03-23  the day as of which the page is read
//   rows=places                   what the strip's rows are  time=2014..2022-03  what is left of time

import { DAY, HOUR, MINUTE, YEAR, civil, dayNumber } from "./time.js";
import { FACETS } from "./entries.js";

const KNOWING = ["list", "map"]; // ways to read that know it

const two = (number) => String(number).padStart(2, "0");

/** An instant as text, to the day or, of a short view, to the minute; only its year where that has more than four digits. */
export function written(instant, length) {
  const { year, month, day, hour, minute } = civil(instant);
  if (Math.abs(year) > 9999) return `Y${year}`;
  const date = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return length > 30 * DAY || (!hour && !minute) ? date : `${date}T${two(hour)}:${two(minute)}`;
}

/** The instant that such a text means; NaN for any other. */
export function read(text) {
  if (/^Y-?\d{1,12}$/.test(text)) return (Number(text.slice(1)) - 1970) * YEAR;
  const found = /^(-?\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(text);
  if (!found) return NaN;
  const [year, month, day, hour = 0, minute = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return dayNumber(year, month, day) * DAY + hour * HOUR + minute * MINUTE;
}

/** The last second of a day in the zone of the site. */
export function until(day, words) {
  const second = read(day) + DAY;
  return second - words.offset(second) - 1;
}

/** The seconds, as if they were UTC, from the first of one year, month or day to the last of another; null for no such. */
export function stretch(text) {
  const [from, to, ...more] = text.split("..").map(period);
  return from && to && !more.length && from[0] <= to[1] && (from[0] > -Infinity || to[1] < Infinity) ? [from[0], to[1]] : null;
}

function period(text) {
  if (!text) return [-Infinity, Infinity];
  const found = /^(-?\d{1,12})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => part && Number(part));
  const end = day ? dayNumber(year, month, day + 1) : month ? dayNumber(year, month + 1) : dayNumber(year + 1);
  return [dayNumber(year, month, day) * DAY, end * DAY - 1];
}

/** Tells "view", "at", "filter", "time", "known" and "rows" when that changes; `detail.from` is who changed it, "address"
 * for the browser that goes back, which tells "filter" for all but the view and the chosen entry. */
export class Choice extends EventTarget {
  view = null; // [from, to], or null for all
  at = "";
  known = "";
  rows = "";
  time = ""; // as it is written: "2014..2022-03", where either may be left out
  filters = new Map(FACETS.map((facet) => [facet, new Set()]));
  #later = 0;

  constructor() {
    super();
    this.#read();
    addEventListener("popstate", () => {
      this.#read();
      for (const what of ["filter", "view", "at"]) this.#tell(what, "address");
    });
    followed(document, (link) => {
      if (KNOWING.includes(link.dataset.way)) link.search = this.query;
    });
  }

  /** What the address says of it. */
  get query() {
    const said = new URLSearchParams();
    if (this.view) said.set("view", this.view.map((end) => written(end, this.view[1] - this.view[0])).join(".."));
    for (const what of ["at", "known", "rows", "time"]) if (this[what]) said.set(what, this[what]);
    for (const [facet, chosen] of this.filters) for (const name of chosen) said.append(facet, name);
    return said.size ? `?${said}` : "";
  }

  get filtered() {
    return Boolean(this.time) || [...this.filters.values()].some((names) => names.size);
  }

  /** Changes what is given, and tells it. What is a `step` can be gone back from; moving through time is none. */
  set(changes, from, { step = !("view" in changes) } = {}) {
    for (const [what, value] of Object.entries(changes)) this[what] = value;
    for (const what of Object.keys(changes)) this.#tell(what, from);
    clearTimeout(this.#later);
    if (step) this.#write(true);
    else this.#later = setTimeout(() => this.#write(false), 300);
  }

  /** Chooses a name of a facet, or no longer. */
  toggle(facet, name, from) {
    const chosen = this.filters.get(facet);
    if (!chosen.delete(name)) chosen.add(name);
    this.#tell("filter", from);
    this.#write(true);
  }

  clear(from) {
    for (const chosen of this.filters.values()) chosen.clear();
    this.time = "";
    this.#tell("filter", from);
    this.#write(true);
  }

  #tell(what, from) {
    this.dispatchEvent(new CustomEvent(what, { detail: { from } }));
  }

  #read() {
    const asked = new URLSearchParams(location.search);
    const ends = (asked.get("view") ?? "").split("..").map(read);
    this.view = ends.length === 2 && ends[0] < ends[1] ? ends : null;
    this.at = asked.get("at") ?? "";
    this.known = Number.isNaN(read(asked.get("known") ?? "")) ? "" : asked.get("known");
    this.rows = asked.get("rows") ?? "";
    this.time = stretch(asked.get("time") ?? "") ? asked.get("time") : "";
    for (const facet of FACETS) this.filters.set(facet, new Set(asked.getAll(facet)));
  }

  #write(step) {
    const { query } = this;
    if (query === location.search) return;
    history[step ? "pushState" : "replaceState"](null, "", query ? query + (step ? "" : location.hash) : location.pathname);
  }
}

/** Tells of each link below an element that is about to be followed, before the browser reads where it leads. */
export function followed(element, does) {
  const tell = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link) does(link);
  };
  for (const type of ["click", "auxclick", "contextmenu"]) element.addEventListener(type, tell, true);
}
