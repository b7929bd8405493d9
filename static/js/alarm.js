// @ts-check
// What waits for a supervisor, on the pages beside the console: asked every few seconds, shown, spoken and heard.

import { Rows } from "./console/rows.js";
import { say } from "./lib/announce.js";
import { allowSound, play } from "./lib/sound.js";

/** @typedef {{key: string, number: number, text: string, turn: string, mine: boolean}} Told */

const EVERY = 5000;
const AGAIN = 15_000;

class Alarms {
  /** @type {Set<string>} */ #told = new Set();
  #first = true;
  #heardAt = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.querySelector("[data-rows]")?.replaceChildren();
    this.rows = new Rows(
      root,
      (/** @type {Told} */ one) => String(one.number),
      (row, one) => this.#draw(row, one),
    );
    // A page may make a sound only after somebody did something on it.
    for (const event of ["pointerdown", "keydown"])
      document.addEventListener(event, allowSound, { once: true });
    this.#ask();
  }

  async #ask() {
    try {
      const answer = await fetch(this.root.dataset.alarms ?? "", { redirect: "error" });
      if (answer.ok) this.#set((await answer.json()).alarms);
    } catch {
      // Signed out, or no network: what stands there stays, and the next page says which.
    }
    setTimeout(() => this.#ask(), EVERY);
  }

  /** @param {Told[]} all */
  #set(all) {
    const alarms = all.filter(({ number }) => String(number) !== this.root.dataset.but);
    this.rows.set(alarms);
    this.root.hidden = alarms.length === 0;
    const fresh = alarms.filter(({ key }) => !this.#told.has(key));
    for (const one of fresh) this.#told.add(one.key);
    if (fresh.length > 0) say(fresh.map(({ text, turn }) => `${text} ${turn}`).join(" "));
    const again = alarms.some(({ mine }) => mine) && Date.now() - this.#heardAt > AGAIN;
    // What was there when the page came was heard on the page before.
    if ((fresh.length > 0 && !this.#first) || again) this.#sound();
    this.#first = false;
  }

  #sound() {
    this.#heardAt = Date.now();
    play();
  }

  /** @param {HTMLElement} row @param {Told} one */
  #draw(row, { number, text, turn }) {
    for (const [where, words] of [
      ["[data-alarm]", text],
      ["[data-alarm-turn]", turn],
    ]) {
      const place = row.querySelector(where);
      if (place) place.textContent = words;
    }
    row
      .querySelector("[data-alarm-page]")
      ?.setAttribute("href", `${this.root.dataset.pages}${number}/`);
  }
}

/** Start, on the pages of a supervisor. */
export function startAlarms() {
  const root = document.querySelector("[data-alarms]");
  if (root instanceof HTMLElement) new Alarms(root);
}
