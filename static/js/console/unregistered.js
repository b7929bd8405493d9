// @ts-check
// What is still to be registered, from any evening of the last seven days; a press brings one back.

import { show, text } from "./dom.js";
import { Rows } from "./rows.js";
import { tell } from "./words.js";

/** @typedef {{conversation: string, nickname: string, ended_at: string, begun: boolean}} Left */

export class Unregistered {
  /** @type {Left[]} */ #all = [];

  /** @param {(conversation: string) => void} onOpen */
  constructor(onOpen) {
    this.root = /** @type {HTMLElement} */ (document.getElementById("unregistered"));
    this.rows = new Rows(this.root, (/** @type {Left} */ one) => one.conversation, showRow);
    this.rows.list.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest("[data-key]") : null;
      if (row instanceof HTMLElement) onOpen(row.dataset.key ?? "");
    });
  }

  /** @param {Left[]} all */
  set(all) {
    this.#all = all;
  }

  /** @param {(conversation: string) => boolean} isOpen whether its form stands in the pane already */
  draw(isOpen) {
    const left = this.#all.filter(({ conversation }) => !isOpen(conversation));
    this.rows.set(left);
    this.root.hidden = left.length === 0;
    tell(this.root.querySelector("[data-title]"), { n: left.length });
  }
}

/** @param {HTMLElement} row @param {Left} one */
function showRow(row, one) {
  text(row, "[data-nickname]", one.nickname);
  show(row, "[data-begun]", one.begun);
  const when = new Date(one.ended_at);
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  text(row, "[data-when]", format.format(when));
  row.querySelector("time")?.setAttribute("datetime", one.ended_at);
}
