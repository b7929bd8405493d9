// @ts-check
// Notes for the team: a field of their own, so that a note can never be sent to a young person.

import { hourOf } from "../lib/texts.js";
import { text } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./shapes.js").Note} Note */

export class Notes {
  #waiting = "";

  /**
   * @param {HTMLElement} root the conversation's article
   * @param {(text: string) => boolean} keep puts a note on the line
   */
  constructor(root, keep) {
    this.root = root;
    this.keep = keep;
    this.list = /** @type {HTMLElement} */ (root.querySelector("[data-notes]"));
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form[data-note-form]"));
    this.field = /** @type {HTMLTextAreaElement} */ (this.form.querySelector("textarea"));
    this.template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-note]"));
    this.form.addEventListener("submit", (event) => this.#submit(event));
  }

  /** @param {Note} note */
  add(note) {
    if (this.list.querySelector(`[data-id="${CSS.escape(note.id)}"]`)) return;
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const line = /** @type {HTMLElement} */ (copy.firstElementChild);
    line.dataset.id = note.id;
    text(line, "[data-text]", note.text);
    text(line, "[data-by]", note.by);
    text(line, "time", hourOf(note.at, document.documentElement.lang));
    line.querySelector("time")?.setAttribute("datetime", note.at);
    this.list.append(line);
  }

  /** The server kept it; what was typed since stays in the field. */
  kept(/** @type {Note} */ note) {
    this.add(note);
    if (this.field.value.trim() === this.#waiting) this.field.value = "";
    this.#waiting = "";
    this.#problem("");
  }

  /** @returns {boolean} whether a note was under way, which is then shown as not kept */
  refused(/** @type {string} */ sentence) {
    if (!this.#waiting) return false;
    this.#waiting = "";
    this.#problem(sentence);
    return true;
  }

  /** Nobody reads them here any more. */
  clear() {
    this.list.replaceChildren();
  }

  /** Nothing more to note here. */
  lock() {
    this.form.hidden = true;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const typed = this.field.value.trim();
    if (!typed) return this.field.focus();
    this.#waiting = typed;
    if (this.keep(typed)) return this.#problem("");
    this.refused(word("why.line"));
  }

  /** @param {string} sentence */
  #problem(sentence) {
    text(this.root, "[data-note-problem]", sentence);
  }
}
