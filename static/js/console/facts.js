// @ts-check
// What somebody told about themselves, as one line of words.

import { word } from "./words.js";

/** @typedef {import("./shapes.js").Facts} Facts */

const PLAIN = /** @type {const} */ (["topic", "age_band", "i_am", "gender"]);
const NAMED = /** @type {const} */ (["mood", "overlooked"]);
const USUAL_LANGUAGE = "nl";

/**
 * @param {Facts} facts
 * @returns {string} empty when nothing was told
 */
export function factsLine(facts) {
  return [...shortFacts(facts), ...NAMED.map((kind) => named(kind, facts[kind]))]
    .filter(Boolean)
    .join(" · ");
}

/**
 * For the waiting list: topic, age, mood, language.
 *
 * @param {Facts} facts
 */
export function queueLine(facts) {
  const { topic, age_band, mood } = facts;
  const line = [
    wordOf("topic", topic),
    wordOf("age_band", age_band),
    named("mood", mood),
    language(facts),
  ];
  return line.filter(Boolean).join(" · ");
}

/** @param {Facts} facts */
function shortFacts(facts) {
  return [...PLAIN.map((kind) => wordOf(kind, facts[kind])), language(facts)];
}

/** @param {Facts} facts */
function language(facts) {
  const spoken = facts.language ?? USUAL_LANGUAGE;
  return spoken === USUAL_LANGUAGE ? "" : word(`language.${spoken}`);
}

/** @param {string} kind @param {string | number | null | undefined} value */
function wordOf(kind, value) {
  return value ? word(`${kind}.${value}`) : "";
}

/** @param {string} kind @param {string | number | null | undefined} value */
function named(kind, value) {
  const said = wordOf(kind, value);
  return said && `${word(kind)} ${said.toLowerCase()}`;
}
