// @ts-check
// A breath after a heavy conversation: a pause that the person begins and ends, with a countdown in
// words. When its time is over it asks, and nothing changes by itself.

import { say } from "../lib/announce.js";
import { fill } from "../lib/texts.js";
import { show } from "./dom.js";

/** @typedef {import("./presence.js").Presence} Presence */

const MINUTE = 60_000;
const LENGTH = 10 * MINUTE;

export class Breath {
  /** @type {number | null} */ #until = null;
  #before = "available";

  /** @param {Presence} presence */
  constructor(presence) {
    this.presence = presence;
    this.root = /** @type {HTMLElement} */ (document.getElementById("breath"));
    this.told = /** @type {HTMLElement} */ (this.root.querySelector("[data-breath-told]"));
    this.root.querySelector("[data-back]")?.addEventListener("click", () => this.#back());
    this.root.querySelector("[data-longer]")?.addEventListener("click", () => this.#sit());
  }

  start() {
    if (this.presence.state === "pause" || this.presence.state === "offline") return this.#sit();
    this.#before = this.presence.state;
    this.presence.choose("pause");
    this.#sit();
  }

  /** Called every second; whoever chooses another state in the bar has ended the breath. */
  draw() {
    if (this.#until === null) return;
    if (!["pause", "offline"].includes(this.presence.state)) return this.#end();
    const left = Math.ceil((this.#until - Date.now()) / MINUTE);
    const which = whichOf(left);
    const sentence = fill(this.told.dataset[which] ?? "", { n: left });
    if (which === "over" && this.told.textContent !== sentence) say(sentence);
    if (this.told.textContent !== sentence) this.told.textContent = sentence;
    show(this.root, "[data-longer]", which === "over");
  }

  #sit() {
    this.#until = Date.now() + LENGTH;
    this.root.hidden = false;
    this.draw();
    say(this.told.textContent ?? "");
    this.#focus();
  }

  #back() {
    this.presence.choose(this.#before);
    this.#end();
    /** @type {HTMLElement | null} */ (document.querySelector("[data-take-next]"))?.focus();
  }

  #end() {
    this.#until = null;
    this.root.hidden = true;
  }

  #focus() {
    /** @type {HTMLElement | null} */ (this.root.querySelector("[data-back]"))?.focus();
  }
}

/** @param {number} left minutes @returns {"many" | "one" | "over"} */
function whichOf(left) {
  if (left > 1) return "many";
  return left === 1 ? "one" : "over";
}
