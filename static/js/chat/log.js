// @ts-check
// The list of messages. Clones one <template>, sets texts, keeps order and scroll position.
//   const log = new MessageLog(root, { isOwn, nameOf, language, onSeen, onRetry });
//   log.put(message, "sent"); log.mark(id, "failed", reason); log.read(seq); log.clear();

import { hourOf } from "../lib/texts.js";
import { drawCards } from "./cards.js";
import { place, sizeOf } from "./places.js";

/** @typedef {import("./frames.js").Message} Message */
/** @typedef {"sending" | "sent" | "read" | "failed" | "none"} Status */
/**
 * @typedef {object} Options
 * @property {(message: Message) => boolean} isOwn
 * @property {(message: Message) => string} nameOf
 * @property {string} language
 * @property {() => void} onBottom the newest line is in sight
 * @property {(id: string) => void} onRetry
 */

const NEAR = 48;

export class MessageLog {
  #options;
  #following = true;
  #size = "";

  /** @param {HTMLElement} root components/conversation.html @param {Options} options */
  constructor(root, options) {
    this.root = root;
    this.#options = options;
    this.box = /** @type {HTMLElement} */ (root.querySelector("[data-log]"));
    this.lines = /** @type {HTMLElement} */ (root.querySelector("[data-lines]"));
    this.newer = /** @type {HTMLElement} */ (root.querySelector("[data-newer]"));
    this.template = /** @type {HTMLTemplateElement} */ (
      root.querySelector("template[data-bubble]")
    );
    this.box.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.newer.addEventListener("click", () => this.toBottom());
    this.lines.addEventListener("click", (event) => this.#clicked(event));
    new ResizeObserver(() => this.#resized()).observe(this.box);
    addEventListener("visibilitychange", () => this.atBottom && this.#options.onBottom());
  }

  get atBottom() {
    if (document.hidden || this.box.offsetParent === null) return false;
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < NEAR;
  }

  /** Show a message once, at the place its number gives it; unnumbered ones stay below. */
  put(/** @type {Message} */ message, /** @type {Status} */ status) {
    const stick = this.#following || (this.#options.isOwn(message) && !message.seq);
    const line = this.#find(message.id) ?? this.#make(message);
    this.#settle(line, message.seq, message.at);
    this.mark(message.id, status);
    if (stick) this.toBottom();
    else if (!this.#options.isOwn(message)) this.newer.hidden = false;
  }

  /** The server has it, with this number and time. */
  numbered(/** @type {string} */ id, /** @type {number} */ seq, /** @type {string} */ at) {
    const line = this.#find(id);
    if (line) this.#settle(line, seq, at);
    this.mark(id, "sent");
  }

  /** Say what became of an own message; `reason` replaces the usual sentence. */
  mark(/** @type {string} */ id, /** @type {Status} */ status, reason = "") {
    const line = this.#find(id);
    if (!line || status === "none") return;
    line.dataset.status = status;
    const usual = this.root.getAttribute(`data-text-${status}`) ?? "";
    this.#text(line, "[data-status-text]", reason || usual);
    const failed = status === "failed";
    line.querySelector("[data-status-text]")?.setAttribute("role", failed ? "alert" : "none");
    line.querySelector("[data-retry]")?.toggleAttribute("hidden", !failed);
  }

  /** The other side has read up to this number. */
  read(/** @type {number} */ seq) {
    for (const line of this.lines.querySelectorAll('[data-status="sent"]')) {
      if (!(line instanceof HTMLElement) || Number(line.dataset.seq) > seq) continue;
      this.mark(line.dataset.id ?? "", "read");
    }
  }

  toBottom() {
    this.box.scrollTop = this.box.scrollHeight;
    this.#following = true;
    this.newer.hidden = true;
    this.#options.onBottom();
  }

  clear() {
    this.lines.replaceChildren();
  }

  #resized() {
    this.#size = sizeOf(this.box);
    if (this.#following) this.toBottom();
  }

  #scrolled() {
    // A box of another size scrolls by itself, before its observer hears of it: nobody scrolled.
    if (sizeOf(this.box) !== this.#size) return;
    this.#following = this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < NEAR;
    if (!this.#following) return;
    this.newer.hidden = true;
    this.#options.onBottom();
  }

  #clicked(/** @type {Event} */ event) {
    const button = event.target instanceof Element ? event.target.closest("[data-retry]") : null;
    const line = button?.closest("[data-id]");
    if (line instanceof HTMLElement) this.#options.onRetry(line.dataset.id ?? "");
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #find(id) {
    return this.lines.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  /** @param {Message} message @returns {HTMLElement} */
  #make(message) {
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const line = /** @type {HTMLElement} */ (copy.firstElementChild);
    line.dataset.id = message.id;
    line.dataset.from = message.from;
    line.toggleAttribute("data-own", this.#options.isOwn(message));
    if (message.from !== "system") this.#text(line, "[data-name]", this.#options.nameOf(message));
    this.#text(line, "[data-text]", message.rest ?? message.text);
    drawCards(this.root, line, message);
    return line;
  }

  /** @param {HTMLElement} line @param {number | undefined} seq @param {string} at */
  #settle(line, seq, at) {
    if (seq) line.dataset.seq = String(seq);
    line.querySelector("time")?.setAttribute("datetime", at);
    this.#text(line, "time", hourOf(at, this.#options.language));
    place(line, this.lines);
  }

  /** @param {HTMLElement} line @param {string} where @param {string} text */
  #text(line, where, text) {
    const found = line.querySelector(where);
    if (found) found.textContent = text;
  }
}
