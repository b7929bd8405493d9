// @ts-check
// A code for a colleague who phones: shown once, gone with the dialog.

import { show, text } from "./dom.js";
import { hour } from "./evening_times.js";
import { tell } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */

export class CodeDialog {
  /** @param {(frame: Frame) => void} send */
  constructor(send) {
    this.send = send;
    this.dialog = /** @type {HTMLDialogElement} */ (document.getElementById("give-code"));
    this.choice = /** @type {HTMLSelectElement} */ (this.dialog.querySelector("[data-colleague]"));
    this.form = /** @type {HTMLFormElement} */ (this.dialog.querySelector("[data-choose]"));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      text(this.dialog, "[data-code-problem]", "");
      this.send({ type: "sign_in_code", staff: Number(this.choice.value) });
    });
    this.dialog.addEventListener("close", () => this.#forget());
  }

  open() {
    this.#forget();
    this.dialog.showModal();
    this.send({ type: "colleagues" });
  }

  /** @param {{id: number, name: string}[]} staff */
  colleagues(staff) {
    const [first] = this.choice.options;
    this.choice.replaceChildren(
      first,
      ...staff.map(({ id, name }) => new Option(name, String(id))),
    );
  }

  /** @param {{name: string, code: string, valid_until: string}} given */
  show({ name, code, valid_until }) {
    if (!this.dialog.open) return;
    this.form.hidden = true;
    show(this.dialog, "[data-given]", true);
    tell(this.dialog.querySelector("[data-for]"), { name, hour: hour(valid_until) });
    text(this.dialog, "[data-code]", code);
    /** @type {HTMLElement | null} */ (this.dialog.querySelector("[data-code]"))?.focus();
  }

  /** @param {string} sentence @returns {boolean} whether it was said here */
  refused(sentence) {
    if (this.dialog.open) text(this.dialog, "[data-code-problem]", sentence);
    return this.dialog.open;
  }

  #forget() {
    text(this.dialog, "[data-code]", "");
    text(this.dialog, "[data-code-problem]", "");
    this.choice.value = "";
    this.form.hidden = false;
    show(this.dialog, "[data-given]", false);
  }
}
