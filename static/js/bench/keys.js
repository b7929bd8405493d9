// @ts-check
// What a key means while the text has the focus. Pure.
//
// Digits go by the place of the key: on an AZERTY keyboard its sign needs Shift.

/** @typedef {import("./shapes.js").Kind} Kind */
/**
 * @typedef {{press: "line", by: number}
 *   | {press: "word", by: number, extends: boolean}
 *   | {press: "edge", end: boolean}
 *   | {press: "label", kind: Kind}
 *   | {press: "next" | "accept" | "reject" | "everywhere" | "undo" | "ready" | "open"}} Press
 */

/** What the keys 1 to 7 call a stretch. */
export const KINDS = /** @type {Kind[]} */ ([
  "PERSON",
  "LOCATION",
  "SCHOOL_OR_ORG",
  "CONTACT",
  "DATE",
  "ID",
  "OTHER",
]);

const DIGIT = /^(?:Digit|Numpad)([1-7])$/;

/** @type {Map<string, Press>} */
const KEYS = new Map([
  ["ArrowUp", { press: "line", by: -1 }],
  ["ArrowDown", { press: "line", by: 1 }],
  ["Home", { press: "edge", end: false }],
  ["End", { press: "edge", end: true }],
  ["Enter", { press: "accept" }],
  ["Backspace", { press: "reject" }],
  ["Delete", { press: "reject" }],
  ["n", { press: "next" }],
  ["e", { press: "everywhere" }],
  ["o", { press: "open" }],
  ["u", { press: "undo" }],
  ["s", { press: "ready" }],
]);

const STEPS = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

/**
 * @param {{key: string, code: string, shiftKey: boolean, ctrlKey: boolean, altKey: boolean, metaKey: boolean}} event
 * @returns {Press | null} nothing where the key is not ours
 */
export function pressOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const step = STEPS.get(event.key);
  if (step) return { press: "word", by: step, extends: event.shiftKey };
  const digit = DIGIT.exec(event.code);
  if (digit) return { press: "label", kind: KINDS[Number(digit[1]) - 1] };
  return KEYS.get(known(event.key)) ?? null;
}

/** Letters may come as capitals. @param {string} key */
function known(key) {
  return key.length === 1 ? key.toLowerCase() : key;
}
