// Days and seconds of the proleptic Gregorian calendar, for any year. Instants are seconds since the beginning of 1970.

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86400;
export const YEAR = 31556952; // on average over 400 years

const ERA = 146097; // days in 400 years
const TO_MARCH = 719468; // days from 1 March of the year 0 to 1 January 1970

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
