// @ts-check
// The hint of the sheet "Ongepast gedrag": how often somebody came over the same connection, and what was agreed.

import { show, text } from "./dom.js";
import { Rows } from "./rows.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {{span: string, visits: number, stopped: number, flagged: number}} Span */

export class BehaviourHint {
  /** @param {HTMLElement} root the sheet @param {(frame: Frame) => boolean} send */
  constructor(root, send) {
    this.part = /** @type {HTMLElement} */ (root.querySelector("[data-hint-part]"));
    this.box = /** @type {HTMLElement} */ (root.querySelector("[data-hint]"));
    this.ask = /** @type {HTMLElement} */ (root.querySelector("[data-ask-hint]"));
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("[data-approach-form]"));
    this.rows = new Rows(
      this.box,
      (/** @type {Span} */ one) => one.span,
      (row, one) => this.#row(row, one),
    );
    this.ask.addEventListener("click", () => send({ type: "hint" }));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      send({ type: "approach", text: String(new FormData(this.form).get("text") ?? "") });
    });
  }

  /** Another conversation: nothing of the one before is left. */
  reset() {
    this.rows.set([]);
    this.form.reset();
    this.form.closest("details")?.removeAttribute("open");
    text(this.box, "[data-approach-text]", "");
    this.box.hidden = true;
    this.ask.hidden = false;
  }

  /** @param {Frame} frame */
  show({ spans, many, approach, agreed, due }) {
    this.rows.set(spans);
    show(this.box, "[data-many]", many);
    show(this.box, "[data-approach]", Boolean(approach));
    const stands = agreed ? (due ? "due" : "agreed") : "proposed";
    text(this.box, "[data-approach-title]", word(`approach.${stands}`));
    text(this.box, "[data-approach-text]", approach);
    this.form.reset();
    this.form.closest("details")?.removeAttribute("open");
    this.ask.hidden = true;
    this.box.hidden = false;
    this.box.focus();
  }

  /** @param {HTMLElement} row @param {Span} one */
  #row(row, one) {
    text(row, "[data-span]", word(`span.${one.span}`));
    text(row, "[data-visits]", String(one.visits));
    text(row, "[data-stopped]", String(one.stopped));
    text(row, "[data-flagged]", String(one.flagged));
  }
}
