// A map drawn larger: by buttons, keys, two clicks or the wheel with Ctrl held; and moved by hand or arrows. Its marks keep
// their size, and their names are laid anew.

import { meant } from "./meant.js";
import { node } from "./shapes.js";

const MOST = 8;
const LINE = 15;
const NEAR = 4;

export class Zoom {
  #left = 0; // of the whole width and height, what is seen begins here
  #top = 0;
  #times = 1;
  #drag = null;

  /** `handles` is where keys are heard too. */
  constructor(plate, handles) {
    this.plate = plate;
    this.ground = plate.querySelector(".ground");
    [, , this.width, this.height] = this.ground.getAttribute("viewBox").split(" ").map(Number);
    this.marks = [...plate.querySelectorAll(".marks > svg")].map((svg) => ({
      svg,
      x: parseFloat(svg.getAttribute("x")) / 100,
      y: parseFloat(svg.getAttribute("y")) / 100,
      radius: Number(svg.querySelector(".spot").getAttribute("r")),
      name: svg.querySelector("text")?.textContent ?? svg.querySelector("title").textContent.replace(/[:：].*$/, ""),
    }));
    plate.addEventListener("dblclick", (event) => this.by(2, this.#at(event)));
    plate.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    plate.addEventListener("pointerdown", (event) => this.#down(event));
    plate.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (this.#drag = null));
    plate.addEventListener("click", (event) => event.detail && this.moved && event.preventDefault(), true);
    plate.addEventListener("focusin", (event) => this.#bring(event.target.closest("svg")));
    for (const place of [plate, handles]) place.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Draws it so many times larger, around a point. */
  by(factor, [x, y] = [0.5, 0.5]) {
    const times = Math.min(MOST, Math.max(1, this.#times * factor));
    this.#left += x / this.#times - x / times;
    this.#top += y / this.#times - y / times;
    this.#times = times;
    this.draw();
  }

  all() {
    [this.#left, this.#top, this.#times] = [0, 0, 1];
    this.draw();
  }

  pan(across, down) {
    this.#left += across / this.#times;
    this.#top += down / this.#times;
    this.draw();
  }

  draw() {
    const size = 1 / this.#times;
    this.#left = Math.min(1 - size, Math.max(0, this.#left));
    this.#top = Math.min(1 - size, Math.max(0, this.#top));
    this.ground.setAttribute("viewBox", [this.#left * this.width, this.#top * this.height, this.width * size, this.height * size].join(" "));
    for (const { svg, x, y } of this.marks) {
      svg.setAttribute("x", `${((x - this.#left) / size) * 100}%`);
      svg.setAttribute("y", `${((y - this.#top) / size) * 100}%`);
    }
    this.plate.classList.toggle("larger", this.#times > 1);
    if (this.#times > 1) this.#names();
  }

  /** Names beside their marks, the heavier first, where there is room. */
  #names() {
    const { width, height } = this.plate.getBoundingClientRect();
    const at = ({ x, y }) => [(x - this.#left) * this.#times * width, (y - this.#top) * this.#times * height];
    const taken = this.marks.map((mark) => around(at(mark), mark.radius));
    for (const mark of this.marks) {
      const text = (mark.text ??= written(mark));
      const [x, y] = at(mark);
      text.style.display = "inline";
      mark.wide ||= text.getComputedTextLength();
      const away = mark.radius + NEAR;
      const offers = [x + away, x - away - mark.wide].map((left) => [left, y - LINE / 2, left + mark.wide, y + LINE / 2]);
      const free = offers.find((box) => box[0] > 0 && box[2] < width && !taken.some((other) => meets(box, other)));
      text.style.display = free ? "inline" : "none";
      if (!free) continue;
      text.setAttribute("x", free[0] - x);
      taken.push(free);
    }
  }

  #at(event) {
    const { left, top, width, height } = this.plate.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.by(2 ** (-event.deltaY / 200), this.#at(event));
  }

  #down(event) {
    this.moved = false;
    if (this.#times > 1 && event.isPrimary) this.#drag = this.#at(event);
  }

  #move(event) {
    if (!this.#drag || !event.isPrimary) return;
    const [x, y] = this.#at(event);
    const [across, down] = [this.#drag[0] - x, this.#drag[1] - y];
    if (!this.moved && Math.hypot(across, down) < 0.008) return;
    if (!this.moved) this.plate.setPointerCapture(event.pointerId);
    this.moved = true;
    this.#drag = [x, y];
    this.pan(across, down);
  }

  #key(event) {
    if (!meant(event)) return;
    const step = 0.2;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const sizes = { "+": 1.6, "=": 1.6, "-": 1 / 1.6, 0: 1 / MOST };
    if (sizes[event.key]) this.by(sizes[event.key]);
    else if (moves[event.key] && this.#times > 1) this.pan(...moves[event.key]);
    else return;
    event.preventDefault();
  }

  /** A mark that has the focus is to be seen. */
  #bring(svg) {
    const mark = this.marks.find((one) => one.svg === svg);
    if (!mark || this.#times === 1) return;
    const [x, y] = [(mark.x - this.#left) * this.#times, (mark.y - this.#top) * this.#times];
    if (x < 0.05 || x > 0.95 || y < 0.05 || y > 0.95) this.pan(x - 0.5, y - 0.5);
  }
}

const around = ([x, y], radius) => [x - radius, y - radius, x + radius, y + radius];
const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

function written({ svg, name }) {
  const text = node("text", { class: "live", y: 4.5 });
  text.textContent = name;
  svg.querySelector("a").append(text);
  return text;
}
