// @ts-check
// Choosing up to two themes by typing: Enter or Tab takes the one that stands first, Backspace takes
// one away again.

import { fill } from "../lib/texts.js";
import { cloneOf } from "./dom.js";
import { fitting } from "./themes.js";
import { ChosenThemes } from "./themes_chosen.js";

/** @typedef {import("./themes.js").Theme} Theme */

const MOST = 2;

export class ThemesField {
  /** @type {Theme[]} */ #offered = [];
  /** @type {number | null} */ #first = null;
  #active = 0;

  /** @param {HTMLElement} root console/registration.html's [data-themes] */
  constructor(root) {
    this.root = root;
    this.field = /** @type {HTMLInputElement} */ (root.querySelector("[role=combobox]"));
    this.list = /** @type {HTMLElement} */ (root.querySelector("[data-list]"));
    this.chosen = new ChosenThemes(root, () => this.#changed());
    this.told = /** @type {HTMLElement} */ (root.querySelector("[data-told]"));
    this.field.addEventListener("input", () => (this.field.value ? this.#open() : this.#close()));
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("blur", () => this.#close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.#clicked(event));
  }

  get value() {
    return this.chosen.ids;
  }

  /** @param {Theme[]} offered @param {number | null} first @param {number[]} chosen */
  set(offered, first, chosen) {
    [this.#offered, this.#first] = [offered, first];
    this.field.value = "";
    this.tell("");
    this.chosen.set(offered.filter(({ id }) => chosen.includes(id)));
  }

  /** @param {string} which sentence of the page @param {Record<string, string>} [values] */
  tell(which, values = {}) {
    this.told.textContent = fill(this.told.dataset[which] ?? "", values);
  }

  /** @returns {boolean} whether something was typed that is no theme; then it is said */
  unresolved() {
    if (!this.field.value.trim()) return false;
    this.tell("pick");
    this.field.focus();
    return true;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.altKey) return;
    if (event.key === "Backspace" && !this.field.value) this.chosen.dropLast();
    if (this.list.hidden ? !this.#opens(event.key) : !this.#answers(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} key @returns {boolean} whether it opened the closed list */
  #opens(key) {
    if (key === "ArrowDown" || key === "ArrowUp") this.#open();
    return key === "ArrowDown" || key === "ArrowUp";
  }

  /** @param {string} key for the open list @returns {boolean} whether it does nothing else */
  #answers(key) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) this.#move(step);
    if (key === "Escape") this.#close();
    // Tab takes what was typed for, and goes on.
    if (key === "Enter" || (key === "Tab" && this.field.value)) this.#take(this.#active);
    return Boolean(step) || key === "Escape" || key === "Enter";
  }

  #open() {
    const left = this.#offered.filter(({ id }) => !this.chosen.ids.includes(id));
    const full = this.chosen.ids.length >= MOST;
    const found = full ? [] : fitting(left, this.field.value, this.#first);
    this.tell(full ? "full" : found.length ? "" : "none");
    this.list.replaceChildren(...found.map((theme) => this.#option(theme)));
    this.list.hidden = found.length === 0;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.#active = 0;
    this.#move(0);
  }

  #close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  /** @param {number} by around the ends */
  #move(by) {
    const options = [...this.list.children];
    this.#active = (this.#active + by + options.length) % (options.length || 1);
    options.forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.#active));
    });
    const active = options[this.#active];
    this.field.setAttribute("aria-activedescendant", active?.id ?? "");
    active?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} place */
  #take(place) {
    const id = Number(this.list.children[place]?.getAttribute("data-id"));
    this.field.value = "";
    this.#close();
    const theme = this.#offered.find((one) => one.id === id);
    if (theme) this.chosen.add(theme);
  }

  #changed() {
    this.tell("");
    this.field.focus();
  }

  /** @param {Theme} theme */
  #option(theme) {
    const option = cloneOf(this.root, "[data-option]");
    option.id = `${this.list.id}-${theme.id}`;
    option.dataset.id = String(theme.id);
    option.textContent = theme.name;
    return option;
  }

  /** @param {Event} event */
  #clicked(event) {
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    if (option) this.#take([...this.list.children].indexOf(option));
  }
}
