// @ts-check
// May something be passed on? The question, and what the young person said; a yes can be taken back.

import { say } from "../lib/announce.js";

/** @typedef {import("./frames.js").Consent} Consent */
/** @typedef {import("../lib/socket.js").Frame} Frame */

export class Consents {
  #asked = "";
  #shown = "";

  /**
   * @param {HTMLElement} root the visit
   * @param {{send: (frame: Frame) => boolean, onAnswered: () => void}} on
   */
  constructor(root, { send, onAnswered }) {
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("[data-consent-asked]"));
    this.said = /** @type {HTMLElement} */ (root.querySelector("[data-consents-said]"));
    this.rows = /** @type {HTMLElement} */ (this.said.querySelector("[data-consent-rows]"));
    this.onAnswered = onAnswered;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const yes = /** @type {SubmitEvent} */ (event).submitter?.getAttribute("value") === "yes";
      send({ type: "consent", id: this.#asked, yes });
    });
    this.rows.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      send({ type: "withdraw_consent", id: new FormData(form).get("id") });
    });
  }

  /** @param {Consent[]} consents @param {boolean} talking */
  show(consents, talking) {
    const asked = consents.find(({ state }) => state === "asked");
    this.#ask(talking ? asked : undefined);
    this.#say(consents.filter(({ state }) => state !== "asked"));
  }

  /** Asked once aloud. @param {Consent | undefined} asked */
  #ask(asked) {
    const inside = this.form.contains(document.activeElement);
    this.form.hidden = !asked;
    if (!asked && inside) this.onAnswered();
    fill(this.form, "[data-consent-text]", asked?.text);
    fill(this.form, "[data-consent-what]", asked?.what);
    if (asked && asked.id !== this.#asked) say(`${asked.text} ${asked.what}`);
    this.#asked = asked?.id ?? "";
  }

  /** Drawn again only when it is another: whoever is on a button stays there. @param {Consent[]} said */
  #say(said) {
    const key = JSON.stringify(said);
    if (key === this.#shown) return;
    this.#shown = key;
    const inside = this.rows.contains(document.activeElement);
    this.said.hidden = said.length === 0;
    this.rows.replaceChildren(...said.map((one) => this.#row(one)));
    if (inside) this.said.querySelector("summary")?.focus();
  }

  /** @param {Consent} one */
  #row(one) {
    const template = /** @type {HTMLTemplateElement} */ (
      this.said.querySelector("[data-consent-row]")
    );
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const row = /** @type {HTMLElement} */ (copy.firstElementChild);
    row.dataset.state = one.state;
    fill(row, "[data-to]", one.to);
    fill(row, "[data-what]", one.what);
    reveal(row, "[data-shared]", one.shared);
    reveal(row, "[data-withdrawn]", one.state === "withdrawn");
    reveal(row, "[data-withdraw]", one.state === "given");
    row.querySelector("input[name=id]")?.setAttribute("value", one.id);
    return row;
  }
}

/** @param {HTMLElement} root @param {string} where @param {string | undefined} words */
function fill(root, where, words) {
  const place = root.querySelector(where);
  if (place && words !== undefined) place.textContent = words;
}

/** @param {HTMLElement} root @param {string} where @param {boolean} visible */
function reveal(root, where, visible) {
  const part = root.querySelector(where);
  if (part instanceof HTMLElement) part.hidden = !visible;
}
