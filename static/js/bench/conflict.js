// @ts-check
// Somebody else changed the same conversation: their state waits until it is said how to go on. Pure.

/** @typedef {import("./shapes.js").Bench} Bench */

/** How often the same answer holds: the other window may go on meanwhile. */
const HOLDS = 5;

export class Conflict {
  /** @type {Bench | null} */ newer = null;
  #left = 0;

  /**
   * @param {Bench} bench the newer state
   * @param {boolean} work whether something was done that could be lost
   * @returns {boolean} whether nobody has to be asked
   */
  met(bench, work) {
    this.newer = bench;
    this.#left -= 1;
    return !work || this.#left >= 0;
  }

  /** @param {boolean} keep what was done here, on top of the newer state */
  decided(keep) {
    this.#left = keep ? HOLDS : 0;
  }

  /** What was done is saved. */
  over() {
    this.#left = 0;
  }
}
