// @ts-check
// Who leads the evening, in one sentence, and the hat for who may take it.

import { show, text } from "./dom.js";
import { hour } from "./evening_times.js";
import { word } from "./words.js";

/** @typedef {import("./shapes.js").Lead} Lead */

/**
 * @param {HTMLElement} root
 * @param {Lead} lead
 * @param {boolean} mine whether I wear it
 */
export function drawHat(root, lead, mine) {
  text(root, "[data-who]", sentenceOf(lead, mine));
  show(root, "[data-take-hat]", !mine && (lead.id === null || lead.gone));
  const button = root.querySelector("[data-take-hat]");
  button?.classList.toggle("primary", lead.offered);
  button?.classList.toggle("plain", !lead.offered);
  root.toggleAttribute("data-mine", mine);
}

/** @param {Lead} lead @param {boolean} mine */
export function sentenceOf({ id, name, until, gone, offered, planned }, mine) {
  if (mine) return word("lead.me", { hour: hour(until) });
  if (id !== null) return word(gone ? "lead.gone" : "lead.somebody", { name });
  if (planned.length === 0) return word("lead.nobody");
  return offered ? word("lead.offered") : word("lead.planned", { name: planned.join(", ") });
}
