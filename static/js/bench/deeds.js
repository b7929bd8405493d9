// @ts-check
// What a key does to what is chosen. Pure.

/** @typedef {import("./keys.js").Press} Press */
/** @typedef {import("./shapes.js").Chosen} Chosen */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./shapes.js").Kind} Kind */
/** @typedef {import("./shapes.js").Label} Label */
/** @typedef {import("./shapes.js").Mark} Mark */

const CONTACTS = ["PHONE", "EMAIL", "HANDLE_OR_URL"];
const MAIL = /\S@\S+\.\S/;
const DIGITS_OF_A_PHONE = 6;

/**
 * @param {Press} press
 * @param {Chosen} chosen
 * @param {string} text what is chosen, as far as it is seen
 * @param {boolean} everywhere
 * @returns {Deed[]} nothing where the key has no meaning here
 */
export function deedsOf(press, chosen, text, everywhere) {
  if (press.press === "undo") return [{ do: "undo" }];
  if (press.press === "label") return called(labelOf(press.kind, text), chosen, everywhere);
  if (!chosen.mark) return [];
  if (press.press === "accept") return accepted(chosen.mark, everywhere);
  return press.press === "reject" ? rejected(chosen.mark, everywhere) : [];
}

/**
 * Enter opens what is masked already; of a suggestion it says that it is right.
 *
 * @param {Press} press
 * @param {Mark} mark
 * @param {boolean} whole whether every word is seen anyhow
 */
export function opens({ press }, { state }, whole) {
  return !whole && (press === "open" || (press === "accept" && state === "on"));
}

/**
 * @param {Kind} kind
 * @param {string} text
 * @returns {Label}
 */
export function labelOf(kind, text) {
  if (kind !== "CONTACT") return kind;
  if (MAIL.test(text)) return "EMAIL";
  return text.replace(/\D/g, "").length >= DIGITS_OF_A_PHONE ? "PHONE" : "HANDLE_OR_URL";
}

/**
 * @param {Label} label
 * @returns {Kind} under which it is listed
 */
export function kindOf(label) {
  return CONTACTS.includes(label) ? "CONTACT" : label;
}

/** @param {Label} label @param {Chosen} chosen @param {boolean} everywhere @returns {Deed[]} */
function called(label, { line, start, end, mark }, everywhere) {
  if (!mark) return [{ do: "mark", line, start, end, label, everywhere }];
  /** @type {Deed[]} */
  const renamed = mark.label === label ? [] : [{ do: "relabel", mark: mark.number, label }];
  return [...renamed, ...accepted(mark, everywhere)];
}

/** @param {Mark} mark @param {boolean} everywhere @returns {Deed[]} */
function accepted({ number, state }, everywhere) {
  return state === "on" ? [] : [{ do: "accept", mark: number, everywhere }];
}

/** @param {Mark} mark @param {boolean} everywhere @returns {Deed[]} */
function rejected({ number, state }, everywhere) {
  if (state === "off") return [];
  return [{ do: state === "suggested" ? "dismiss" : "unmark", mark: number, everywhere }];
}

/**
 * @param {Deed[]} waiting what is not saved yet
 * @param {Mark | undefined} decided what was decided just now
 * @param {boolean} everywhere whether that holds for all that means the same
 * @returns {(mark: Mark) => boolean} whether somebody still has to decide about a mark
 */
export function stillOpen(waiting, decided, everywhere) {
  const done = new Set(waiting.map((deed) => ("mark" in deed ? deed.mark : null)));
  return ({ number, entity, state }) =>
    state === "suggested" && !done.has(number) && !(everywhere && entity === decided?.entity);
}
