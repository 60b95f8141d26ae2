// All of the time on one thin line, with a window on the part that the strip shows: to be moved, drawn and stretched.

import { View } from "./view.js";

const SVG = "http://www.w3.org/2000/svg";
const TALL = 30;
const GRIP = 8;
const COLUMN = 4;

const node = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

export class Overview {
  #view = new View();
  #drag = null;

  /** `moved(from, to)` is told what the reader draws, `done` when the hand is lifted. */
  constructor(host, moved) {
    this.svg = node("svg", { class: "strip overview-line", height: TALL, "aria-hidden": "true" });
    this.columns = node("path", { class: "column" });
    this.window = node("rect", { class: "window", y: 0.5, height: TALL - 1 });
    this.current = node("path", { class: "now" });
    this.axis = node("path", { class: "axis" });
    this.svg.append(this.columns, this.axis, this.window, this.current);
    host.append(this.svg);
    this.moved = moved;
    this.svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, () => (this.#drag = null));
  }

  /** The whole, and how many of it begin when. */
  lay(width, turn, [from, to], density) {
    Object.assign(this.#view, { width, turn, from, to });
    const counts = density(from, to, Math.floor(width / COLUMN));
    const most = Math.max(1, ...counts);
    const wide = width / counts.length;
    const path = counts.map((count, n) => {
      const tall = Math.max(2, ((TALL - 6) * count) / most);
      return count ? `M${Math.min(this.#view.x(n * wide), this.#view.x((n + 1) * wide)).toFixed(1)} ${TALL - 1}v${-tall.toFixed(1)}h${(wide - 1).toFixed(1)}v${tall.toFixed(1)}Z` : "";
    });
    this.columns.setAttribute("d", path.join(""));
    this.axis.setAttribute("d", `M0 ${TALL - 1}H${width}`);
  }

  /** Sets the window over what the strip shows, and a hairline where the reader is. */
  draw(view, current) {
    const from = Math.max(-2, Math.min(this.#view.width, this.#view.at(view.from)));
    const to = Math.min(this.#view.width + 2, Math.max(0, this.#view.at(view.to)));
    const wide = Math.max(3, to - from);
    this.window.setAttribute("x", Math.min(this.#view.x(from), this.#view.x(from + wide)).toFixed(1));
    this.window.setAttribute("width", wide.toFixed(1));
    this.current.setAttribute("d", current === null ? "" : `M${this.#view.x(this.#view.at(current)).toFixed(1)} 0V${TALL}`);
    this.shown = view;
  }

  #down(event) {
    const x = this.#x(event);
    const [left, right] = [this.#view.x(this.#view.at(this.shown.from)), this.#view.x(this.#view.at(this.shown.to))].sort((a, b) => a - b);
    const part = Math.abs(x - left) < GRIP ? "left" : Math.abs(x - right) < GRIP ? "right" : x > left && x < right ? "all" : "new";
    this.#drag = { part, x, left, right };
    this.svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  #move(event) {
    const x = this.#x(event);
    if (!this.#drag) return;
    const { part, x: begun, left, right } = this.#drag;
    if (part === "new" && Math.abs(x - begun) < 3) return;
    const ends = { left: [x, right], right: [left, x], all: [left + x - begun, right + x - begun], new: [begun, x] }[part];
    const [from, to] = ends.map((end) => this.#view.instant(end)).sort((a, b) => a - b);
    if (to > from) this.moved(from, to);
  }

  #x(event) {
    return event.clientX - this.svg.getBoundingClientRect().left;
  }
}
