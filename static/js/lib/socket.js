// @ts-check
// One websocket that comes back by itself. Knows no conversation and no door.
//   const socket = new Socket({
//     url: "/ws/console/",
//     onOpen: () => socket.send({ type: "hello" }),     first frame of every new line
//     onFrame: (frame) => ...,                          every JSON frame that arrives
//     onDown: (info) => ...,                            {attempt, code}: the line is gone, will be tried again
//     onRefused: (code) => ...,                         4401 4403 4001: not tried again until resume()
//     ping: () => ({ type: "ping", seq: 7 }),           sent every 25 s, optional
//   });
//   socket.start(); socket.send(frame) -> boolean; socket.retryNow(); socket.resume(); socket.stop();
// A line that did not answer the last ping is taken for dead (a phone that slept).

import { delayBefore } from "./backoff.js";

/** @typedef {{type: string, [field: string]: any}} Frame */
/**
 * @typedef {object} Options
 * @property {string} url path of the door
 * @property {() => void} onOpen
 * @property {(frame: Frame) => void} onFrame
 * @property {(info: {attempt: number, code: number}) => void} onDown
 * @property {(code: number) => void} onRefused
 * @property {() => Frame} [ping]
 */

const PING_EVERY = 25_000;
const ANSWER_WITHIN = 4000;
const FINAL = [4001, 4401, 4403];

export class Socket {
  #options;
  /** @type {WebSocket | null} */
  #line = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #pinging;
  #attempt = 0;
  #heard = 0;
  #pinged = 0;
  #stopped = true;

  constructor(/** @type {Options} */ options) {
    this.#options = options;
    addEventListener("online", () => this.retryNow());
    addEventListener("offline", () => this.open && this.#cut());
    document.addEventListener("visibilitychange", () => this.#looked());
  }

  get open() {
    return this.#line?.readyState === WebSocket.OPEN;
  }

  start() {
    this.#stopped = false;
    this.#connect();
    this.#pinging ??= setInterval(() => this.#ping(), PING_EVERY);
  }

  /** Start again after a refusal, for instance "Hier verder". */
  resume() {
    this.#attempt = 0;
    this.start();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#pinging);
    this.#pinging = undefined;
    this.#drop();
  }

  /** True when there was a line to put it on. */
  send(/** @type {Frame} */ frame) {
    if (!this.open) return false;
    this.#line?.send(JSON.stringify(frame));
    return true;
  }

  /** Do not wait any longer. */
  retryNow() {
    if (this.#stopped || this.open) return;
    this.#attempt = 0;
    this.#connect();
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#drop();
    const line = new WebSocket(new URL(this.#options.url, location.href.replace(/^http/, "ws")));
    this.#line = line;
    line.addEventListener("open", () => (line === this.#line ? this.#opened() : line.close()));
    line.addEventListener("message", (event) => line === this.#line && this.#received(event.data));
    line.addEventListener("close", (event) => line === this.#line && this.#closed(event.code));
  }

  #opened() {
    this.#heard = Date.now();
    this.#options.onOpen();
  }

  #received(/** @type {string} */ data) {
    this.#heard = Date.now();
    this.#attempt = 0;
    this.#options.onFrame(JSON.parse(data));
  }

  #closed(/** @type {number} */ code) {
    this.#line = null;
    if (this.#stopped) return;
    if (FINAL.includes(code)) {
      this.stop();
      this.#options.onRefused(code);
      return;
    }
    this.#options.onDown({ attempt: this.#attempt, code });
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.#connect(), delayBefore(this.#attempt, Math.random()));
    this.#attempt += 1;
  }

  #ping() {
    if (!this.open || !this.#options.ping) return;
    if (this.#pinged > this.#heard) return this.#cut();
    this.#pinged = Date.now();
    this.send(this.#options.ping());
  }

  /** The page is looked at again: a line that slept through its pings is replaced at once. */
  #looked() {
    if (document.hidden || this.#stopped) return;
    if (!this.open) return this.retryNow();
    this.#ping();
    setTimeout(() => this.open && this.#pinged > this.#heard && this.#cut(), ANSWER_WITHIN);
  }

  #cut() {
    this.#drop();
    this.#closed(1006);
  }

  #drop() {
    const line = this.#line;
    this.#line = null;
    // Closed while it connects it would count as failed, on the browser's console too: it closes once it is open.
    if (line?.readyState !== WebSocket.CONNECTING) line?.close();
  }
}
