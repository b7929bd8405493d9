// @ts-check
// One masked word is shown to a redactor who says why; that somebody asked is written down.

import { show, text } from "../console/dom.js";
import { word } from "../console/words.js";
import { ask } from "./saving.js";

/** @typedef {import("./shapes.js").Mark} Mark */

export class Opening {
  /** @type {Mark | null} */ #mark = null;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {(mark: Mark, words: string) => void} opened
   */
  constructor(dialog, opened) {
    this.dialog = dialog;
    this.opened = opened;
    this.field = /** @type {HTMLTextAreaElement} */ (dialog.querySelector("textarea"));
    dialog.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    dialog.querySelector("[data-cancel]")?.addEventListener("click", () => dialog.close());
  }

  /** @param {Mark} mark */
  offer(mark) {
    this.#mark = mark;
    text(this.dialog, "[data-shown]", mark.shown);
    this.#complain("");
    this.dialog.showModal();
  }

  async #ask() {
    const mark = this.#mark;
    if (!mark) return;
    try {
      const address = this.dialog.dataset.address ?? "";
      const { status, body } = await ask(address, { mark: mark.number, reason: this.field.value });
      if (status !== 200)
        return this.#complain(word(status === 422 ? "opening.reason" : "opening.failed"));
      this.field.value = "";
      this.dialog.close();
      this.opened(mark, body.text);
    } catch {
      this.#complain(word("opening.failed"));
    }
  }

  /** @param {string} words */
  #complain(words) {
    text(this.dialog, "[data-problem-words]", words);
    show(this.dialog, "[data-problem-words]", Boolean(words));
  }
}
