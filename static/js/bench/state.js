// @ts-check
// How saving stands, always on the screen; and the choice after somebody else changed the same conversation.

import { show, text } from "../console/dom.js";
import { word } from "../console/words.js";
import { hourOf } from "../lib/texts.js";

/** @typedef {import("./saving.js").State} State */

const LANGUAGE = document.documentElement.lang;
/** In these nobody can go on before something else happens. */
const STOPPED = ["conflict", "taken", "gone"];

export class SavingState {
  /**
   * @param {HTMLElement} root
   * @param {{again: () => void, settle: (keep: boolean) => void}} does
   */
  constructor(root, does) {
    this.root = root;
    root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-saving]") : null;
      const choice = button?.getAttribute("data-saving");
      if (choice === "again") does.again();
      else if (choice) does.settle(choice === "keep");
    });
  }

  /**
   * @param {State} state
   * @param {any} body
   * @param {number} waiting how many deeds are not saved
   */
  show(state, body, waiting) {
    if (state === "split") return;
    this.root.dataset.state = state;
    text(this.root, "[data-state-words]", sentence(state, body, waiting));
    show(this.root, "[data-saving=again]", state === "failed" || state === "signed_out");
    show(this.root, "[data-conflict]", state === "conflict");
    this.root.toggleAttribute("data-stopped", STOPPED.includes(state));
  }

  /** @param {string} moment ISO 8601, or empty */
  saved(moment) {
    this.show("saved", { saved_at: moment }, 0);
  }
}

/** @param {State} state @param {any} body @param {number} waiting */
function sentence(state, body, waiting) {
  if (state === "saved") return said(body.saved_at);
  if (state === "refused") return word(`refused.${body?.reason}`) || word("refused.invalid");
  const name = body?.by ?? body?.bench?.held_by ?? "";
  const key = state === "conflict" && !name ? "window" : state;
  const values = { n: waiting, seconds: body?.seconds ?? "", name, hour: hour(body?.since) };
  return word(`saving.${key}`, values);
}

/** @param {string} moment ISO 8601, empty where nothing was saved yet */
function said(moment) {
  return moment ? word("saving.saved", { hour: hour(moment) }) : "";
}

/** @param {string | undefined} moment ISO 8601 */
function hour(moment) {
  return moment ? hourOf(moment, LANGUAGE) : "";
}
