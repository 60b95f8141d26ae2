// Time in numbers and in words. Instants are seconds since the beginning of 1970, in the proleptic Gregorian calendar, for any
// year; what they are called is said in the page's language and the zone of its site, as the browser knows them. Its first
// formatter takes as long as the rest of the first picture together: what the page knows, or anybody does, is said without.

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86400;
export const YEAR = 31556952; // on average over 400 years

const ERA = 146097; // days in 400 years
const TO_MARCH = 719468; // days from 1 March of the year 0 to 1 January 1970
const FARTHEST = 8.64e12; // seconds from 1970 that a Date can hold (ECMA-262, 21.4.1.1)

/** The number of a day, 0 for 1 January 1970. Months run from 1 and may be more than 12. */
export function dayNumber(year, month = 1, day = 1) {
  const months = year * 12 + month - 3; // years that begin in March end with the leap day
  const shifted = Math.floor(months / 12);
  const era = Math.floor(shifted / 400);
  const inEra = shifted - era * 400;
  const inYear = Math.floor((153 * (months - shifted * 12) + 2) / 5) + day - 1;
  return era * ERA + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - TO_MARCH;
}

/** Year, month, day, hour and minute of a second that counts as if it were UTC. */
export function civil(second) {
  const days = Math.floor(second / DAY);
  const rest = second - days * DAY;
  const shifted = days + TO_MARCH;
  const era = Math.floor(shifted / ERA);
  const inEra = shifted - era * ERA;
  const year = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: era * 400 + year + (month <= 2 ? 1 : 0),
    month,
    day: inYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    hour: Math.floor(rest / HOUR),
    minute: Math.floor((rest % HOUR) / MINUTE),
  };
}

export class Words {
  #forms = new Map();
  #offsets = new Map();

  /** `bce` is how the site writes the year 44 before the common era, `months` are the short names of the months. */
  constructor(language, zone, bce = "", months = []) {
    Object.assign(this, { language, zone, bce, months });
    this.plural = new Intl.PluralRules(language);
    this.plain = /[0-9]/.test(bce); // digits are as they are written here
  }

  number(value) {
    return this.plain && value < 1000 ? String(value) : this.#made(Intl.NumberFormat, {}).format(value);
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
      const format = this.#made(Intl.DateTimeFormat, { timeZone: this.zone, hourCycle: "h23", era: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }, "en");
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
    if (unit === "month") return this.months[civil(second).month - 1] ?? this.#said(second, { month: "short" });
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
    return year > 0 ? this.#count(year) : this.bce.replace(/\p{Nd}+/u, this.#count(year > -1e5 ? 1 - year : -year));
  }

  /** So many years; from a hundred thousand on, about as many. */
  #count(years) {
    if (this.plain && years < 1e5) return String(years);
    const form = years < 1e5 ? { useGrouping: false } : { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 };
    return this.#made(Intl.NumberFormat, form).format(years);
  }

  #said(second, form) {
    return this.#made(Intl.DateTimeFormat, { timeZone: "UTC", ...form }).format(second * 1000);
  }

  #made(Format, form, language = this.language) {
    const key = language + Object.entries(form);
    if (!this.#forms.has(key)) this.#forms.set(key, new Format(language, form));
    return this.#forms.get(key);
  }
}
