// @ts-check
// Long polling for networks that block websockets: the same frames by GET and POST.
// Same calls and callbacks as lib/socket.js; `after()` gives the last number seen.

import { delayBefore } from "./backoff.js";
import { postForm } from "./requests.js";

/** @typedef {import("./socket.js").Frame} Frame */
/**
 * @typedef {object} Options
 * @property {() => number} after
 * @property {(frame: Frame) => void} onFrame
 * @property {(info: {attempt: number}) => void} onDown
 * @property {(code: number) => void} onRefused
 */

const WAIT = 25;
const yesOrNo = (/** @type {Frame} */ { id, yes }) => ({ id, answer: yes ? "yes" : "no" });
/** @type {Record<string, (frame: Frame) => [string, Record<string, string>]>} */
const POSTS = {
  message: ({ id, text }) => ["/chat/messages/", { id, text }],
  answer: (frame) => ["/chat/answer/", yesOrNo(frame)],
  consent: (frame) => ["/chat/consent/", yesOrNo(frame)],
  withdraw_consent: ({ id }) => ["/chat/consent/", { id, answer: "withdraw" }],
  here: () => ["/chat/here/", {}],
};
const GONE = [401, 403, 404];

export class Poll {
  #options;
  /** @type {AbortController | null} */
  #under = null;
  #attempt = 0;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
  }

  get running() {
    return this.#under !== null;
  }

  start() {
    if (this.running) return;
    this.#under = new AbortController();
    this.#loop(this.#under.signal);
  }

  stop() {
    this.#under?.abort();
    this.#under = null;
  }

  /**
   * What has no counterpart by POST (typing, seen, ping) is left out: the poll itself says "here".
   *
   * @param {Frame} frame
   * @returns {boolean} whether it will be taken to the server, or need not be
   */
  send(frame) {
    if (!this.running) return false;
    const post = POSTS[frame.type];
    if (post) this.#post(...post(frame));
    return true;
  }

  /** @param {AbortSignal} signal */
  async #loop(signal) {
    let wait = 0;
    while (!signal.aborted) {
      const ok = await this.#ask(wait, signal);
      wait = ok ? WAIT : 0;
      if (!ok && !signal.aborted) await this.#pause();
    }
  }

  /**
   * @param {number} wait seconds
   * @param {AbortSignal} signal
   * @returns {Promise<boolean>} whether the server answered
   */
  async #ask(wait, signal) {
    const url = `/chat/messages/?after=${this.#options.after()}&wait=${wait}`;
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" }, signal });
      if (GONE.includes(answer.status)) this.#refused();
      if (!answer.ok) throw new Error(String(answer.status));
      this.#attempt = 0;
      const frame = await answer.json();
      if (!signal.aborted) this.#options.onFrame({ type: "snapshot", ...frame });
      return true;
    } catch {
      if (!signal.aborted) this.#options.onDown({ attempt: this.#attempt });
      return false;
    }
  }

  #refused() {
    this.stop();
    this.#options.onRefused(4401);
  }

  async #pause() {
    const delay = delayBefore(this.#attempt, Math.random());
    this.#attempt += 1;
    await new Promise((done) => setTimeout(done, delay));
  }

  /**
   * An answer that never comes is the outbox's business: it sends the same id again.
   *
   * @param {string} path
   * @param {Record<string, string>} fields
   */
  async #post(path, fields) {
    try {
      const { body } = await postForm(path, new URLSearchParams(fields));
      if (body?.type) this.#options.onFrame(body);
    } catch {
      this.#options.onDown({ attempt: this.#attempt });
    }
  }
}
