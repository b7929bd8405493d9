// @ts-check
// How long somebody waits, in words and in three grades. Pure.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONG = 5 * MINUTE;
const TOO_LONG = 10 * MINUTE;

/** @typedef {{key: "now" | "minutes" | "hours", n: number, m: string}} Age */

/**
 * @param {number} milliseconds
 * @returns {Age} the word to use and its numbers
 */
export function ageOf(milliseconds) {
  const minutes = Math.floor(Math.max(0, milliseconds) / MINUTE);
  if (minutes < 1) return { key: "now", n: 0, m: "" };
  if (milliseconds < HOUR) return { key: "minutes", n: minutes, m: "" };
  return { key: "hours", n: Math.floor(minutes / 60), m: String(minutes % 60).padStart(2, "0") };
}

/**
 * @param {number} milliseconds
 * @returns {"fine" | "long" | "too-long"}
 */
export function gradeOf(milliseconds) {
  if (milliseconds < LONG) return "fine";
  return milliseconds < TOO_LONG ? "long" : "too-long";
}

/**
 * What is left until a moment, as minutes and seconds.
 *
 * @param {number} milliseconds
 */
export function clockOf(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
