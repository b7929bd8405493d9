// @ts-check
// Time in the head of a conversation: how long it runs, a word at 30 and 35 minutes, and the keys.

import { say } from "../lib/announce.js";
import { show, text } from "./dom.js";
import { rhythmOf } from "./rhythm.js";
import { word } from "./words.js";

/** @typedef {import("./shapes.js").TalkData} TalkData */
/** @typedef {import("../lib/socket.js").Frame} Frame */

const AGAIN = 3000;

export class TalkTime {
  #length = 45;
  #told = "";
  #pressed = 0;

  /**
   * @param {HTMLElement} root the conversation's article
   * @param {(frame: Frame) => boolean} send
   */
  constructor(root, send) {
    this.root = root;
    this.send = send;
    root.querySelector("[data-pace]")?.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-does]") : null;
      if (button instanceof HTMLElement) this.#press(button.dataset.does ?? "");
    });
  }

  /** How long it runs, once that needs to be known: for the list of conversations. */
  get told() {
    const pace = this.root.querySelector("[data-pace]");
    if (!(pace instanceof HTMLElement) || pace.hidden || pace.dataset.stage === "calm") return "";
    return this.root.querySelector("[data-runs-text]")?.textContent ?? "";
  }

  /** @param {TalkData} data @param {boolean} over */
  draw(data, over) {
    const rhythm = rhythmOf(data, Date.now());
    this.#length = data.minutes ?? this.#length;
    const mine = data.mine !== false && data.state === "active";
    show(this.root, "[data-pace]", !over && mine && !data.turn_until);
    show(this.root, "[data-runs]", Boolean(rhythm));
    if (!rhythm || over || !mine) return;
    const values = { n: rhythm.minutes, most: this.#length, name: data.nickname };
    text(this.root, "[data-runs-text]", word("time.runs", values));
    this.root.querySelector("[data-pace]")?.setAttribute("data-stage", rhythm.stage);
    text(this.root, "[data-pace-told]", word(`time.${rhythm.stage}`, values));
    this.#tell(rhythm.stage, values);
  }

  /**
   * Spoken once per stage, also for a conversation that is not in the pane.
   *
   * @param {string} stage
   * @param {Record<string, string | number>} values
   */
  #tell(stage, values) {
    const told = `${stage} ${this.#length}`;
    if (this.#told === told) return;
    this.#told = told;
    if (stage !== "calm") say(`${values.name}. ${word(`time.${stage}`, values)}`);
  }

  /** A second press within a moment is a slip of the finger. @param {string} what */
  #press(what) {
    if (Date.now() - this.#pressed < AGAIN) return;
    const frame =
      what === "extend"
        ? { type: "extend", minutes: this.#length }
        : { type: "notice", notice: what };
    if (this.send(frame)) this.#pressed = Date.now();
    else say(word("why.line"));
  }
}
