// @ts-check
// The alerts of the strip: each stays until it is over, with what can be done about it.

import { say } from "../lib/announce.js";
import { show, text } from "./dom.js";
import { alertsOf, freeOf } from "./evening_look.js";
import { ageSince, hour } from "./evening_times.js";
import { Rows } from "./rows.js";
import { word } from "./words.js";

/** @typedef {import("./evening_look.js").Alert} Alert @typedef {import("./shapes.js").Tonight} Tonight */
/** @typedef {import("./team.js").Member} Member @typedef {import("../lib/socket.js").Frame} Frame */

export class Alerts {
  /** @type {Member[]} */ #free = [];
  /** @type {Tonight | null} */ #tonight = null;
  /** @type {Map<string, Alert>} */ #shown = new Map();

  /** @param {HTMLElement} root @param {(frame: Frame) => void} send */
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.rows = new Rows(root, (/** @type {Alert} */ alert) => alert.key, this.#row);
    this.rows.list.addEventListener("click", (event) => this.#clicked(event));
    this.rows.list.addEventListener("submit", (event) => this.#submitted(event));
  }

  /**
   * @param {Tonight | null} tonight
   * @param {import("./shapes.js").Asked[]} asked
   * @param {Member[]} members
   */
  draw(tonight, asked, members) {
    const alerts = alertsOf(tonight, asked);
    const fresh = alerts.filter(({ key }) => !this.#shown.has(key));
    const inside = this.rows.list.contains(document.activeElement);
    this.#free = freeOf(members);
    this.#tonight = tonight;
    this.#shown = new Map(alerts.map((alert) => [alert.key, alert]));
    this.rows.set(alerts);
    this.rows.list.hidden = alerts.length === 0;
    // A row that went away takes the focus with it.
    if (inside && !this.rows.list.contains(document.activeElement)) this.root.focus();
    if (fresh.length) say(fresh.map((alert) => this.#words(alert)).join(" "));
  }

  /** @param {Alert} alert */
  #words({ kind, name = "", since = "" }) {
    const now = Date.now();
    return word(`alert.${kind}`, {
      name,
      age: ageSince(since || (this.#tonight?.waiting_since ?? null), now),
      n: this.#tonight?.too_many ?? 0,
      hour: hour(this.#tonight?.closes_at),
    });
  }

  /** @param {HTMLElement} row @param {Alert} alert */
  #row = (row, alert) => {
    const orphan = Boolean(alert.conversation);
    text(row, "[data-alert]", this.#words(alert));
    show(row, "[data-hand-on]", orphan && this.#free.length > 0);
    show(row, "[data-nobody-free]", orphan && this.#free.length === 0);
    show(row, "[data-seen]", alert.kind === "debrief");
    if (orphan) this.#offer(row);
  };

  /** The choice made stays, as long as that colleague is free. @param {HTMLElement} row */
  #offer(row) {
    const choice = /** @type {HTMLSelectElement} */ (row.querySelector("[data-to]"));
    const wanted = this.#free.map(({ id, name }) => `${id} ${name}`).join("|");
    if (choice.dataset.offers === wanted) return;
    const chosen = choice.value;
    choice.dataset.offers = wanted;
    choice.replaceChildren(...this.#free.map(({ id, name }) => new Option(name, String(id))));
    if (this.#free.some(({ id }) => String(id) === chosen)) choice.value = chosen;
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-seen]") : null;
    const alert = button && this.#of(button);
    if (alert) this.send({ type: "debrief_seen", staff: alert.staff });
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const to = Number(form.querySelector("select")?.value);
    const alert = this.#of(form);
    if (alert && to) this.send({ type: "hand_on", conversation: alert.conversation, to });
  }

  /** @param {Element} inside */
  #of(inside) {
    const row = inside.closest("[data-key]");
    return row instanceof HTMLElement ? this.#shown.get(row.dataset.key ?? "") : undefined;
  }
}
