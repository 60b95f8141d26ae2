// Instants in the words of the page's language and the zone of its site, as the browser knows them.

import { DAY, HOUR, civil, dayNumber } from "./calendar.js";

const FARTHEST = 8.64e12; // seconds from 1970 that a Date can hold (ECMA-262, 21.4.1.1)

export class Words {
  #forms = new Map();
  #offsets = new Map();

  /** `bce` is how the site writes the year 44 before the common era. */
  constructor(language, zone, bce) {
    Object.assign(this, { language, zone, bce });
    this.plural = new Intl.PluralRules(language);
    this.figures = new Intl.NumberFormat(language);
    this.years = new Intl.NumberFormat(language, { useGrouping: false });
    this.round = new Intl.NumberFormat(language, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 });
  }

  number(value) {
    return this.figures.format(value);
  }

  /** A message in its plural form, with its `{names}` filled. */
  message(forms, values) {
    const chosen = forms[this.plural.select(values.count ?? 0)] ?? forms.other;
    return chosen.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? this.number(values[name]) : values[name]));
  }

  /** The second there, as if it were UTC. */
  local(instant) {
    return instant + this.offset(instant);
  }

  /** Seconds east of UTC in the zone at an instant; 0 where nobody knows. */
  offset(instant) {
    if (this.zone === "UTC" || Math.abs(instant) > FARTHEST - DAY) return 0;
    const hour = Math.floor(instant / HOUR);
    let found = this.#offsets.get(hour);
    if (found === undefined) {
      const format = this.#form({ timeZone: this.zone, hourCycle: "h23", era: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }, "en");
      const part = Object.fromEntries(format.formatToParts(hour * HOUR * 1000).map(({ type, value }) => [type, value]));
      const year = part.era === "BC" ? 1 - part.year : +part.year;
      found = dayNumber(year, +part.month, +part.day) * DAY + part.hour * HOUR + part.minute * 60 + +part.second - hour * HOUR;
      this.#offsets.set(hour, found);
    }
    return found;
  }

  /** What is new at a tick: the hour, the day, the month or the year of a local second. */
  tick(second, unit) {
    if (unit === "hour") return this.#said(second, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    if (unit === "day") return this.#said(second, { day: "numeric", month: "short" });
    if (unit === "month") return this.#said(second, { month: "short" });
    return this.year(civil(second).year);
  }

  /** The period in which a local second lies, in full. */
  context(second, unit) {
    const { year } = civil(second);
    if (unit === "year" || Math.abs(second) > FARTHEST) return this.year(year);
    const era = year < 1 ? { era: "short" } : {};
    if (unit === "month") return this.#said(second, { month: "long", year: "numeric", ...era });
    return this.#said(second, { day: "numeric", month: "long", year: "numeric", ...era });
  }

  year(year) {
    if (year > 0) return year < 1e5 ? this.years.format(year) : this.round.format(year);
    const count = year > -1e5 ? this.years.format(1 - year) : this.round.format(-year);
    return this.bce.replace(/\p{Nd}+/u, count);
  }

  #said(second, form) {
    return this.#form({ timeZone: "UTC", ...form }).format(second * 1000);
  }

  #form(form, language = this.language) {
    const key = language + Object.entries(form);
    if (!this.#forms.has(key)) this.#forms.set(key, new Intl.DateTimeFormat(language, form));
    return this.#forms.get(key);
  }
}
