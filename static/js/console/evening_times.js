// @ts-check
// Moments and ages of the evening, in words.

import { ageOf } from "./durations.js";
import { word } from "./words.js";

/**
 * @param {string | number | null | undefined} moment
 * @returns {string} the hour on the clock, such as 21:00
 */
export function hour(moment) {
  if (!moment) return "";
  const form = new Intl.DateTimeFormat("nl-BE", { hour: "2-digit", minute: "2-digit" });
  return form.format(new Date(moment));
}

/**
 * @param {string | null} since
 * @param {number} now
 */
export function ageSince(since, now) {
  const age = ageOf(since ? now - Date.parse(since) : 0);
  return age.key === "now" ? word("minutes", { n: "<1" }) : word(age.key, { n: age.n, m: age.m });
}
