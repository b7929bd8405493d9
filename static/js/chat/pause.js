// @ts-check
// Whether anything can be written. Not during a pause, which says how many minutes are left and is over
// by itself.
//
//   const pause = new Pause(root, talk); pause.show(state, active);
//
// root: visitor/paused.html.

import { say } from "../lib/announce.js";
import { fill } from "../lib/texts.js";

const MINUTE = 60_000;
/** The server decides: a moment later it agrees. */
const SPARE = 1000;

export class Pause {
  #until = 0;
  #active = false;
  #told = 0;

  /** @param {HTMLElement} root @param {import("./conversation.js").Conversation} talk */
  constructor(root, talk) {
    this.root = root;
    this.talk = talk;
    this.left = /** @type {HTMLElement} */ (root.querySelector("[data-paused-left]"));
    setInterval(() => this.#tick(), 1000);
  }

  get on() {
    return this.#active && this.#until > Date.now();
  }

  /** @param {import("./frames.js").VisitState} state @param {boolean} active */
  show({ paused }, active) {
    const before = this.on;
    this.#active = active;
    this.#until = paused ? Date.now() + paused * 1000 + SPARE : 0;
    this.#draw();
    if (!before && this.on) say(this.root.textContent?.replace(/\s+/g, " ") ?? "");
  }

  #tick() {
    if (!this.#until) return;
    this.#draw();
    if (this.on) return;
    this.#until = 0;
    say(this.root.dataset.over ?? "");
    this.talk.composer.focusGently();
  }

  /** What was typed before the pause still stands in the field afterwards. */
  #draw() {
    this.root.hidden = !this.on;
    this.talk.lock(!this.#active || this.on);
    const left = this.#until - SPARE - Date.now();
    const minutes = Math.max(1, Math.ceil(left / MINUTE));
    if (minutes === this.#told) return;
    this.#told = minutes;
    const sentence = minutes === 1 ? this.left.dataset.one : this.left.dataset.many;
    this.left.textContent = fill(sentence ?? "", { n: minutes });
  }
}
