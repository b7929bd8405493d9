// @ts-check
// What colleagues ask of me: spoken once, with a sound if chosen, and answered within the minute. Focus stays.

import { say } from "../lib/announce.js";
import { show, text } from "./dom.js";
import { clockOf } from "./durations.js";
import { Rows } from "./rows.js";
import { word } from "./words.js";

/** @typedef {{id: string, conversation: string, kind: string, by: string, nickname: string, note: string, until: string}} Asking */

export class Askings {
  /** @type {Asking[]} */ #asked = [];
  /** @type {Set<string>} */ #told = new Set();

  /**
   * @param {{onAnswer: (asking: Asking, accept: boolean) => boolean, onNew: () => void, onLeave: () => void}} on
   */
  constructor({ onAnswer, onNew, onLeave }) {
    this.root = /** @type {HTMLElement} */ (document.getElementById("askings"));
    this.on = { onAnswer, onNew, onLeave };
    this.rows = new Rows(this.root, (/** @type {Asking} */ one) => one.id, showRow);
    this.rows.list.addEventListener("click", (event) => this.#clicked(event));
    setInterval(() => this.#draw(), 1000);
  }

  /** @param {Asking[]} asked */
  set(asked) {
    this.#asked = asked;
    for (const one of asked.filter(({ id }) => !this.#told.has(id))) {
      this.#told.add(one.id);
      say(`${sentenceOf(one)} ${one.note}`);
      this.on.onNew();
    }
    this.#draw();
  }

  /** @param {string} conversation @param {string} sentence @returns {boolean} whether it was answered here */
  refused(conversation, sentence) {
    const one = this.#asked.find((asking) => asking.conversation === conversation);
    const row = one && this.root.querySelector(`[data-key="${CSS.escape(one.id)}"]`);
    if (row) text(row, "[data-problem]", sentence);
    return Boolean(row);
  }

  #draw() {
    const inside = this.root.contains(document.activeElement);
    const open = this.#asked.filter(({ until }) => Date.parse(until) > Date.now());
    this.rows.set(open);
    show(document, "#askings", open.length > 0);
    // Whoever was here with the keyboard goes on where the work is.
    if (inside && !this.root.contains(document.activeElement)) this.on.onLeave();
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-answer]") : null;
    const row = button?.closest("[data-key]");
    const one = this.#asked.find(({ id }) => row instanceof HTMLElement && id === row.dataset.key);
    if (!one || !row) return;
    text(row, "[data-problem]", "");
    const sent = this.on.onAnswer(one, button?.getAttribute("data-answer") === "yes");
    if (!sent) text(row, "[data-problem]", word("why.line"));
  }
}

/** @param {Asking} asking */
function sentenceOf({ kind, by, nickname }) {
  return word(`asking.${kind}`, { by, name: nickname });
}

/** @param {HTMLElement} row @param {Asking} one */
function showRow(row, one) {
  text(row, "[data-what]", sentenceOf(one));
  text(row, "[data-note]", one.note);
  text(row, "[data-answer=yes]", word(`asking.yes.${one.kind}`));
  const left = clockOf(Date.parse(one.until) - Date.now());
  text(row, "[data-left]", word("asking.left", { left }));
}
