// @ts-check
// The themes that are chosen, each a button that takes it away again.

import { fill } from "../lib/texts.js";
import { cloneOf } from "./dom.js";

/** @typedef {import("./themes.js").Theme} Theme */

export class ChosenThemes {
  /** @type {Theme[]} */ #themes = [];

  /** @param {HTMLElement} root @param {() => void} onChange by the person's own hand */
  constructor(root, onChange) {
    this.root = root;
    this.onChange = onChange;
    this.box = /** @type {HTMLElement} */ (root.querySelector("[data-chosen]"));
    this.box.addEventListener("click", (event) => this.#clicked(event));
  }

  get ids() {
    return this.#themes.map(({ id }) => id);
  }

  /** @param {Theme[]} themes */
  set(themes) {
    this.#themes = themes;
    this.box.replaceChildren(...themes.map((theme) => this.#button(theme)));
  }

  add(/** @type {Theme} */ theme) {
    this.#change([...this.#themes, theme]);
  }

  dropLast() {
    this.#change(this.#themes.slice(0, -1));
  }

  /** @param {Theme[]} themes */
  #change(themes) {
    this.set(themes);
    this.onChange();
  }

  /** @param {Theme} theme */
  #button(theme) {
    const item = cloneOf(this.root, "[data-one]");
    const button = /** @type {HTMLElement} */ (item.querySelector("button"));
    button.dataset.id = String(theme.id);
    button.setAttribute("aria-label", fill(button.ariaLabel ?? "", { name: theme.name }));
    /** @type {HTMLElement} */ (item.querySelector("[data-name]")).textContent = theme.name;
    return item;
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) this.#change(this.#themes.filter(({ id }) => id !== Number(button.dataset.id)));
  }
}
