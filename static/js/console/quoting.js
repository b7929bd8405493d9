// @ts-check
// A young person's message that goes along with a question to a colleague: picked in the conversation
// in the pane, shown above the team's field until it is sent or left out.

import { show, text } from "./dom.js";

/** @typedef {{conversation: string, seq: number, text: string}} Quote */
/** @typedef {import("./talks.js").Talks} Talks */

const PICK = "[data-from='visitor'] [data-advice]";
const STEPS = /** @type {Record<string, number>} */ ({ ArrowUp: -1, ArrowDown: 1 });

export class Quoting {
  /** @type {Quote | null} */ quote = null;

  /**
   * @param {HTMLElement} form the team's
   * @param {Talks} talks
   * @param {() => void} onPick
   */
  constructor(form, talks, onPick) {
    this.form = form;
    this.talks = talks;
    this.onPick = onPick;
    form.querySelector("[data-unquote]")?.addEventListener("click", () => {
      this.drop();
      form.querySelector("textarea")?.focus();
    });
    talks.box.addEventListener("click", (event) => this.#clicked(event));
    talks.box.addEventListener("keydown", (event) => this.#moved(event));
    new MutationObserver((changes) => this.#changed(changes)).observe(talks.box, {
      childList: true,
      subtree: true,
    });
  }

  /** Without it. */
  drop() {
    this.quote = null;
    this.#draw();
  }

  /** @param {Event} event */
  #clicked({ target }) {
    const line = target instanceof Element ? target.closest("[data-advice]")?.closest("li") : null;
    if (!line?.dataset.seq) return;
    this.quote = {
      conversation: this.talks.openId,
      seq: Number(line.dataset.seq),
      text: line.querySelector("[data-text]")?.textContent ?? "",
    };
    this.#draw();
    this.onPick();
  }

  #draw() {
    show(this.form, "[data-quoting]", Boolean(this.quote));
    text(this.form, "[data-quoting-text]", this.quote?.text ?? "");
  }

  /** One stop for the keyboard per conversation, the newest message; arrows go to the others. */
  #changed(/** @type {MutationRecord[]} */ changes) {
    const logs = new Set(changes.map(({ target }) => target));
    for (const log of logs) {
      if (log instanceof Element && log.matches("[data-lines]")) this.#stopAt(log, -1);
    }
  }

  /** @param {Element} log @param {number} place from the end where negative */
  #stopAt(log, place) {
    const all = /** @type {HTMLElement[]} */ ([...log.querySelectorAll(PICK)]);
    const stop = all.at(place);
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
    return stop;
  }

  /** @param {KeyboardEvent} event */
  #moved(event) {
    const { target, key, altKey, ctrlKey } = event;
    if (!(target instanceof HTMLElement) || !target.matches(PICK)) return;
    const log = target.closest("[data-lines]");
    if (!STEPS[key] || altKey || ctrlKey || !log) return;
    event.preventDefault();
    const all = [...log.querySelectorAll(PICK)];
    const place = Math.min(Math.max(all.indexOf(target) + STEPS[key], 0), all.length - 1);
    this.#stopAt(log, place)?.focus();
  }
}
