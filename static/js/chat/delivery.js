// @ts-check
// Takes what was typed to the server, again and again until it is stored, and says how it stands.

import { Outbox } from "../lib/outbox.js";

const HOLD = { too_fast: 1500, try_again: 2000 };

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {(id: string, status: "sending" | "failed", reason?: string) => void} Mark */

export class Delivery {
  #outbox = new Outbox();
  #connected = false;

  /**
   * @param {(frame: Frame) => boolean} send
   * @param {Mark} mark shows the state of one message
   */
  constructor(send, mark) {
    this.send = send;
    this.mark = mark;
  }

  get connected() {
    return this.#connected;
  }

  /** What was under way on the old line goes out on the new one at once. */
  up() {
    if (!this.#connected) this.#outbox.reconnected();
    this.#connected = true;
    this.go();
  }

  down() {
    this.#connected = false;
  }

  /** @param {string} id @param {string} text */
  add(id, text) {
    this.#outbox.add(id, text);
    this.go();
  }

  /** @param {string} id */
  retry(id) {
    this.#outbox.retry(id);
    this.mark(id, "sending");
    this.go();
  }

  /** Stored. */
  done(/** @type {string} */ id) {
    this.#outbox.acknowledge(id);
  }

  /** @param {Frame} frame */
  refused({ id, reason, text }) {
    const hold = HOLD[/** @type {keyof typeof HOLD} */ (reason)];
    if (!id || (hold && this.#outbox.hold(id, Date.now() + hold))) return;
    if (this.#outbox.fail(id)) this.mark(id, "failed", text);
  }

  /** Send what is due, give up what got no answer; called every second and after each change. */
  go() {
    if (!this.#connected || !this.#outbox.busy) return;
    const now = Date.now();
    for (const { id, text } of this.#outbox.due(now)) this.send({ type: "message", id, text });
    for (const id of this.#outbox.giveUp(now)) this.mark(id, "failed");
  }
}
