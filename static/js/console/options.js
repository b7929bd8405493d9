// @ts-check
// The list behind a slash, above a field that keeps the focus: one of its lines is the active one.

import { show, text } from "./dom.js";

/** @typedef {import("./sources.js").Option} Option */

export class Options {
  #active = 0;
  /** @type {Option[]} */ shown = [];

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

  /** @param {Option[]} options @param {string} empty which sentence is shown where there are none */
  show(options, empty) {
    this.shown = options;
    this.list.replaceChildren(...options.map((option, place) => this.#drawn(option, place)));
    this.list.hidden = options.length === 0;
    for (const sentence of this.box.querySelectorAll("[data-empty]"))
      sentence.toggleAttribute(
        "hidden",
        options.length > 0 || sentence.getAttribute("data-empty") !== empty,
      );
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
    const chosen = this.shown[this.#active];
    if (chosen) this.onChoose(chosen.text);
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

  /** @param {Option} option @param {number} place */
  #drawn({ name, shown, tag }, place) {
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const option = /** @type {HTMLElement} */ (copy.firstElementChild);
    option.id = `${this.list.id}-${place}`;
    text(option, "[data-code]", name);
    text(option, "[data-text]", shown);
    if (tag) show(option, `[data-tag="${tag}"]`, true);
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
