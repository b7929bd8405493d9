// @ts-check
// Where the request for an address stands, for who asked: whose turn it is, how long, what was answered.

import { say } from "../lib/announce.js";
import { hourOf } from "../lib/texts.js";
import { show, text } from "./dom.js";
import { clockOf } from "./durations.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/**
 * @typedef {object} Request
 * @property {number} number
 * @property {string} state
 * @property {string} by
 * @property {boolean} mine
 * @property {string} asked_at
 * @property {string} turn
 * @property {string | null} turn_until
 * @property {string} alone_from
 * @property {string} answered_by
 * @property {string | null} answered_at
 * @property {string} answer
 */

export class Wanted {
  /** @type {Request | null} */ #request = null;
  #holder = false;
  #said = "";

  /** @param {HTMLElement} root the sheet @param {(frame: Frame) => boolean} send */
  constructor(root, send) {
    this.sheet = root;
    this.root = /** @type {HTMLElement} */ (root.querySelector("[data-wanted]"));
    this.root.querySelector("[data-withdraw]")?.addEventListener("click", () => {
      const number = this.#request?.number;
      if (!send({ type: "emergency_withdraw", number })) this.refused(word("why.line"));
    });
    setInterval(() => this.#draw(), 1000);
  }

  /** @param {Request | null} request @param {Frame | {holder?: boolean}} told */
  set(request, { holder = false }) {
    this.#request = request;
    this.#holder = holder;
    text(this.root, "[data-wanted-problem]", "");
    this.#draw();
    const said = request ? `${request.number} ${request.state} ${request.turn}` : "";
    if (said && said !== this.#said) say(this.root.querySelector("p")?.textContent ?? "");
    this.#said = said;
  }

  /** @param {string} sentence @returns {boolean} */
  refused(sentence) {
    text(this.root, "[data-wanted-problem]", sentence);
    return true;
  }

  #draw() {
    const request = this.#request;
    this.root.hidden = !request;
    if (!request) return;
    const open = request.state === "open";
    this.root.dataset.state = request.state;
    const moment = (open ? request.asked_at : request.answered_at) ?? request.asked_at;
    const at = hourOf(moment, document.documentElement.lang);
    const values = { n: request.number, at, by: request.answered_by };
    text(this.root, "[data-wanted-state]", word(`wanted.${request.state}`, values));
    text(this.root, "[data-wanted-turn]", open ? this.#turn(request) : "");
    text(this.root, "[data-wanted-answer]", request.answer);
    show(this.root, "[data-wanted-answer]", Boolean(request.answer));
    show(this.root, "[data-withdraw]", open && request.mine);
    show(this.root, "[data-wanted-page]", request.mine);
    const page = this.root.querySelector("[data-wanted-page]");
    page?.setAttribute("href", `${this.sheet.dataset.pages}${request.number}/`);
  }

  /** @param {Request} request @returns {string} */
  #turn({ turn, turn_until: until, alone_from: from, mine }) {
    const left = Date.parse(until ?? "") - Date.now();
    const who = turn ? word("wanted.turn", { name: turn, left: clockOf(left) }) : "";
    const alone = Date.parse(from) - Date.now();
    const wait = alone > 0 ? word("wanted.alone", { left: clockOf(alone) }) : "";
    const may = mine && this.#holder ? wait || word("wanted.alone_now") : "";
    return [who || word("wanted.nobody"), may].filter(Boolean).join(" ");
  }
}
