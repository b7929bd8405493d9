// @ts-check
// Where a message is written. Knows no network.
//
//   const composer = new Composer(root, { onSend: (text) => ..., onTyping: () => ... });
//   composer.insert("🙂"); composer.lock(true); composer.text = "";
//
// root: components/composer.html: a <form> with textarea[name=text] and [data-counter].
// With a mouse Enter sends; on touch it makes a new line; Shift+Enter always makes a new line.

import { fill } from "../lib/texts.js";
import { Warning } from "./warning.js";

export const LIMIT = 2000;
const COUNT_FROM = 1800;

/**
 * Length as the server counts it.
 *
 * @param {string} text
 * @returns {number} code points after NFC
 */
export function lengthOf(text) {
  return [...text.normalize("NFC")].length;
}

export class Composer {
  #options;
  #sendsOnEnter = matchMedia("(pointer: fine)");

  /**
   * @param {HTMLFormElement} root
   * @param {{onSend: (text: string) => void, onTyping: () => void}} options
   */
  constructor(root, options) {
    this.root = root;
    this.#options = options;
    this.field = /** @type {HTMLTextAreaElement} */ (root.querySelector("textarea"));
    this.counter = /** @type {HTMLElement} */ (root.querySelector("[data-counter]"));
    this.warning = new Warning(root);
    root.addEventListener("submit", (event) => this.#submit(event));
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
  }

  get text() {
    return this.field.value;
  }

  set text(text) {
    this.field.value = text;
    this.#count();
  }

  /** Put something where the cursor is. */
  insert(/** @type {string} */ text) {
    this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, "end");
    this.#typed();
  }

  /** Nobody to write to (ended, opened elsewhere): hide it all, and tell whether somebody was in it. */
  lock(/** @type {boolean} */ locked) {
    const writing = locked && this.root.contains(document.activeElement);
    this.root.hidden = locked;
    return writing;
  }

  /** Only where no keyboard jumps up over the page. */
  focusGently() {
    if (this.#sendsOnEnter.matches) this.field.focus({ preventScroll: true });
  }

  #typed() {
    this.warning.hide();
    this.#count();
    if (this.text) this.#options.onTyping();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (!this.#sendsOnEnter.matches) return;
    event.preventDefault();
    // A key held down is no second press.
    if (!event.repeat) this.root.requestSubmit();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (!this.text.trim() || lengthOf(this.text) > LIMIT) return this.field.focus();
    if (this.warning.stops(this.text)) return this.field.focus();
    this.#options.onSend(this.text.trim());
    this.warning.sent();
    this.text = "";
    this.field.focus({ preventScroll: true });
    // Enlarged four times the whole page scrolls, and the new line has pushed the field away.
    this.field.scrollIntoView({ block: "nearest" });
  }

  #count() {
    const length = lengthOf(this.text);
    this.counter.hidden = length < COUNT_FROM;
    this.counter.toggleAttribute("data-over", length > LIMIT);
    const sentence =
      this.counter.getAttribute(length > LIMIT ? "data-over-text" : "data-left-text") ?? "";
    this.counter.textContent = fill(sentence, { n: Math.abs(LIMIT - length) });
    this.field.setAttribute("aria-invalid", String(length > LIMIT));
  }
}
