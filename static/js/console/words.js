// @ts-check
// The words of this page, written in it by the server.
//
//   word("waits", { age: "3 min" })

import { fill } from "../lib/texts.js";

/** @type {Map<string, string> | null} */
let known = null;

function read() {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("words"));
  const entries = [...template.content.querySelectorAll("[data-word]")].map(
    (entry) =>
      /** @type {[string, string]} */ ([
        entry.getAttribute("data-word") ?? "",
        entry.textContent ?? "",
      ]),
  );
  return new Map(entries);
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string} empty when the page has no such word
 */
export function word(key, values = {}) {
  known ??= read();
  return fill(known.get(key) ?? "", values);
}

/**
 * The sentence an element carries in `data-text`, with its holes filled.
 *
 * @param {Element | null} element
 * @param {Record<string, string | number>} values
 */
export function tell(element, values) {
  if (element) element.textContent = fill(element.getAttribute("data-text") ?? "", values);
}
