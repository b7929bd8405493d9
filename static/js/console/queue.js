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

const keyOf = (/** @type {Waiting} */ { conversation }) => conversation;

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
    this.rows = new Rows(root, keyOf, (row, item) => factsOfRow(row, item, Date.now()));
    this.take = /** @type {HTMLButtonElement} */ (root.querySelector("[data-take-next]"));
    this.take.addEventListener("click", () =>
      this.#ask(onTake, this.take.getAttribute("aria-disabled") === "true"),
    );
    this.rows.list.addEventListener("click", (event) => this.#clicked(event, onTake));
  }

  /** How many ask for me: who waits, and who comes for an appointment with me. */
  get asking() {
    return this.#count + this.#waiting.filter(({ appointment }) => appointment).length;
  }

  /** @param {Waiting[]} waiting @param {number} count @returns {boolean} whether somebody now says not to be safe */
  set(waiting, count) {
    const known = new Set(this.#waiting.filter(({ unsafe }) => unsafe).map(keyOf));
    const fresh = waiting.some((item) => item.unsafe && !known.has(keyOf(item)));
    // In the order in which they will be taken, as the server says it.
    this.#waiting = waiting;
    this.#count = count;
    this.#known = true;
    this.#staleSince = null;
    this.draw();
    return fresh;
  }

  /** The line is down: what is shown grows old. */
  stale() {
    this.#staleSince ??= Date.now();
    this.draw();
  }

  /** Say why nothing can be started now; empty when it can. */
  why(/** @type {string} */ reason) {
    const known = this.#count > 0 && this.#waiting.every((item) => item.known);
    const sentence = reason || (known ? word("why.known") : "");
    text(this.root, "[data-why]", sentence);
    const nobody = this.#waiting.length === 0;
    this.root.toggleAttribute("data-blocked", Boolean(sentence) || nobody);
    this.take.setAttribute("aria-disabled", String(Boolean(sentence) || this.#count === 0));
  }

  /** Say that somebody else was first, or why it was refused. */
  lost(/** @type {string} */ sentence) {
    text(this.root, "[data-lost]", sentence);
  }

  /** Show everything anew; also called every few seconds, for the waiting times. */
  draw() {
    this.rows.set(this.#waiting);
    show(this.root, "[data-loading]", !this.#known);
    show(this.root, "[data-empty]", this.#known && this.#waiting.length === 0);
    const more = this.asking - this.#waiting.length;
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
    if (row instanceof HTMLElement)
      this.#ask(() => onTake(row.dataset.key), this.root.hasAttribute("data-blocked"));
  }

  /** @param {() => void} take @param {boolean} blocked */
  #ask(take, blocked) {
    this.lost("");
    if (!blocked) return take();
    // The reason stands below the button; a voice that says the same again must fall silent first.
    say("");
    const reason = this.root.querySelector("[data-why]")?.textContent || word("why.nobody");
    requestAnimationFrame(() => say(reason));
  }
}
