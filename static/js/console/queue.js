// @ts-check
// The waiting list: who waits, for how long, and the button that starts the next conversation.

import { say } from "../lib/announce.js";
import { show, text } from "./dom.js";
import { ageOf } from "./durations.js";
import { factsOfRow } from "./queue_row.js";
import { Rows } from "./rows.js";
import { tell, word } from "./words.js";

/** @typedef {import("./shapes.js").Waiting} Waiting */

const TELL_AGE_AFTER = 5000;

export class Queue {
  /** @type {Waiting[]} */ #waiting = [];
  /** @type {number | null} */ #staleSince = null;
  #count = 0;
  #known = false;

  /**
   * @param {HTMLElement} root the pane
   * @param {(conversation?: string) => void} onTake
   */
  constructor(root, onTake) {
    this.root = root;
    this.rows = new Rows(
      root,
      (/** @type {Waiting} */ item) => item.conversation,
      (row, item) => factsOfRow(row, item, Date.now()),
    );
    this.take = /** @type {HTMLButtonElement} */ (root.querySelector("[data-take-next]"));
    this.take.addEventListener("click", () => this.#ask(onTake));
    this.rows.list.addEventListener("click", (event) => this.#clicked(event, onTake));
  }

  get count() {
    return this.#count;
  }

  /** @param {Waiting[]} waiting @param {number} count */
  set(waiting, count) {
    const orphansFirst = (/** @type {Waiting} */ a, /** @type {Waiting} */ b) =>
      Number(Boolean(b.orphan)) - Number(Boolean(a.orphan));
    this.#waiting = [...waiting].sort(orphansFirst);
    this.#count = count;
    this.#known = true;
    this.#staleSince = null;
    this.draw();
  }

  /** The line is down: what is shown grows old. */
  stale() {
    this.#staleSince ??= Date.now();
    this.draw();
  }

  /** Say why nothing can be started now; empty when it can. */
  why(/** @type {string} */ reason) {
    text(this.root, "[data-why]", reason);
    const blocked = Boolean(reason) || this.#count === 0;
    this.root.toggleAttribute("data-blocked", blocked);
    this.take.setAttribute("aria-disabled", String(blocked));
  }

  /** Say that somebody else was first, or why it was refused. */
  lost(/** @type {string} */ sentence) {
    text(this.root, "[data-lost]", sentence);
  }

  /** Show everything anew; also called every few seconds, for the waiting times. */
  draw() {
    this.rows.set(this.#waiting);
    show(this.root, "[data-loading]", !this.#known);
    show(this.root, "[data-empty]", this.#known && this.#count === 0);
    const more = this.#count - this.#waiting.length;
    show(this.root, "[data-more]", more > 0);
    tell(this.root.querySelector("[data-more]"), { n: more });
    this.#drawAge();
  }

  #drawAge() {
    const old = this.#staleSince === null ? 0 : Date.now() - this.#staleSince;
    this.root.toggleAttribute("data-stale", this.#staleSince !== null);
    show(this.root, "[data-age]", old > TELL_AGE_AFTER);
    const age = ageOf(old);
    const seconds = word("seconds", { n: Math.round(old / 1000) });
    tell(this.root.querySelector("[data-age]"), {
      age: age.key === "now" ? seconds : word(age.key, { n: age.n, m: age.m }),
    });
  }

  /** @param {Event} event @param {(conversation?: string) => void} onTake */
  #clicked(event, onTake) {
    const button = event.target instanceof Element ? event.target.closest("[data-pick]") : null;
    const row = button?.closest("[data-key]");
    if (row instanceof HTMLElement) this.#ask(() => onTake(row.dataset.key));
  }

  /** @param {() => void} take */
  #ask(take) {
    this.lost("");
    if (!this.root.hasAttribute("data-blocked")) return take();
    // The reason stands below the button; a voice that says the same again must fall silent first.
    say("");
    const reason = this.root.querySelector("[data-why]")?.textContent || word("why.nobody");
    requestAnimationFrame(() => say(reason));
  }
}
