// @ts-check
// What was said in each thread of the team's channel, how it stands, and what nobody looked at yet.

import { threadOf, waitingForMe } from "./channel_threads.js";

/** @typedef {import("./channel_threads.js").Line} Line */
/** @typedef {"none" | "sending" | "sent" | "failed"} Status */
/** @typedef {{line: Line, status: Status, reason: string}} Kept */

const MOST = 500;

export class ChannelStore {
  /** @type {Map<string, Map<string, Kept>>} */ #threads = new Map();
  /** @type {Map<string, number>} */ #unread = new Map();
  /** @type {Map<number, string>} */ names = new Map();
  #first = true;

  /** @param {() => number} myId */
  constructor(myId) {
    this.myId = myId;
  }

  get unread() {
    return [...this.#unread.values()].reduce((sum, count) => sum + count, 0);
  }

  /** @returns {string[]} threads in which somebody said something */
  get threads() {
    return [...this.#threads.keys()];
  }

  /** @param {string} thread @returns {Kept[]} */
  in(thread) {
    return [...(this.#threads.get(thread)?.values() ?? [])];
  }

  /** @param {string} thread */
  unreadIn(thread) {
    return this.#unread.get(thread) ?? 0;
  }

  /** @param {string} thread */
  looked(thread) {
    this.#unread.delete(thread);
  }

  /**
   * Lines that the server told.
   *
   * @param {Line[]} lines
   * @returns {Line[]} those of colleagues that nobody looked at yet
   */
  told(lines) {
    const fresh = lines.filter((line) => this.put(line, "sent") && line.author !== this.myId());
    const asking = this.#first ? waitingForMe(lines, this.myId()) : fresh;
    this.#first = false;
    for (const line of asking) {
      const thread = threadOf(line, this.myId());
      this.#unread.set(thread, this.unreadIn(thread) + 1);
    }
    return asking;
  }

  /** @param {Line} line @param {Status} status @returns {boolean} whether it is new here */
  put(line, status) {
    const thread = threadOf(line, this.myId());
    const kept = this.#threads.get(thread) ?? new Map();
    const known = kept.has(line.id);
    this.#threads.set(thread, kept.set(line.id, { line, status, reason: "" }));
    this.names.set(line.author, line.by);
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
    return !known;
  }

  /** @param {string} id @returns {Kept | undefined} */
  find(id) {
    for (const kept of this.#threads.values()) {
      const found = kept.get(id);
      if (found) return found;
    }
    return undefined;
  }

  /** @param {string} id @param {Status} status */
  mark(id, status, reason = "") {
    Object.assign(this.find(id) ?? {}, { status, reason });
  }

  clear() {
    this.#threads.clear();
    this.#unread.clear();
  }
}
