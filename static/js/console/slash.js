// @ts-check
// Replies, sites and schools with their CLB, behind a slash: type to filter, arrows, Enter puts one into
// the field. Nothing is ever sent from here, and what has an open hole such as {naam} is not sent at all.

import { say } from "../lib/announce.js";
import { fill } from "../lib/texts.js";
import { openHole, queryOf } from "./canned.js";
import { Options } from "./options.js";
import { Sources } from "./sources.js";
import { watchLinks } from "./unlisted.js";

export class Slash {
  #dismissed = false;

  /** @param {HTMLElement} root the conversation's article @param {() => string} language of the young person */
  constructor(root, language) {
    this.box = /** @type {HTMLElement} */ (root.querySelector("[data-slash]"));
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form[data-composer]"));
    this.field = /** @type {HTMLTextAreaElement} */ (this.form.querySelector("textarea"));
    this.form.append(this.box);
    this.sources = new Sources(this.box, language, () => this.#tell(this.box.dataset.lost ?? ""));
    this.options = new Options(this.box, this.field, (text) => this.#insert(text));
    this.field.addEventListener("input", () => this.#typed());
    // Before the composer hears of it: Enter chooses, and an open hole holds the message.
    this.form.addEventListener("keydown", (event) => this.#key(event), true);
    this.form.addEventListener("submit", (event) => this.#hold(event), true);
    watchLinks(this.form, this.box);
    this.form.addEventListener("focusout", (event) => this.#left(event));
  }

  async #typed() {
    const query = queryOf(this.field.value);
    if (query === null) this.#dismissed = false;
    if (query === null || this.#dismissed) return this.#close();
    const found = await this.sources.find(query);
    // What was typed while the list was on its way counts.
    if (queryOf(this.field.value) !== query || this.#dismissed) return;
    this.options.show(found, this.sources.emptyFor(query));
    say(fill(this.box.dataset.told ?? "", { n: found.length }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.options.open || event.isComposing || event.target !== this.field) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey) this.options.move(step);
    else if (event.key === "Enter" && !event.shiftKey) this.options.choose();
    else if (event.key === "Escape") this.#dismiss();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #dismiss() {
    this.#dismissed = true;
    this.#close();
  }

  #close() {
    this.options.hide();
    this.sources.forget();
  }

  /** @param {string} text */
  #insert(text) {
    this.#dismissed = true;
    this.#close();
    this.field.value = text;
    // What a list holds tells of nobody: nobody is asked about it.
    this.form.dispatchEvent(new CustomEvent("clbchat:known", { detail: text }));
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.focus();
    this.#selectHole();
  }

  /** @returns {string} the hole that is selected now, if any */
  #selectHole() {
    const open = openHole(this.field.value);
    if (!open) return "";
    this.field.setSelectionRange(open.start, open.start + open.hole.length);
    return open.hole;
  }

  /** A code is no message, even where Enter was faster than the list. @param {Event} event */
  #hold(event) {
    const asking = queryOf(this.field.value) !== null && !this.#dismissed;
    const hole = asking ? "" : this.#selectHole();
    if (!hole && !asking) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.field.focus();
    if (hole) this.#tell(fill(this.box.dataset.fill ?? "", { hole }));
    else this.#typed();
  }

  /** @param {string} sentence where the composer says why something was not sent */
  #tell(sentence) {
    const place = this.form.querySelector("[data-personal]");
    if (place) place.textContent = sentence;
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const next = event.relatedTarget;
    if (this.options.open && !(next instanceof Node && this.box.contains(next))) this.#close();
  }
}
