// What is new since the last visit. It takes a note in this browser, which the reader asks for and can take back: nothing
// is kept before, and nothing is ever sent.

import { button, keep, kept } from "./asked.js";
import { element } from "./told.js";

const KEY = `dateline:${location.pathname}`;
const PAUSE = 1800; // seconds after which a reader who comes again is on a new visit

export function accompany(timeline, panel) {
  timeline.visits = new Visits(timeline, panel);
}

/** The note; null where there is none, or none that can be read. */
function found() {
  try {
    return JSON.parse(kept(KEY) ?? null);
  } catch {
    return null;
  }
}

class Visits {
  #marked = [];

  constructor(timeline, panel) {
    Object.assign(this, { timeline, said: timeline.said });
    this.told = element("p", "", { role: "status" });
    this.ways = element("p", "", { class: "ways" });
    this.sum = element("b", "");
    panel.firstChild.append(" ", this.sum);
    panel.append(this.told, this.ways);
    this.#begin();
    timeline.addEventListener("chosen", () => setTimeout(() => this.#begin())); // once the list is as it is today
  }

  /** Looks at the entries as they are today, once: a page that is read as of another day says nothing of what is new. */
  #begin() {
    if (this.now || this.timeline.at !== null) return;
    this.now = Object.fromEntries(this.timeline.source.all.map((entry) => [entry.id, print(entry)]));
    const note = found();
    if (note) this.#come(note);
    else this.#offer();
  }

  #offer() {
    this.told.textContent = this.said["visit.why"];
    this.ways.replaceChildren(button(this.said["visit.keep"], () => {
      const time = seconds();
      keep(KEY, JSON.stringify({ time, since: time, before: this.now, now: this.now }));
      this.told.textContent = this.said["visit.first"];
      this.#ways();
    }));
  }

  /** `before` is how it was at the end of the last visit, `now` how it was when this page was last open. */
  #come(note) {
    const time = seconds();
    if (time - note.time > PAUSE) Object.assign(note, { before: note.now, since: note.time });
    keep(KEY, JSON.stringify({ ...note, time, now: this.now }));
    for (const entry of this.timeline.source.all) {
      const what = difference(note.before[entry.id], this.now[entry.id]);
      if (what) this.#mark(entry, what);
    }
    const { words } = this.timeline;
    const date = words.context(words.local(note.since), "day");
    const count = this.#marked.length;
    const said = this.said[count ? "visit.found" : "visit.none"];
    this.told.textContent = words.message(count ? said : { other: said }, { count, date });
    this.sum.textContent = count ? words.number(count) : "";
    this.#ways();
  }

  #mark(entry, what) {
    const title = entry.element.querySelector("h2, h3, h4");
    const word = element("span", this.said[`visit.${what}`], { class: "status fresh" });
    title.prepend(word, " ");
    this.#marked.push({ entry, word });
  }

  #ways() {
    const steps = this.#marked.length ? [
      button(this.said["visit.previous"], () => this.step(-1)),
      button(this.said["visit.next"], () => this.step(1)),
      button(this.said["visit.seen"], () => this.#seen()),
    ] : [];
    this.ways.replaceChildren(...steps, button(this.said["visit.forget"], () => {
      keep(KEY, "");
      this.#unmark();
      this.#offer();
    }));
  }

  /** From one to the next; the list comes to it, and so does the strip. */
  step(way) {
    const shown = this.#marked.filter(({ entry }) => !entry.element.hidden);
    if (!shown.length) return;
    const at = shown.findIndex(({ entry }) => entry.id === this.timeline.choice.at);
    const next = shown[at < 0 ? (way > 0 ? 0 : shown.length - 1) : (at + way + shown.length) % shown.length];
    this.timeline.choose(next.entry);
    next.entry.element.querySelector("a[href]")?.focus({ preventScroll: true });
  }

  #seen() {
    const time = seconds();
    keep(KEY, JSON.stringify({ time, since: time, before: this.now, now: this.now }));
    this.#unmark();
    this.told.textContent = this.said["visit.first"];
    this.#ways();
  }

  #unmark() {
    for (const { word } of this.#marked) word.remove();
    this.#marked = [];
    this.sum.textContent = "";
  }
}

const seconds = () => Math.floor(Date.now() / 1000);

/** A short hash of what an entry says, and how often it was corrected. */
function print({ element: item, said }) {
  const texts = [...item.querySelectorAll(":scope > .what, :scope > .aside")].map((part) => part.textContent);
  const all = [...Object.entries(said).flat(), ...texts].join("\n").replace(/\s+/g, " ");
  let hash = 0x811c9dc5; // FNV-1a
  for (let n = 0; n < all.length; n += 1) hash = Math.imul(hash ^ all.charCodeAt(n), 0x01000193);
  return `${(hash >>> 0).toString(36)}.${JSON.parse(said.mended ?? "[]").length}`;
}

function difference(before, now) {
  if (before === now) return "";
  if (!before) return "new";
  return Number(now.split(".")[1]) > Number(before.split(".")[1]) ? "corrected" : "changed";
}
