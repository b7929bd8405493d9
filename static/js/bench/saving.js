// @ts-check
// Brings deeds to the server, one answer at a time, and tries again by itself while nobody answers.

import { Pending } from "./pending.js";

/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./pending.js").Outcome} Outcome */
/**
 * @typedef {Outcome | "saving" | "signed_out"} State
 * @typedef {(state: State, body: any, deeds: Deed[]) => void} Told `body` is what the server said, `deeds` what it was about
 */

const AGAIN = [2, 4, 8, 15, 30];
const SECOND = 1000;
const TOKEN = "X-CSRFToken";

/** @returns {NodeListOf<HTMLInputElement>} */
const tokens = () => document.querySelectorAll('input[name="csrfmiddlewaretoken"]');

/**
 * @param {string} address
 * @param {unknown} [body] to post; without it the address is asked
 * @returns {Promise<{status: number, body: any}>} status 0 for whoever was sent to the sign-in
 */
export async function ask(address, body) {
  const headers = { "Content-Type": "application/json", [TOKEN]: tokens()[0]?.value ?? "" };
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers };
  const answer = await fetch(address, sent);
  // Whoever signed in anew, in another window, has another token.
  const fresh = answer.headers.get(TOKEN);
  if (fresh) for (const field of tokens()) field.value = fresh;
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  const status = answer.redirected || answer.status === 403 ? 0 : answer.status;
  return { status, body: json ? await answer.json() : null };
}

export class Saving {
  #tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** Who waits until all is saved. @type {(() => void)[]} */ #waiting = [];

  /**
   * @param {string} address
   * @param {number} version
   * @param {Told} told
   */
  constructor(address, version, told) {
    this.address = address;
    this.told = told;
    this.pending = new Pending(version);
  }

  /** @param {Deed[]} deeds */
  add(...deeds) {
    for (const deed of deeds) this.pending.add(deed);
    this.go();
  }

  /** @param {number} version @param {boolean} keep what was done */
  settle(version, keep) {
    this.pending.settle(version, keep);
    this.go();
  }

  /** Send what waits, now. */
  async go() {
    clearTimeout(this.#timer);
    const deeds = this.pending.take();
    if (!deeds) return this.#rest();
    this.told("saving", null, deeds);
    try {
      const version = this.pending.version;
      const { status, body } = await ask(this.address, { version, deeds });
      if (status) this.#answered(this.pending.answered(status, body), body, deeds);
      else this.#lost("signed_out", deeds);
    } catch {
      this.#lost("failed", deeds);
    }
  }

  /** @returns {Promise<void>} settled once nothing waits */
  saved() {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.go();
    });
  }

  #rest() {
    if (this.pending.deeds.length) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** @param {Outcome} outcome @param {any} body @param {Deed[]} deeds */
  #answered(outcome, body, deeds) {
    if (outcome === "failed") return this.#later(deeds);
    this.#tries = 0;
    this.told(outcome, body, deeds);
    this.go();
  }

  /** @param {"failed" | "signed_out"} state @param {Deed[]} deeds */
  #lost(state, deeds) {
    this.pending.lost();
    if (state === "failed") return this.#later(deeds);
    this.told(state, null, deeds);
  }

  /** @param {Deed[]} deeds */
  #later(deeds) {
    const seconds = AGAIN[Math.min(this.#tries, AGAIN.length - 1)];
    this.#tries += 1;
    this.#timer = setTimeout(() => this.go(), seconds * SECOND);
    this.told("failed", { seconds }, deeds);
  }
}
