// @ts-check
// Messages that the server has not acknowledged yet. Pure: no page, no clock, no network.
//
//   const outbox = new Outbox();
//   outbox.add(id, text);              the person pressed send
//   outbox.due(now)                    entries to put on the wire now (each call counts as a try)
//   outbox.acknowledge(id)             stored: forget it
//   outbox.giveUp(now)                 ids that used their three tries without an answer
//   outbox.retry(id) / outbox.hold(id, until)

/** @typedef {{id: string, text: string, tries: number, next: number, failed: boolean}} Entry */

export const TRIES = 3;
const ANSWER_WITHIN = 8000;

/** Keeps what was typed until the server has it, in the order it was typed. */
export class Outbox {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /**
   * @param {string} id
   * @param {string} text
   */
  add(id, text) {
    this.#entries.set(id, { id, text, tries: 0, next: 0, failed: false });
  }

  /** Whether something is waiting for an answer. */
  get busy() {
    return [...this.#entries.values()].some((entry) => !entry.failed);
  }

  /**
   * Everything that must go out now, oldest first; counts one try for each.
   *
   * @param {number} now milliseconds
   * @returns {Entry[]}
   */
  due(now) {
    const ready = [...this.#entries.values()].filter(
      (entry) => !entry.failed && entry.tries < TRIES && entry.next <= now,
    );
    for (const entry of ready) {
      entry.tries += 1;
      entry.next = now + ANSWER_WITHIN;
    }
    return ready;
  }

  /** The line was cut: what was under way goes out again on the next line, at once. */
  reconnected() {
    for (const entry of this.#entries.values()) entry.next = 0;
  }

  /**
   * Marks as failed what got no answer in three tries.
   *
   * @param {number} now milliseconds
   * @returns {string[]} the ids given up in this call
   */
  giveUp(now) {
    const lost = [...this.#entries.values()].filter(
      (entry) => !entry.failed && entry.tries >= TRIES && entry.next <= now,
    );
    for (const entry of lost) entry.failed = true;
    return lost.map((entry) => entry.id);
  }

  /**
   * The server has it.
   *
   * @param {string} id
   * @returns {boolean} whether it was ours
   */
  acknowledge(id) {
    return this.#entries.delete(id);
  }

  /**
   * The server said no for good; the text stays until it is retried.
   *
   * @param {string} id
   */
  fail(id) {
    const entry = this.#entries.get(id);
    if (entry) entry.failed = true;
    return Boolean(entry);
  }

  /**
   * The server said "not now".
   *
   * @param {string} id
   * @param {number} until milliseconds; not before then
   * @returns {boolean} false when its tries are used up, or it is not ours
   */
  hold(id, until) {
    const entry = this.#entries.get(id);
    if (!entry || entry.tries >= TRIES) return false;
    entry.next = until;
    return true;
  }

  /**
   * The person pressed "Opnieuw": three new tries under the same id, so nothing is doubled.
   *
   * @param {string} id
   */
  retry(id) {
    const entry = this.#entries.get(id);
    if (entry) Object.assign(entry, { tries: 0, next: 0, failed: false });
  }
}
