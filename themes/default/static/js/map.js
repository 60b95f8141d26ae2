// A map to be drawn larger and moved, whose places and the line of time filter each other. The address carries what is
// chosen as on the list (choice.js): what is in view, a stretch of time, names. Brought in by: .chart

import { DAY, Words } from "./time.js";
import { Choice, stretch } from "./choice.js";
import { Entry, has } from "./entries.js";
import { Overview } from "./overview.js";
import { Zoom } from "./zoom.js";

const BESIDE = matchMedia("(min-width: 60.01rem)"); // where the entries stand next to the map

/** Makes a map one that answers. */
export const enhance = (element) => new Chart(element);

class Chart {
  constructor(element) {
    this.element = element;
    this.places = [...element.querySelectorAll("section.spot")].map((section) => place(section, element));
    const { from, to, counts, zone } = element.dataset;
    this.extent = [Number(from), Math.max(Number(to), Number(from) + DAY)];
    this.counts = counts.split(" ").map(Number);
    this.words = new Words(document.documentElement.lang, zone);
    this.choice = new Choice();
    this.#build();
    for (const what of ["view", "filter"]) this.choice.addEventListener(what, () => this.apply());
    this.#link();
    this.#lay();
    new ResizeObserver(() => this.#lay()).observe(this.overview.svg.parentElement);
  }

  #build() {
    const room = this.element.querySelector(".handles");
    room.append(room.querySelector("template").content.cloneNode(true));
    this.count = room.querySelector(".count");
    this.said = JSON.parse(this.count.dataset.said);
    this.chosen = room.querySelector(".chosen");
    this.overview = new Overview(room.querySelector(".overview"), (from, to) => this.choice.set({ view: [from, to] }, this));
    const zoom = new Zoom(this.element.querySelector(".plate"), room);
    const ways = { in: () => zoom.by(1.6), out: () => zoom.by(1 / 1.6), all: () => this.#all(zoom) };
    room.addEventListener("click", (event) => ways[event.target.closest("[data-do]")?.dataset.do]?.());
  }

  #all(zoom) {
    zoom.all();
    this.choice.set({ view: null }, this);
    if (this.choice.filtered) this.choice.clear(this);
  }

  /** Marks and entries point at each other. */
  #link() {
    for (const { section, marks } of this.places) {
      const point = (on) => marks.forEach((mark) => mark.classList.toggle("at", on || section.matches(":target, :hover, :focus-within")));
      for (const [type, on] of Object.entries({ pointerenter: true, focusin: true, pointerleave: false, focusout: false })) {
        section.addEventListener(type, () => point(on));
      }
      addEventListener("hashchange", () => point(false));
      point(false);
      for (const mark of marks) mark.addEventListener("click", (event) => BESIDE.matches || this.#show(event, section));
    }
  }

  /** Where the map is as wide as the page, the entries of a place come to it. */
  #show(event, section) {
    event.preventDefault();
    for (const { section: other, marks } of this.places) marks.forEach((mark) => mark.classList.toggle("at", other === section));
    this.chosen.replaceChildren(...[...section.children].map((child) => child.cloneNode(true)));
    this.element.querySelector(".maps").scrollIntoView({ block: "start" });
  }

  #lay() {
    const width = this.overview.svg.parentElement.clientWidth;
    const turn = getComputedStyle(this.element).direction === "rtl" ? -1 : 1;
    this.overview.lay(width, turn, this.extent, (from, to, parts) => this.#density(parts));
    this.apply();
  }

  #density(parts) {
    const most = Math.min(parts, this.counts.length);
    const found = new Array(most).fill(0);
    this.counts.forEach((count, n) => (found[Math.floor((n * most) / this.counts.length)] += count));
    return found;
  }

  /** Shows what the reader has chosen: on the map, in the list, on the line of time, in the links that lead on. */
  apply() {
    const { choice } = this;
    const [from, to] = choice.view ?? [-Infinity, Infinity];
    const time = stretch(choice.time)?.map((second) => second - this.words.offset(second)) ?? [-Infinity, Infinity];
    const spans = [[from, to], time];
    const seen = new Set();
    let uncounted = 0;
    for (const { rows, section, marks, begun } of this.places) {
      const found = rows.filter(({ entry, row }) => !(row.hidden = !passes(entry, spans, choice.filters)));
      found.forEach(({ key }) => seen.add(key));
      const listed = begun.length ? this.#begun(begun, from, to) : found.length;
      uncounted += begun.length ? Math.max(0, listed - found.length) : 0;
      const away = !listed || (choice.filtered && !found.length && !begun.length); // of what is not listed nobody knows
      section.classList.toggle("away", away);
      for (const mark of marks) mark.classList.toggle("away", away);
    }
    this.overview.draw({ from: Math.max(from, this.extent[0]), to: Math.min(to, this.extent[1]) }, null);
    const narrowed = choice.view || choice.filtered;
    this.count.textContent = narrowed ? this.words.message(this.said[uncounted ? "script.about" : "script.shown"], { count: seen.size + uncounted }) : "";
    for (const link of this.element.querySelectorAll(".on-strip")) link.search = onward(link, choice.query);
  }

  /** How many entries of a place begin in a stretch of time, as closely as the page says. */
  #begun(begun, from, to) {
    const long = (this.extent[1] - this.extent[0]) / this.counts.length;
    const start = ([slice]) => this.extent[0] + slice * long;
    return begun.filter((one) => start(one) <= to && start(one) + long >= from).reduce((sum, [, count]) => sum + count, 0);
  }
}

function place(section, element) {
  const rows = [...section.querySelectorAll("[data-at]")].map((row) => {
    const link = row.querySelector(".what a");
    return { row, key: link?.href ?? row, entry: new Entry({ ...row.dataset }, { id: "", title: "", href: "" }) };
  });
  const begun = (section.dataset.begun ?? "").split(" ").filter(Boolean).map((pair) => pair.split(":").map(Number));
  const marks = [...element.querySelectorAll(".marks a")].filter((mark) => mark.getAttribute("href") === `#${section.id}`);
  return { section, rows, begun, marks };
}

function passes(entry, spans, filters) {
  if (spans.some(([from, to]) => entry.start > to || entry.end < from)) return false;
  return [...filters].every(([facet, names]) => !names.size || has(entry, facet, null).some((name) => names.has(name)));
}

/** What a link to the timeline asks for: its own place, and all else that is chosen here. */
function onward(link, query) {
  const own = new URLSearchParams(link.search).getAll("places").at(0);
  const asked = new URLSearchParams(query);
  asked.delete("places");
  asked.append("places", own);
  return `?${asked}`;
}
