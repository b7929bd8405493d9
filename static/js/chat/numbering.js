// @ts-check
// Notices that a numbered line is missing, and asks the server again.

import { Sequence } from "../lib/sequence.js";

const LATE = 800;

export class Numbering {
  #sequence = new Sequence();

  /** @param {(after: number) => void} resync asks again from this number */
  constructor(resync) {
    this.resync = resync;
  }

  /** Highest number up to which nothing is missing. */
  get last() {
    return this.#sequence.last;
  }

  /** A line is here. */
  saw(/** @type {number} */ seq) {
    return this.#sequence.saw(seq);
  }

  /**
   * If something is missing, give it a moment to arrive by itself, then ask again.
   *
   * @param {number} [named] last number the server named
   */
  check(named = 0) {
    const missing = () => this.#sequence.gap || this.#sequence.behind(named);
    if (missing()) setTimeout(() => missing() && this.resync(this.last), LATE);
  }
}
