// @ts-check
// The registration of one conversation that ended: filled in, kept, or put aside for later.

import { Warning } from "../chat/warning.js";
import { hourOf } from "../lib/texts.js";
import { focusFirst, startDigits } from "./digits.js";
import { show, text } from "./dom.js";
import { Heavy } from "./heavy.js";
import { Proposing } from "./proposing.js";
import { ThemesField } from "./themes_field.js";
import { tell, word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/**
 * @typedef {object} On
 * @property {(frame: Frame) => boolean} send
 * @property {() => void} onLater
 * @property {() => void} onBreathe
 * @property {() => boolean} onDebrief
 */

const CHOICES = ["who", "level", "referral"];

export class Registration {
  #shown = "";
  /** @type {"" | "register" | "park"} what the server has not answered yet */ #waiting = "";
  #kept = false;

  /** @param {HTMLElement} root the conversation's article @param {On} on */
  constructor(root, { send, onLater, ...heavy }) {
    this.root = /** @type {HTMLElement} */ (root.querySelector("[data-registration]"));
    this.form = /** @type {HTMLFormElement} */ (this.root.querySelector("form"));
    this.line = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("line"));
    this.themes = new ThemesField(
      /** @type {HTMLElement} */ (this.root.querySelector("[data-themes]")),
    );
    this.warning = new Warning(this.form);
    this.heavy = new Heavy(this.root, heavy);
    this.proposing = new Proposing(this.root, send);
    this.send = send;
    startDigits(this.form);
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.addEventListener("input", () => this.warning.hide());
    this.onLater = onLater;
    this.root.querySelector("[data-later]")?.addEventListener("click", () => this.park());
    this.root.querySelector("[data-change]")?.addEventListener("click", () => this.#open(true));
  }

  /** Whether something was filled in that nobody keeps yet. */
  get dirty() {
    return !this.#kept && JSON.stringify(this.#filled()) !== this.#shown;
  }

  /** @param {Frame} frame how far it is filled in @param {boolean} focus */
  show(frame, focus) {
    for (const name of CHOICES) this.#choose(name, frame[name]);
    this.#choose("serious", frame.serious ? "yes" : "no");
    this.line.value = frame.line;
    this.themes.set(frame.offered, frame.suggested, frame.themes);
    this.#shown = JSON.stringify(this.#filled());
    this.root.hidden = false;
    if (frame.gone.length) this.themes.tell("gone", { name: frame.gone.join(", ") });
    if (frame.saved_at) this.#keep("first", frame.saved_at);
    else this.#open(focus);
  }

  /** The server kept it. @param {{saved_at: string, again: boolean}} frame */
  registered({ saved_at, again }) {
    this.#shown = JSON.stringify(this.#filled());
    this.warning.sent();
    this.#keep(again ? "again" : "first", saved_at);
    /** @type {HTMLElement} */ (this.root.querySelector("[data-kept]")).focus();
  }

  /** The list came anew: what was put aside is, and what is off it was kept in another window. */
  listed(/** @type {boolean} */ left) {
    if (this.#waiting === "park") return this.onLater();
    const place = this.root.querySelector("[data-problem]");
    if (left || this.#kept || this.#waiting) return;
    this.#problem(place?.getAttribute("data-elsewhere") ?? "");
  }

  /** @returns {boolean} whether something was under way, which is then shown as not kept */
  refused(/** @type {string} */ sentence) {
    if (!this.#waiting) return this.proposing.refused(sentence);
    this.#problem(sentence);
    this.#waiting = "";
    return true;
  }

  park() {
    this.#say("park");
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.themes.unresolved()) return;
    if (this.warning.stops(this.line.value)) return this.line.focus();
    this.#say("register");
  }

  /** @param {"register" | "park"} type */
  #say(type) {
    this.#waiting = this.send({ type, ...this.#filled() }) ? type : "";
    this.#problem(this.#waiting ? "" : word("why.line"));
  }

  #filled() {
    const fields = new FormData(this.form);
    const value = (/** @type {string} */ name) => String(fields.get(name) ?? "");
    const [who, level, referral] = CHOICES.map(value);
    const serious = value("serious") === "yes";
    return { who, level, themes: this.themes.value, referral, serious, line: value("line") };
  }

  /** @param {string} which sentence @param {string} at */
  #keep(which, at) {
    [this.#kept, this.#waiting] = [true, ""];
    const told = this.root.querySelector("[data-kept-told]");
    told?.setAttribute("data-text", told.getAttribute(`data-${which}`) ?? "");
    tell(told, { time: hourOf(at, document.documentElement.lang) });
    this.heavy.show(this.#filled().serious);
    show(this.root, "[data-kept]", true);
    this.form.hidden = true;
  }

  /** @param {boolean} focus */
  #open(focus) {
    this.#kept = false;
    this.form.hidden = false;
    show(this.root, "[data-kept]", false);
    this.#problem("");
    if (focus) focusFirst(this.form);
  }

  /** @param {string} name @param {string} value */
  #choose(name, value) {
    for (const radio of this.form.querySelectorAll(`[name="${name}"]`))
      if (radio instanceof HTMLInputElement) radio.checked = radio.value === value;
  }

  /** @param {string} sentence */
  #problem(sentence) {
    text(this.root, "[data-problem]", sentence);
  }
}
