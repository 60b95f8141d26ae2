// What part of time is in view: a line from one instant to another, some pixels wide.

import { MINUTE, YEAR } from "./calendar.js";

const SHORTEST = 10 * MINUTE;
const LONGEST = 3e10 * YEAR;

export class View {
  from = 0;
  to = 1;
  width = 1;
  turn = 1; // -1 where time runs from right to left

  get length() {
    return this.to - this.from;
  }

  /** Seconds of a pixel. */
  get scale() {
    return this.length / this.width;
  }

  /** Where an instant stands, in pixels from the end at which time begins. */
  at(instant) {
    return ((instant - this.from) / this.length) * this.width;
  }

  /** The same from the left, as it is drawn. */
  x(along) {
    return this.turn > 0 ? along : this.width - along;
  }

  /** The instant under a point that is so many pixels from the left. */
  instant(x) {
    return this.from + (this.x(x) / this.width) * this.length;
  }

  show(from, to) {
    const length = Math.min(LONGEST, Math.max(SHORTEST, to - from));
    const middle = (from + to) / 2;
    this.from = middle - length / 2;
    this.to = middle + length / 2;
  }

  /** Makes so many times the time fit, and leaves the instant where it is. */
  zoom(factor, instant = (this.from + this.to) / 2) {
    const length = Math.min(LONGEST, Math.max(SHORTEST, this.length * factor));
    const share = (instant - this.from) / this.length;
    this.from = instant - share * length;
    this.to = this.from + length;
  }

  pan(pixels) {
    const seconds = pixels * this.scale;
    this.from += seconds;
    this.to += seconds;
  }
}
