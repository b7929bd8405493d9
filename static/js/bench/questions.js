// @ts-check
// What could tell who it was without any name, a case in other words where the story would, and what is left to do.

import { show } from "../console/dom.js";

/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./shapes.js").Question} Question */

const PAUSE = 800;

export class Questions {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {HTMLElement} root
   * @param {(deed: Deed) => void} act
   */
  constructor(root, act) {
    this.root = root;
    this.act = act;
    this.field = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-composed]"));
    root.addEventListener("change", (event) => this.#answered(event));
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("blur", () => this.flush());
  }

  /** @param {Bench} bench @param {Deed[]} waiting what is not saved yet stands over what is */
  show(bench, waiting) {
    const answers = { ...bench.answers };
    for (const deed of waiting) if (deed.do === "answer") answers[deed.question] = deed.yes;
    for (const [question, yes] of Object.entries(answers)) this.#showAnswer(question, yes);
    const typing = this.#timer !== undefined || waiting.some((deed) => deed.do === "compose");
    if (!typing && document.activeElement !== this.field) this.field.value = bench.composed;
    for (const item of this.root.querySelectorAll("[data-problem]")) {
      const problem = /** @type {any} */ (item.getAttribute("data-problem"));
      /** @type {HTMLElement} */ (item).hidden = !bench.problems.includes(problem);
    }
    show(this.root, "[data-left]", bench.problems.length > 0);
    show(this.root, "[data-ready]", !bench.problems.length);
  }

  /** Tell at once what was typed. */
  flush() {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.act({ do: "compose", text: this.field.value });
  }

  /** @param {string} question @param {boolean | null} yes */
  #showAnswer(question, yes) {
    for (const radio of this.root.querySelectorAll(`input[name="${question}"]`))
      if (radio instanceof HTMLInputElement && yes !== null)
        radio.checked = (radio.value === "yes") === yes;
    for (const part of this.root.querySelectorAll(`[data-if-yes="${question}"]`))
      if (part instanceof HTMLElement) part.hidden = yes !== true;
  }

  /** @param {Event} event */
  #answered(event) {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
    const yes = target.value === "yes";
    this.#showAnswer(target.name, yes);
    this.act({ do: "answer", question: /** @type {Question} */ (target.name), yes });
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }
}
