// @ts-check
// "I am not safe now" in the waiting room: the numbers are there at once, whatever the network does.
//
// form[data-unsafe]: [data-unsafe-say] the button, [data-unsafe-lines] the numbers, [data-unsafe-noted] "we know",
// [data-unsafe-trouble] "we do not know yet".

import { postForm } from "../lib/requests.js";

const AGAIN = 5_000;

export class Unsafe {
  #said = false;
  #noted = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.form = /** @type {HTMLFormElement | null} */ (root.querySelector("form[data-unsafe]"));
    this.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say();
    });
  }

  /** What the server knows; another tab may have said it. */
  known(/** @type {boolean} */ unsafe) {
    if (!unsafe || this.#noted) return;
    this.#noted = true;
    this.#unfold();
    this.#show("trouble", false);
    this.#show("noted", true);
  }

  #say() {
    if (this.#said) return;
    this.#said = true;
    this.#unfold();
    this.#part("lines")?.focus();
    this.#tell();
  }

  /** Until the server knows. */
  async #tell() {
    if (this.#noted || !this.form?.isConnected) return;
    try {
      const { status } = await postForm(this.form.action, new URLSearchParams());
      if (status !== 200) throw new Error(String(status));
      this.known(true);
    } catch {
      this.#show("trouble", true);
      setTimeout(() => this.#tell(), AGAIN);
    }
  }

  #unfold() {
    this.#show("say", false);
    this.#show("lines", true);
  }

  /** @param {string} name @param {boolean} visible */
  #show(name, visible) {
    const part = this.#part(name);
    if (part) part.hidden = !visible;
  }

  /** @param {string} name @returns {HTMLElement | null | undefined} */
  #part(name) {
    return this.form?.querySelector(`[data-unsafe-${name}]`);
  }
}
