// @ts-check
// My own state: available, last conversation, pause, offline; how many conversations at once.

import { tell, word } from "./words.js";

/** @typedef {import("./shapes.js").Me} Me */

export class Presence {
  /** @type {Me} */ #me = { id: 0, name: "", presence: "offline", capacity: 1, capacity_max: 1 };

  /** @type {Partial<Me> | null} chosen, but not heard by the server yet */ #unheard = null;

  /** @param {(state: string, capacity: number) => boolean} onChoose true when the server was told */
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
    const capacity = Number(this.capacity.value);
    this.set({ presence: state, capacity });
    this.#unheard = this.onChoose(state, capacity) ? null : { presence: state, capacity };
  }

  /** The line is there, with what the server knew of me: a choice made without a line goes before it. */
  greeted(/** @type {Me} */ me) {
    const unheard = this.#unheard;
    this.set({ ...me, ...unheard });
    if (unheard) this.choose(this.#me.presence);
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

  /** What the server says I am. */
  set(/** @type {Partial<Me>} */ me) {
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
