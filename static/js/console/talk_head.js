// @ts-check
// Above a conversation: who it is, what they told before, how it stands, and the way to end it.

import { say } from "../lib/announce.js";
import { hourOf } from "../lib/texts.js";
import { drawConsents } from "./consent.js";
import { show, text } from "./dom.js";
import { clockOf } from "./durations.js";
import { factsLine } from "./facts.js";
import { drawStanding } from "./standing.js";
import { TalkTime } from "./talk_time.js";
import { drawUnsafe } from "./unsafe.js";
import { word } from "./words.js";

/** @typedef {import("./shapes.js").TalkData} TalkData */
/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {{whereabouts: string, gone: string}} Standing */

const LAST_MINUTE = 60_000;

export class TalkHead {
  #saidLastMinute = "";

  /**
   * @param {HTMLElement} root the conversation's article
   * @param {{onEnd: () => void, onClose: () => void, send: (frame: Frame) => boolean}} on
   */
  constructor(root, { onEnd, onClose, send }) {
    this.root = root;
    this.time = new TalkTime(root, send);
    root.querySelector("[data-end]")?.addEventListener("click", onEnd);
    root.querySelector("[data-close]")?.addEventListener("click", onClose);
  }

  /** @param {TalkData} data @param {Standing} standing */
  draw(data, { whereabouts, gone }) {
    const over = whereabouts === "ended";
    show(this.root, "[data-emergency]", !data.erased);
    text(this.root, "[data-nickname]", data.nickname);
    text(this.root, "[data-typing]:not([data-by]) [data-other]", data.nickname);
    text(this.root, "[data-facts]", factsLine(data));
    show(this.root, "[data-question]", Boolean(data.question));
    text(this.root, "[data-question-text]", data.question ?? "");
    show(this.root, "[data-close]", over);
    show(this.root, "[data-practice]", Boolean(data.practice) && !over);
    text(this.root, "[data-practice]", data.practice ?? "");
    this.time.draw(data, over);
    drawStanding(this.root, data, over);
    drawUnsafe(this.root, data);
    drawConsents(this.root, data, over);
    const name = data.nickname;
    this.root.querySelector("[data-log]")?.setAttribute("aria-label", word("log", { name }));
    this.#state(gone || this.#sentence(data, whereabouts), whereabouts);
  }

  /** @param {TalkData} data @param {string} whereabouts @returns {string} */
  #sentence(data, whereabouts) {
    const name = data.nickname;
    if (whereabouts === "ended") return word(`ended.${data.ended_by ?? "closed"}`, { name });
    if (whereabouts === "away") return word("away", { name });
    if (whereabouts === "left") return this.#left(data);
    if (whereabouts !== "coming" || !data.turn_until) return "";
    return this.#countdown(name, data.turn_until);
  }

  /** Gone in a hurry: until when they may come back, and then that they did not. @param {TalkData} data */
  #left({ nickname: name, left_quickly_at: at, back_until: until }) {
    const key = Date.now() < Date.parse(until ?? "") ? "left" : "left.late";
    const language = document.documentElement.lang;
    return word(key, {
      name,
      at: hourOf(at ?? "", language),
      until: hourOf(until ?? "", language),
    });
  }

  /**
   * Shown every second, spoken once, when a minute is left.
   *
   * @param {string} name
   * @param {string} until
   */
  #countdown(name, until) {
    const left = Date.parse(until) - Date.now();
    const sentence = word("turn", { name, left: clockOf(left) });
    if (left <= LAST_MINUTE && this.#saidLastMinute !== until) {
      this.#saidLastMinute = until;
      say(sentence);
    }
    return sentence;
  }

  /** @param {string} sentence @param {string} whereabouts */
  #state(sentence, whereabouts) {
    show(this.root, "[data-state-line]", Boolean(sentence));
    text(this.root, "[data-state-line]", sentence);
    this.root.dataset.whereabouts = whereabouts;
    // A countdown that spoke every second would drown everything else.
    const voice = whereabouts === "coming" ? "off" : "polite";
    this.root.querySelector("[data-state-line]")?.setAttribute("aria-live", voice);
  }
}
