// @ts-check
// Who the young person talks with: one counsellor or two, nobody for a moment, or somebody who may join.

import { say } from "../lib/announce.js";

/** @typedef {import("./frames.js").VisitState} VisitState */
/** @typedef {import("../lib/socket.js").Frame} Frame */

export class Company {
  #asked = "";

  /**
   * @param {HTMLElement} root the visit
   * @param {{send: (frame: Frame) => boolean, onAnswered: () => void}} on
   */
  constructor(root, { send, onAnswered }) {
    this.root = root;
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("[data-asked]"));
    this.onAnswered = onAnswered;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const yes = /** @type {SubmitEvent} */ (event).submitter?.getAttribute("value") === "yes";
      send({ type: "answer", id: this.#asked, yes });
    });
  }

  /** @param {VisitState} state @param {boolean} talking */
  show(state, talking) {
    this.#name(":not([data-typing] > *)[data-other]", state.counsellor);
    this.#name("[data-colleague]", state.colleague);
    this.#show("[data-late]", Boolean(state.late));
    this.#show("[data-passed-on]", Boolean(state.passed_on));
    this.#show("[data-away]", talking && Boolean(state.away));
    this.#show("[data-with]", talking && Boolean(state.colleague));
    this.#ask(talking ? state.asked : null);
  }

  /** Asked once aloud; whoever answered with the keyboard goes on in the message field. @param {VisitState["asked"]} asked */
  #ask(asked) {
    const inside = this.form.contains(document.activeElement);
    this.form.hidden = !asked;
    if (!asked && inside) this.#goOn();
    const text = this.form.querySelector("[data-asked-text]");
    if (text && asked) text.textContent = asked.text;
    if (asked && asked.id !== this.#asked) say(asked.text);
    this.#asked = asked?.id ?? "";
  }

  /** Where a field with focus would bring up a keyboard over everything, what was said is next. */
  #goOn() {
    this.onAnswered();
    const log = this.root.querySelector("[data-log]");
    // What was hidden just now may count as focused until the page is drawn again.
    const nowhere = [document.body, ...this.form.elements].includes(
      /** @type {HTMLElement} */ (document.activeElement),
    );
    if (nowhere && log instanceof HTMLElement) log.focus({ preventScroll: true });
  }

  /** @param {string} selector @param {string | null | undefined} name */
  #name(selector, name) {
    for (const place of this.root.querySelectorAll(selector)) place.textContent = name ?? "";
  }

  /** @param {string} selector @param {boolean} visible */
  #show(selector, visible) {
    const part = this.root.querySelector(selector);
    if (part instanceof HTMLElement) part.hidden = !visible;
  }
}
