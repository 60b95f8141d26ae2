// A part of time laid along a line, some pixels wide: what stands where on it, and where its hairlines are, from minutes to
// thousands of millions of years.

import { DAY, HOUR, MINUTE, YEAR, civil, dayNumber } from "./time.js";

const SHORTEST = 10 * MINUTE;
const LONGEST = 3e10 * YEAR;
const STEPS = [
  ...[1, 5, 15, 30].map((n) => ["minute", n, n * MINUTE]),
  ...[1, 3, 6, 12].map((n) => ["hour", n, n * HOUR]),
  ...[1, 2, 5, 10].map((n) => ["day", n, n * DAY]),
  ...[1, 3, 6].map((n) => ["month", n, (n * YEAR) / 12]),
  ...Array.from({ length: 11 }, (_, k) => [1, 2, 5].map((m) => ["year", m * 10 ** k, m * 10 ** k * YEAR])).flat(),
];
const ABOVE = { minute: "day", hour: "day", day: "month", month: "year", year: "year" };

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

/** The ticks from one instant to another: `{at, label}` for each, and what all of it lies in, for the line's beginning.
 * `room` is how many seconds a label takes. */
export function ticks(from, to, room, words) {
  const [unit, count] = STEPS.find(([, , seconds]) => seconds >= room) ?? STEPS.at(-1);
  const found = [];
  for (const second of seconds(words.local(from), words.local(to), unit, count)) {
    const at = second - words.offset(second - words.offset(second));
    found.push({ at, label: label(second, unit, words) });
  }
  return { ticks: found, context: unit === "year" ? "" : words.context(words.local(from), ABOVE[unit]) };
}

/** At the beginning of a greater period its own name says more than another hour, day or month. */
function label(second, unit, words) {
  const { month, day, hour, minute } = civil(second);
  const midnight = hour === 0 && minute === 0;
  if (unit === "minute" || unit === "hour") return midnight ? words.tick(second, "day") : words.tick(second, "hour");
  if (unit === "month") return month === 1 ? words.tick(second, "year") : words.tick(second, "month");
  return unit === "day" && day === 1 && month === 1 ? words.tick(second, "year") : words.tick(second, unit);
}

/** The local seconds at which a step begins. */
function* seconds(from, to, unit, count) {
  if (unit === "minute" || unit === "hour") {
    const step = count * (unit === "hour" ? HOUR : MINUTE);
    for (let second = Math.ceil(from / step) * step; second <= to; second += step) yield second;
    return;
  }
  const { year, month } = civil(from);
  if (unit === "year") {
    for (let each = Math.floor(year / count) * count; ; each += count) {
      const second = dayNumber(each > 0 || count === 1 ? each : each + 1) * DAY; // 500 BCE is the year -499, and no year is 0
      if (second > to) return;
      if (second >= from) yield second;
    }
  }
  for (let n = year * 12 + month - 1 - (unit === "month" ? (month - 1) % count : 0); ; n += unit === "month" ? count : 1) {
    const begun = dayNumber(Math.floor(n / 12), 1 + (n - Math.floor(n / 12) * 12)) * DAY;
    if (begun > to) return;
    const next = dayNumber(Math.floor((n + 1) / 12), 1 + (n + 1 - Math.floor((n + 1) / 12) * 12)) * DAY;
    const step = unit === "month" ? Infinity : count * DAY;
    for (let second = begun; second < next && second <= to; second += step) {
      if (second >= from && (second === begun || next - second >= step / 2)) yield second;
    }
  }
}
