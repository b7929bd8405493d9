// @ts-check
// The lead's door: open, closed, longer, last entry; all for tonight alone.

import { show, text } from "./dom.js";
import { hour } from "./evening_times.js";
import { tell, word } from "./words.js";

/** @typedef {import("./shapes.js").Tonight} Tonight @typedef {import("../lib/socket.js").Frame} Frame */

const MINUTE = 60_000;

export class Door {
  /** @type {Tonight | null} */ #tonight = null;

  /** @param {HTMLElement} panel @param {(frame: Frame) => void} send */
  constructor(panel, send) {
    this.panel = panel;
    this.send = send;
    this.entry = /** @type {HTMLSelectElement} */ (panel.querySelector("[data-entry]"));
    this.dialog = /** @type {HTMLDialogElement} */ (document.getElementById("close-door"));
    panel.addEventListener("click", (event) => this.#clicked(event));
    this.entry.addEventListener("change", () => {
      const { value } = this.entry;
      this.send({ type: "last_entry", minutes: value === "" ? null : Number(value) });
    });
  }

  /** @param {Tonight} tonight */
  draw(tonight) {
    this.#tonight = tonight;
    const { open, closes_at, last_entry, last_entry_usual } = tonight;
    const opened = closes_at ? "door.open_until" : "door.open";
    text(
      this.panel,
      "[data-door-line]",
      word(open ? opened : "door.closed", { hour: hour(closes_at) }),
    );
    show(this.panel, '[data-door="close"]', open);
    show(this.panel, '[data-door="open"]', !open);
    show(this.panel, "[data-longer]", !open || Boolean(closes_at));
    tell(this.entry.querySelector("[data-usual]"), { n: last_entry_usual });
    const chosen = last_entry === last_entry_usual ? "" : String(last_entry);
    if (document.activeElement !== this.entry) this.entry.value = chosen;
    const until = closes_at ? hour(Date.parse(closes_at) - last_entry * MINUTE) : "";
    text(this.panel, "[data-entry-line]", until && word("door.entry", { hour: until }));
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.door === "open") this.send({ type: "door", open: true });
    if (button?.dataset.door === "close") this.#askToClose();
    if (button?.dataset.minutes) {
      const { open = false, closes_at = null } = this.#tonight ?? {};
      const minutes = Number(button.dataset.minutes);
      this.send({ type: "stay_open", minutes, closes_at: open ? closes_at : null });
    }
  }

  #askToClose() {
    tell(this.dialog.querySelector("[data-waiting]"), { n: this.#tonight?.waiting ?? 0 });
    show(this.dialog, "[data-waiting]", Boolean(this.#tonight?.waiting));
    this.dialog.returnValue = "";
    const close = () =>
      this.dialog.returnValue === "close" && this.send({ type: "door", open: false });
    this.dialog.addEventListener("close", close, { once: true });
    this.dialog.showModal();
  }
}
