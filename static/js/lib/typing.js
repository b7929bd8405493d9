// @ts-check
// When to tell the other side that somebody types, and when to stop believing it. Pure.

const SAY_EVERY = 3000;
const LAPSES_AFTER = 6000;

/** At most one "typing" per 3 seconds goes out. */
export class TypingSender {
  #said = Number.NEGATIVE_INFINITY;

  /**
   * A key was pressed in the composer.
   *
   * @param {number} now milliseconds
   * @returns {boolean} whether to send a frame
   */
  typed(now) {
    if (now - this.#said < SAY_EVERY) return false;
    this.#said = now;
    return true;
  }

  /** The message went out: the next key is told at once. */
  sent() {
    this.#said = Number.NEGATIVE_INFINITY;
  }
}

/** What the other side said last; silence for 6 seconds means it stopped. */
export class TypingReader {
  #until = 0;

  /**
   * @param {boolean} on
   * @param {number} now milliseconds
   */
  told(on, now) {
    this.#until = on ? now + LAPSES_AFTER : 0;
  }

  /**
   * @param {number} now milliseconds
   * @returns {boolean}
   */
  typing(now) {
    return now < this.#until;
  }
}
