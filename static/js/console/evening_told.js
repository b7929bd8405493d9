// @ts-check
// What was told about me tonight and stays until it is read: who comes to talk, what was handed on to me.

import { show, text } from "./dom.js";
import { word } from "./words.js";

export class Told {
  #handedOn = "";
  #debrief = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.querySelector("[data-told-read]")?.addEventListener("click", () => this.#read());
  }

  /** @param {{asked_at: string | null, to: string[], by: string}} frame where my own request stands */
  debrief({ asked_at, to, by }) {
    const asked = to.length
      ? word("debrief.asked", { name: to.join(", ") })
      : word("debrief.nobody");
    const told = by ? word("debrief.coming", { name: by }) : asked;
    this.#debrief = asked_at ? told : "";
    this.#draw();
  }

  /** @param {string} by @param {string} name */
  handedOn(by, name) {
    this.#handedOn = word("handed_on", { by, name });
    this.#draw();
  }

  #read() {
    this.#handedOn = "";
    this.#debrief = "";
    this.#draw();
    this.root.focus();
  }

  #draw() {
    const told = [this.#handedOn, this.#debrief].filter(Boolean).join(" ");
    show(this.root, "[data-told-box]", Boolean(told));
    text(this.root, "[data-told]", told);
  }
}
