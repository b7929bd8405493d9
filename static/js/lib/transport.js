// @ts-check
// The visitor's line: a websocket, and long polling for as long as websockets fail.
//
//   new Transport({ url, after, hello, onFrame, onDown, onRefused, ping })
//   start() stop() send(frame) retryNow() resume() as in lib/socket.js
//
// The socket keeps trying while we poll; its first frame ends the polling.

import { Poll } from "./poll.js";
import { Socket } from "./socket.js";

/** @typedef {import("./socket.js").Frame} Frame */
/**
 * @typedef {object} Options
 * @property {string} url
 * @property {() => number} after last number seen
 * @property {() => Frame} hello first frame of a new line
 * @property {(frame: Frame) => void} onFrame
 * @property {() => void} onDown nothing works at present
 * @property {(code: number) => void} onRefused
 * @property {() => Frame} ping
 */

const SOCKETS_BEFORE_POLLING = 2;

export class Transport {
  #failed = 0;

  /** @param {Options} options */
  constructor(options) {
    const refused = (/** @type {number} */ code) => {
      this.stop();
      options.onRefused(code);
    };
    this.poll = new Poll({ ...options, onRefused: refused });
    this.socket = new Socket({
      url: options.url,
      ping: options.ping,
      onOpen: () => this.socket.send(options.hello()),
      onFrame: (frame) => {
        this.#failed = 0;
        this.poll.stop();
        options.onFrame(frame);
      },
      onDown: () => this.#socketFailed(options.onDown),
      onRefused: refused,
    });
  }

  start() {
    this.socket.start();
  }

  stop() {
    this.socket.stop();
    this.poll.stop();
  }

  resume() {
    this.socket.resume();
  }

  retryNow() {
    this.socket.retryNow();
  }

  /** @param {Frame} frame */
  send(frame) {
    return this.poll.running ? this.poll.send(frame) : this.socket.send(frame);
  }

  /** @param {() => void} onDown */
  #socketFailed(onDown) {
    this.#failed += 1;
    if (this.poll.running) return;
    onDown();
    if (this.#failed >= SOCKETS_BEFORE_POLLING) this.poll.start();
  }
}
