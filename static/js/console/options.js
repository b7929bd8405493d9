// @ts-check
// The list of replies below a field that keeps the focus: one of them is the active one.

import { show, text } from "./dom.js";

/** @typedef {import("./canned.js").Reply} Reply */

export class Options {
  #active = 0;

  /**
   * @param {HTMLElement} box
   * @param {HTMLTextAreaElement} field
   * @param {(text: string) => void} onChoose
   */
  constructor(box, field, onChoose) {
    this.box = box;
    this.field = field;
    this.onChoose = onChoose;
    this.list = /** @type {HTMLElement} */ (box.querySelector("[data-options]"));
    this.template = /** @type {HTMLTemplateElement} */ (box.querySelector("[data-option]"));
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-haspopup", "listbox");
    // The field keeps the focus while the mouse chooses.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.#clicked(event));
  }

  get open() {
    return !this.box.hidden;
  }

  /** @param {Reply[]} replies */
  show(replies) {
    this.list.replaceChildren(...replies.map((reply, place) => this.#option(reply, place)));
    this.list.hidden = replies.length === 0;
    show(this.box, "[data-none]", replies.length === 0);
    this.box.hidden = false;
    this.field.setAttribute("aria-controls", this.list.id);
    this.#activate(0);
  }

  hide() {
    this.box.hidden = true;
    this.field.removeAttribute("aria-controls");
    this.field.removeAttribute("aria-activedescendant");
  }

  /** @param {number} by around the ends */
  move(by) {
    const count = this.list.children.length;
    if (count) this.#activate((this.#active + by + count) % count);
  }

  choose() {
    const chosen = this.list.children[this.#active];
    if (chosen) this.onChoose(chosen.querySelector("[data-text]")?.textContent ?? "");
  }

  /** @param {number} place */
  #activate(place) {
    this.#active = place;
    [...this.list.children].forEach((option, here) => {
      option.setAttribute("aria-selected", String(here === place));
    });
    const active = this.list.children[place];
    if (!active) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }

  /** @param {Reply} reply @param {number} place */
  #option(reply, place) {
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const option = /** @type {HTMLElement} */ (copy.firstElementChild);
    option.id = `${this.list.id}-${place}`;
    text(option, "[data-code]", `/${reply.code}`);
    text(option, "[data-text]", reply.text);
    show(option, "[data-team]", reply.team);
    return option;
  }

  /** @param {Event} event */
  #clicked(event) {
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    if (!option) return;
    this.#active = [...this.list.children].indexOf(option);
    this.choose();
  }
}
