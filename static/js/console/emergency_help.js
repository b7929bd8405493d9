// @ts-check
// Help that was called without an address: who, what was said, and whether the young person knew.

import { startDigits } from "./digits.js";
import { show, text } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */

export class HelpForm {
  #id = "";

  /** @param {HTMLElement} root the sheet @param {(frame: Frame) => boolean} send */
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("[data-help-form]"));
    this.after = /** @type {HTMLElement} */ (root.querySelector("[data-help-kept]"));
    startDigits(this.form);
    watchWhy(this.form);
    this.form.addEventListener("submit", (event) => this.#submit(event));
    root.querySelector("[data-help-more]")?.addEventListener("click", () => {
      this.clear();
      this.form.querySelector("input")?.focus();
    });
  }

  clear() {
    this.#id = "";
    this.form.reset();
    show(this.form, "[data-why]", false);
    text(this.form, "[data-problem]", "");
    this.form.hidden = false;
    this.after.hidden = true;
  }

  /** @param {string} id of the record that stands */
  kept(id) {
    if (id !== this.#id) return;
    this.form.hidden = true;
    this.after.hidden = false;
    this.after.focus();
  }

  /** @param {Frame} frame @returns {boolean} whether it was this one */
  refused(frame) {
    if (frame.id !== this.#id) return false;
    text(this.form, "[data-problem]", frame.text);
    return true;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const filled = Object.fromEntries(new FormData(this.form));
    const lacks = ["whom", "said", "discussed"].find((name) => !String(filled[name] ?? "").trim());
    if (lacks || needsWhy(filled)) return tellLack(this.form, lacks ?? "whyText");
    text(this.form, "[data-problem]", "");
    // Sent again after a lost connection, it stands once.
    this.#id ||= crypto.randomUUID();
    const sent = this.send({ type: "help_called", id: this.#id, ...filled });
    if (!sent) text(this.form, "[data-problem]", word("why.line"));
  }
}

/** Why not is asked where it was not discussed. @param {HTMLFormElement} form */
export function watchWhy(form) {
  form.addEventListener("change", () =>
    show(form, "[data-why]", new FormData(form).get("discussed") === "no"),
  );
}

/** @param {Record<string, FormDataEntryValue>} filled @returns {boolean} */
export function needsWhy({ discussed, why }) {
  return discussed === "no" && !String(why ?? "").trim();
}

/** @param {HTMLFormElement} form @param {string} lacks the name under which the sentence stands */
export function tellLack(form, lacks) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-problem]"));
  place.textContent = place.dataset[lacks] ?? "";
  const field = form.elements.namedItem(lacks === "whyText" ? "why" : lacks);
  const first = field instanceof RadioNodeList ? field[0] : field;
  if (first instanceof HTMLElement) first.focus();
}
