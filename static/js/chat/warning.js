// @ts-check
// Asks once before a message goes out that seems to tell who somebody is. One more press sends it.
//
// form: components/composer.html; [data-personal] carries a question per kind, and what follows it.

import { findPersonal } from "../lib/personal.js";

export class Warning {
  /** @type {Set<string>} */ #accepted = new Set();
  /** @type {Set<string>} */ #asked = new Set();

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.place = form.querySelector("[data-personal]");
    // A text from one of the house's own lists tells of nobody.
    form.addEventListener("clbchat:known", (event) => {
      const { detail } = /** @type {CustomEvent<string>} */ (event);
      for (const { text } of findPersonal(detail, this.#names())) this.#accepted.add(text);
    });
  }

  /**
   * @param {string} text about to be sent
   * @returns {boolean} whether to wait for one more press
   */
  stops(text) {
    const found = findPersonal(text, this.#names());
    const fresh = found.find((one) => !this.#accepted.has(one.text) && !this.#asked.has(one.text));
    this.#asked = new Set(found.map((one) => one.text));
    this.#show(fresh?.kind ?? "");
    return Boolean(fresh);
  }

  /** It went out: whoever chose to tell is not asked about the same again. */
  sent() {
    for (const text of this.#asked) this.#accepted.add(text);
    this.#asked.clear();
    this.hide();
  }

  /** Something is being changed. */
  hide() {
    this.#show("");
  }

  /** The other side's name is on the page and may be written. */
  #names() {
    const others = this.form.closest("[data-conversation]")?.querySelectorAll("[data-other]") ?? [];
    return [...others].map((other) => other.textContent ?? "");
  }

  /** @param {string} kind */
  #show(kind) {
    const question = this.place?.getAttribute(`data-${kind}`) ?? "";
    const words = question && `${question} ${this.place?.getAttribute("data-then") ?? ""}`;
    if (this.place && this.place.textContent !== words) this.place.textContent = words;
  }
}
