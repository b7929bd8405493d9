// @ts-check
// Which numbered lines of a conversation have been seen, and from where to ask again. Pure.

/** Follows the sequence numbers of one conversation. */
export class Sequence {
  /** @type {Set<number>} */
  #ahead = new Set();

  /** @param {number} last the highest number up to which nothing is missing */
  constructor(last = 0) {
    this.last = last;
  }

  /** Whether a number in between has not been seen. */
  get gap() {
    return this.#ahead.size > 0;
  }

  /**
   * A line with this number is here.
   *
   * @param {number} seq
   * @returns {boolean} whether it is new
   */
  saw(seq) {
    if (seq <= this.last || this.#ahead.has(seq)) return false;
    this.#ahead.add(seq);
    while (this.#ahead.delete(this.last + 1)) this.last += 1;
    return true;
  }

  /**
   * The server named its last number (snapshot, pong).
   *
   * @param {number} seq
   * @returns {boolean} whether something is missing here
   */
  behind(seq) {
    return seq > this.last;
  }
}
