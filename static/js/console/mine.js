// @ts-check
// My conversations: unread, how long somebody waits for me, whether they are there.

import { show, text } from "./dom.js";
import { ageOf, gradeOf } from "./durations.js";
import { Rows } from "./rows.js";
import { word } from "./words.js";

/** @typedef {import("./talk.js").Talk} Talk */

export class Mine {
  /**
   * @param {HTMLElement} root the pane
   * @param {(id: string) => void} onOpen
   */
  constructor(root, onOpen) {
    this.root = root;
    this.rows = new Rows(root, (/** @type {Talk} */ talk) => talk.id, showRow);
    this.rows.list.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest("[data-key]") : null;
      if (row instanceof HTMLElement) onOpen(row.dataset.key ?? "");
    });
  }

  /** @param {Talk[]} talks @param {string} open id of the one in the pane beside */
  draw(talks, open) {
    this.rows.set(talks);
    show(this.root, "[data-empty]", talks.length === 0);
    show(this.root, "[data-keys]", talks.length > 1);
    for (const row of this.rows.list.children) {
      const here = row instanceof HTMLElement && row.dataset.key === open;
      row.querySelector("button")?.setAttribute("aria-current", String(here));
    }
  }
}

/** @param {HTMLElement} row @param {Talk} talk */
function showRow(row, talk) {
  text(row, "[data-nickname]", talk.nickname);
  show(row, "[data-unread]", talk.unread > 0);
  text(row, "[data-unread]", word("unread", { n: talk.unread }));
  text(row, "[data-line]", word(talk.typing ? "typing" : `visitor.${talk.whereabouts}`));
  row.dataset.whereabouts = talk.whereabouts;
  const by = talk.root.dataset.joined ?? "";
  show(row, "[data-joined]", Boolean(by));
  text(row, "[data-joined]", word("mine.joined", { name: by }));
  show(row, "[data-time]", Boolean(talk.head.time.told));
  text(row, "[data-time]", talk.head.time.told);
  show(row, "[data-waits]", talk.waitingSince !== null);
  if (talk.waitingSince === null) return;
  const waited = Date.now() - talk.waitingSince;
  const { key, n, m } = ageOf(waited);
  text(row, "[data-waits-text]", word("waits-for-you", { age: word(key, { n, m }) }));
  row.querySelector("[data-waits]")?.setAttribute("data-grade", gradeOf(waited));
}
