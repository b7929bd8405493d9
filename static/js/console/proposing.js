// @ts-check
// Proposing a conversation that ended for intervision: one click, and what to learn from it.

import { show, text } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */

export class Proposing {
  #waits = false;

  /** @param {HTMLElement} root console/registration.html @param {(frame: Frame) => boolean} send */
  constructor(root, send) {
    this.root = /** @type {HTMLElement} */ (root.querySelector("[data-propose]"));
    this.form = /** @type {HTMLFormElement} */ (this.root.querySelector("form"));
    this.question = /** @type {HTMLTextAreaElement} */ (this.form.elements.namedItem("question"));
    this.send = send;
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.addEventListener("input", () => this.#problem(""));
  }

  /** It is on its way, from this window or another one. */
  proposed() {
    this.#waits = false;
    show(this.root, "details", false);
    show(this.root, "[data-proposed]", true);
    if (this.root.contains(document.activeElement)) this.root.focus();
  }

  /** @returns {boolean} whether a proposal was under way @param {string} sentence */
  refused(sentence) {
    if (!this.#waits) return false;
    this.#waits = false;
    this.#problem(sentence);
    return true;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const question = this.question.value.trim();
    if (!question) {
      this.#problem(this.root.dataset.empty ?? "");
      return this.question.focus();
    }
    this.#waits = this.send({ type: "propose", question });
    this.#problem(this.#waits ? "" : word("why.line"));
  }

  /** @param {string} sentence */
  #problem(sentence) {
    text(this.root, "[data-problem]", sentence);
  }
}
