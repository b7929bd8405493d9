// @ts-check
// The hint of the sheet "Ongepast gedrag": how often somebody came over the same connection, and what was agreed.

import { show, text } from "./dom.js";
import { Rows } from "./rows.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {{span: string, visits: number, fake: number, grave: number, stopped: number, flagged: number}} Span */

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
    text(this.box, "[data-proposal-text]", "");
    this.box.hidden = true;
    this.ask.hidden = false;
  }

  /** @param {Frame} frame */
  show({ spans, many, approach, due, proposal }) {
    this.rows.set(spans);
    show(this.box, "[data-many]", many);
    show(this.box, "[data-approach]", Boolean(approach));
    text(this.box, "[data-approach-title]", word(`approach.${due ? "due" : "agreed"}`));
    text(this.box, "[data-approach-text]", approach);
    show(this.box, "[data-proposal]", Boolean(proposal));
    text(this.box, "[data-proposal-text]", proposal);
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
    text(row, "[data-stopped]", stopped(one));
    text(row, "[data-flagged]", String(one.flagged));
  }
}

/** Of visits that were stopped it counts why: a joke is no threat. @param {Span} one */
function stopped({ fake, grave, stopped: other }) {
  const told = Object.entries({ fake, grave, other }).filter(([, n]) => n > 0);
  return told.map(([why, n]) => word(`stopped.${why}`, { n: String(n) })).join(", ") || "0";
}
