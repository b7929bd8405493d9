// @ts-check
// My own state: available, last conversation, pause, offline; how many conversations at once.

import { tell, word } from "./words.js";

/** @typedef {import("./shapes.js").Me} Me */

export class Presence {
  /** @type {Me} */ #me = { id: 0, name: "", presence: "offline", capacity: 1, capacity_max: 1 };

  /** @type {Pick<Me, "presence" | "capacity"> | null} chosen, and not said back by the server yet */
  #unheard = null;

  /** @param {(state: string, capacity: number) => void} onChoose tells the server, where there is a line */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.form = /** @type {HTMLFormElement} */ (document.getElementById("presence"));
    this.capacity = /** @type {HTMLSelectElement} */ (this.form.elements.namedItem("capacity"));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", () => {
      this.choose(this.#chosen);
    });
    // The page is there before its script: what was chosen meanwhile counts too.
    if (this.#chosen !== this.#me.presence) this.choose(this.#chosen);
  }

  get #chosen() {
    return String(new FormData(this.form).get("state"));
  }

  /** I chose this, here or by another button. */
  choose(/** @type {string} */ state) {
    this.#unheard = { presence: state, capacity: Number(this.capacity.value) };
    this.#set(this.#unheard);
    this.onChoose(state, this.#unheard.capacity);
  }

  /** The line is there, with what the server knew of me: a choice it had not heard then goes before it. */
  greeted(/** @type {Me} */ me) {
    this.#set({ ...me, ...this.#unheard });
    if (this.#unheard) this.choose(this.#me.presence);
  }

  /** The server says a choice back: the last one, or one that I changed again meanwhile. */
  heard(/** @type {string} */ presence, /** @type {number} */ capacity) {
    const last = this.#unheard;
    if (last?.presence === presence && last.capacity === capacity) this.#unheard = null;
    this.#set({ presence, capacity, ...this.#unheard });
  }

  get id() {
    return this.#me.id;
  }

  get name() {
    return this.#me.name || document.body.dataset.name || "";
  }

  get state() {
    return this.#me.presence;
  }

  get room() {
    return this.#me.capacity;
  }

  #set(/** @type {Partial<Me>} */ me) {
    this.#me = { ...this.#me, ...me };
    const choice = this.form.querySelector(`[name="state"][value="${this.#me.presence}"]`);
    if (choice instanceof HTMLInputElement) choice.checked = true;
    this.capacity.value = String(this.#me.capacity);
  }

  /** @param {number} busy conversations I have now */
  draw(busy) {
    tell(document.querySelector("[data-load]"), { n: busy, most: this.#me.capacity });
  }

  /**
   * Why I cannot start another conversation now.
   *
   * @param {number} busy
   * @returns {string} empty when I can
   */
  why(busy) {
    const { presence, capacity } = this.#me;
    if (presence !== "available") return word(`why.${presence}`);
    return busy >= capacity ? word("why.full", { n: busy }) : "";
  }
}
