// @ts-check
// What of a conversation still waits for an answer, and what was not looked at. Pure.

/** @typedef {import("../chat/frames.js").Message} Message */

export class Unanswered {
  /** @type {number | null} */ since = null;
  unread = 0;
  /** @type {Set<string>} */ #seen = new Set();

  /**
   * A line is there, from whoever.
   *
   * @param {Message} message
   * @param {boolean} looking whether the conversation is in sight
   * @returns {boolean} whether it is the young person's, and new
   */
  line(message, looking) {
    if (this.#seen.has(message.id)) return false;
    this.#seen.add(message.id);
    if (message.from === "counsellor") this.answered();
    if (message.from !== "visitor") return false;
    this.since ??= Date.parse(message.at);
    if (!looking) this.unread += 1;
    return true;
  }

  /** Something was written back. */
  answered() {
    this.since = null;
    this.unread = 0;
  }

  /** The conversation was looked at. */
  looked() {
    this.unread = 0;
  }
}
