// @ts-check
// "Amina schrijft": says so to the other side while a person types, shows what the other side says.

import { TypingReader, TypingSender } from "../lib/typing.js";

export class TypingLine {
  #sender = new TypingSender();
  #reader = new TypingReader();

  /**
   * @param {HTMLElement} element shown while the other side types
   * @param {() => void} tell puts a typing frame on the line
   */
  constructor(element, tell) {
    this.element = element;
    this.tell = tell;
  }

  /** A key in the composer. */
  typed() {
    if (this.#sender.typed(Date.now())) this.tell();
  }

  /** The message went out. */
  sent() {
    this.#sender.sent();
  }

  /**
   * The other side types, or stopped (a message, or the line is gone). Of two, the one who types is named.
   *
   * @param {boolean} on
   * @param {string} [by]
   */
  told(on, by) {
    if (!on && by !== undefined && by !== (this.element.dataset.by ?? "")) return;
    if (on) this.#name(by ?? "");
    this.#reader.told(on, Date.now());
    this.refresh();
  }

  /** @param {string} by */
  #name(by) {
    if (!by) delete this.element.dataset.by;
    else this.element.dataset.by = by;
    const place = this.element.querySelector("[data-other]");
    if (place && by) place.textContent = by;
  }

  /** Silence lets it lapse. */
  refresh() {
    this.element.hidden = !this.#reader.typing(Date.now());
  }
}
