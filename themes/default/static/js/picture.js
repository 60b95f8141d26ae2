// The strip as it is drawn: a few nodes that are used again and again, however many entries there are.

import { Layout, ROW } from "./layout.js";
import { body, head, histogram, node, px } from "./shapes.js";

export const MARKS = 44; // as many are drawn at once; the rest is counted
const FOOT = 22; // under the axis, for the labels of its ticks
const BAND = 16; // for the names of eras
const COLUMN = 6; // pixels of a column of the histogram
const TALLEST = 56;
const DOWN = 4; // of a body, whose label stands over it
const LANE = 15; // for the name of a row

/** Sets only what differs: a browser lays out again what is set, whether or not it is the same. */
function put(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

export class Picture {
  #marks = new Map(); // by the id of their entry
  #layouts = new Map(); // by the name of the row
  #widths = new Map();
  #titles = new Map();

  constructor(label) {
    this.svg = node("svg", { class: "strip plot", role: "group", "aria-label": label });
    this.bands = node("g");
    this.lines = node("path", { class: "tick" });
    this.columns = node("path", { class: "column" });
    this.lanes = node("g");
    this.leaders = node("path", { class: "leader" });
    this.labels = node("g");
    this.axis = node("path", { class: "axis" });
    this.marks = node("g");
    this.names = node("g", { "aria-hidden": true }); // a mark says its whole title, and is not named by what has room
    this.svg.append(this.bands, this.lines, this.columns, this.lanes, this.leaders, this.labels, this.axis, this.names, this.marks);
    this.ruler = document.createElement("canvas").getContext("2d");
  }

  /** The font of labels, once the page's styles are known. */
  measured(element) {
    const style = getComputedStyle(element);
    this.ruler.font = `${style.fontWeight} 12px ${style.fontFamily}`;
  }

  /** Draws what is in view: `scene` has `ticks`, `eras`, `lanes` (`name`, `entries` by weight), `counts`, `chosen`. */
  draw(view, height, scene) {
    put(this.svg, "height", height);
    const foot = height - FOOT;
    const top = this.#bands(scene.eras, view, foot);
    this.#ticks(scene.ticks, view, top, foot);
    put(this.columns, "d", histogram(scene.counts, view, foot, TALLEST));
    return this.#lanes(scene, view, top, foot);
  }

  #bands(eras, view, foot) {
    const shown = eras
      .map((era, n) => ({ era, n, from: Math.max(-2, view.at(era.from)), to: Math.min(view.width + 2, view.at(era.to)) }))
      .filter(({ from, to }) => to - from > 1)
      .slice(0, 10);
    pool(this.bands, shown.length * 2, (n) => node(n % 2 ? "text" : "rect"));
    shown.forEach(({ era, n, from, to }, at) => {
      const [rect, text] = [this.bands.children[at * 2], this.bands.children[at * 2 + 1]];
      put(rect, "class", `era e${n % 2}`);
      put(rect, "x", px(Math.min(view.x(from), view.x(to))));
      put(rect, "y", 0);
      put(rect, "width", px(to - from));
      put(rect, "height", foot);
      put(text, "class", "era");
      put(text, "y", 12);
      const begun = Math.max(6, from + 6);
      put(text, "x", px(view.x(begun)));
      const said = this.#cut(era.name, to - begun - 6, 1.25);
      if (text.textContent !== said) text.textContent = said;
    });
    return eras.length ? BAND : 2;
  }

  #ticks({ ticks, context }, view, top, foot) {
    put(this.lines, "d", ticks.map(({ at }) => `M${px(view.x(view.at(at)))} ${top}V${foot + 5}`).join(""));
    const start = context ? this.#width(context) + 16 : 0;
    const shown = ticks.map(({ at, label }) => ({ along: view.at(at) + 4, label })).filter(({ along, label }) => along > start && along + this.#width(label) < view.width);
    const all = context ? [{ along: 0, label: context }, ...shown] : shown;
    pool(this.labels, all.length, () => node("text"));
    all.forEach(({ along, label }, n) => {
      const text = this.labels.children[n];
      put(text, "class", n === 0 && context ? "tick context" : "tick");
      put(text, "x", px(view.x(along)));
      put(text, "y", foot + 16);
      if (text.textContent !== label) text.textContent = label;
    });
    put(this.axis, "d", `M0 ${foot}H${view.width}`);
  }

  #lanes({ lanes, chosen, current, at }, view, top, foot) {
    const tall = (foot - top) / lanes.length;
    const named = lanes.length > 1;
    pool(this.lanes, named ? lanes.length * 2 : 0, (n) => node(n % 2 ? "path" : "text"));
    const seen = new Set();
    const leaders = [];
    let left = 0;
    let focus = null;
    lanes.forEach((lane, n) => {
      const base = top + tall * (n + 1);
      if (named) this.#lane(n, lane.name, base - tall, base, view);
      const rows = Math.max(1, Math.floor((tall - (named ? LANE : 4)) / ROW));
      const layout = this.#layout(lane.name);
      const { places, without } = layout.placed(lane.entries, view, rows, (entry) => this.#width(this.#title(entry)));
      left += without.length;
      for (const place of places) {
        const y = base - ROW / 2 - place.row * ROW + (place.pieces.length ? DOWN : 0);
        seen.add(place.entry.id);
        const mark = this.#mark(place, y, view, at);
        for (const part of [mark, mark.name]) {
          part.classList.toggle("chosen", place.entry.id === chosen);
          part.classList.toggle("current", place.entry.id === current);
        }
        if (!place.pieces.length) leaders.push(`M${px(view.x(place.along))} ${y + 5}V${base}`);
        focus ??= mark;
        if (place.entry.id === chosen) focus = mark;
      }
    });
    put(this.leaders, "d", leaders.join(""));
    for (const [id, mark] of this.#marks) {
      if (!seen.has(id)) {
        mark.remove();
        mark.name.remove();
        this.#marks.delete(id);
      }
    }
    if (!this.marks.contains(document.activeElement)) for (const mark of this.#marks.values()) put(mark, "tabindex", mark === focus ? 0 : -1);
    return left;
  }

  #lane(n, name, top, base, view) {
    const [text, line] = [this.lanes.children[n * 2], this.lanes.children[n * 2 + 1]];
    put(text, "class", "lane");
    put(text, "x", view.turn > 0 ? 0 : view.width);
    put(text, "y", px(top + 11));
    if (text.textContent !== name) text.textContent = name;
    put(line, "class", `lane l${n + 1}`);
    put(line, "d", `M0 ${px(base)}H${view.width}`);
  }

  #mark({ entry, along, pieces, begun, before, label }, y, view, at) {
    const mark = this.#marks.get(entry.id) ?? this.#made(entry);
    const [shape, sign] = mark.children;
    const text = mark.name;
    put(mark, "transform", `translate(0 ${px(y)})`);
    const [path, paint] = head(entry.headAt(at), view.turn);
    put(shape, "d", pieces.length ? body(entry, pieces, view) : "");
    put(shape, "class", entry.sign.has("hatch") ? "ink" : paint);
    put(sign, "d", pieces.length && /^(ink|ring)$/.test(paint) ? "" : path);
    put(sign, "class", paint);
    put(sign, "transform", `translate(${px(view.x(along))})`);
    put(text, "x", px(view.x(before ? along - 9 : begun + 9)));
    put(text, "text-anchor", before ? "end" : "start");
    put(text, "y", px(pieces.length ? y - 5.5 : y + 4));
    const said = label ? this.#title(entry) : "";
    if (text.textContent !== said) text.textContent = said;
    return mark;
  }

  #made(entry) {
    const mark = node("a", { class: "entry-mark", href: entry.href, tabindex: -1, "aria-label": `${entry.when}: ${entry.title}` });
    if (entry.lang) mark.setAttribute("lang", entry.lang);
    mark.name = node("text", { class: "entry-name" });
    mark.dataset.id = mark.name.dataset.id = entry.id;
    if (entry.lang) mark.name.setAttribute("lang", entry.lang);
    mark.append(node("path"), node("path"));
    this.marks.append(mark);
    this.names.append(mark.name);
    this.#marks.set(entry.id, mark);
    return mark;
  }

  #layout(name) {
    if (!this.#layouts.has(name)) this.#layouts.set(name, new Layout());
    return this.#layouts.get(name);
  }

  #title(entry) {
    let said = this.#titles.get(entry.id);
    if (said === undefined) {
      said = this.#cut((entry.sign.has("uncertain") ? "? " : "") + entry.title, 222);
      this.#titles.set(entry.id, said);
    }
    return said;
  }

  /** As much of a text as there is room for; `loose` is how much wider than plain it is set. */
  #cut(text, room, loose = 1) {
    const wide = this.#width(text) * loose;
    if (wide <= room) return text;
    const fits = (length) => this.ruler.measureText(`${text.slice(0, length)}…`).width * loose <= room;
    let length = Math.max(0, Math.floor((text.length * room) / wide)); // so many, if all were as wide
    while (length && !fits(length)) length -= 1;
    while (length < text.length && fits(length + 1)) length += 1;
    return length > 3 ? `${text.slice(0, length).trimEnd()}…` : "";
  }

  #width(text) {
    let width = this.#widths.get(text);
    if (width === undefined) {
      if (this.#widths.size > 5000) this.#widths.clear();
      width = this.ruler.measureText(text).width;
      this.#widths.set(text, width);
    }
    return width;
  }

  /** How many columns a histogram of this width has. */
  static columns(width) {
    return Math.max(1, Math.floor(width / COLUMN));
  }

  /** The mark of an entry, if it is drawn. */
  mark(id) {
    return this.#marks.get(id);
  }

  /** Forgets how labels were set: the language or the fonts of the page are other ones. */
  forget() {
    this.#widths.clear();
    this.#titles.clear();
    this.#layouts.clear();
  }
}

/** Brings the children of a group to a number. */
function pool(group, count, make) {
  while (group.childElementCount > count) group.lastElementChild.remove();
  while (group.childElementCount < count) group.append(make(group.childElementCount));
}
