// All of the time on one thin line, with a window on the part that the strip shows: to be moved, drawn and stretched.

import { histogram, node, px } from "./shapes.js";
import { View } from "./axis.js";

const TALL = 30;
const GRIP = 8;
const COLUMN = 4;

export class Overview {
  #view = new View();
  #drag = null;

  /** `moved(from, to)` is told what the reader draws. */
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
    this.columns.setAttribute("d", histogram(density(from, to, Math.floor(width / COLUMN)), this.#view, TALL - 1, TALL - 6));
    this.axis.setAttribute("d", `M0 ${TALL - 1}H${width}`);
  }

  /** Sets the window over what the strip shows, and a hairline where the reader is. */
  draw(view, current) {
    const from = Math.max(-2, Math.min(this.#view.width, this.#view.at(view.from)));
    const to = Math.min(this.#view.width + 2, Math.max(0, this.#view.at(view.to)));
    const wide = Math.max(3, to - from);
    this.window.setAttribute("x", px(Math.min(this.#view.x(from), this.#view.x(from + wide))));
    this.window.setAttribute("width", px(wide));
    this.current.setAttribute("d", current === null ? "" : `M${px(this.#view.x(this.#view.at(current)))} 0V${TALL}`);
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
