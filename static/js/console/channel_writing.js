// @ts-check
// Where one writes to the team: what was typed in each thread stays there, and a young person's words
// go along only where a reader was chosen.

import { Composer } from "../chat/composer.js";
import { TEAM } from "./channel_threads.js";
import { text } from "./dom.js";
import { Quoting } from "./quoting.js";
import { word } from "./words.js";

/** @typedef {import("./quoting.js").Quote} Quote */
/** @typedef {import("./talks.js").Talks} Talks */

export class ChannelWriting {
  /** @type {Map<string, string>} */ #drafts = new Map();
  #thread = TEAM;

  /**
   * @param {HTMLElement} root the pane
   * @param {Talks} talks
   * @param {{onSay: (said: string, quote: Quote | null) => void, onQuote: () => void}} on
   */
  constructor(root, talks, { onSay, onQuote }) {
    this.root = root;
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("[data-team-form]"));
    this.select = /** @type {HTMLSelectElement} */ (root.querySelector("[data-thread]"));
    this.quoting = new Quoting(this.form, talks, () => this.#picked(onQuote));
    // Before the composer hears of it: a young person's words are not for everybody.
    this.form.addEventListener("submit", (event) => this.#hold(event), true);
    this.composer = new Composer(this.form, {
      onSend: (said) => {
        onSay(said, this.quoting.quote);
        this.quoting.drop();
      },
      onTyping: () => this.#problem(""),
    });
  }

  /** Another thread, with what was typed there. @param {string} thread */
  turn(thread) {
    this.#drafts.set(this.#thread, this.composer.text);
    this.#thread = thread;
    this.composer.text = this.#drafts.get(thread) ?? "";
    this.#problem("");
  }

  clear() {
    this.#drafts.clear();
    this.quoting.drop();
    this.composer.text = "";
  }

  /** A message was picked: show the pane, and have a reader chosen. @param {() => void} onQuote */
  #picked(onQuote) {
    onQuote();
    this.#problem("");
    if (this.#thread === TEAM) this.select.focus();
    else this.composer.field.focus();
  }

  /** @param {Event} event */
  #hold(event) {
    if (!this.quoting.quote || this.#thread !== TEAM) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#problem(word("channel.choose"));
    this.select.focus();
  }

  /** @param {string} sentence */
  #problem(sentence) {
    text(this.root, "[data-problem]", sentence);
  }
}
