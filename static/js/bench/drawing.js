// @ts-check
// The conversation on the page, and where somebody is in it. A line is drawn anew only when it changed.

import { cloneOf, text } from "../console/dom.js";
import { word } from "../console/words.js";
import { partsOf, spokenOf } from "./pieces.js";

/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Deed} Deed */
/** @typedef {import("./shapes.js").Line} Line */
/** @typedef {import("./shapes.js").Mark} Mark */

const STANDS = ["role", "tabindex", "aria-label", "aria-roledescription", "data-chosen"];

export class Drawing {
  /** @type {Map<number, HTMLElement>} */ #places = new Map();
  /** @type {Map<number, string>} */ #drawn = new Map();
  /** @type {Map<number, Mark>} */ #marks = new Map();
  /** Words that were opened with a reason. @type {Map<number, string>} */ #opened = new Map();
  /** What is chosen. @type {HTMLElement[]} */ #chosen = [];

  /** @param {HTMLElement} list */
  constructor(list) {
    this.list = list;
  }

  /** @param {Bench} bench */
  show(bench) {
    this.#marks = new Map(bench.marks.map((mark) => [mark.number, mark]));
    const seen = new Set(bench.seen);
    for (const line of bench.lines) {
      const place = this.#placeOf(line, bench.lines.length);
      place.toggleAttribute("data-seen", seen.has(line.number));
      this.#draw(place, line);
    }
  }

  /** @param {number} mark @param {string} words what stands under it */
  open(mark, words) {
    this.#opened.set(mark, words);
  }

  /** What waits to be saved is seen at once. @param {Deed[]} deeds */
  pend(deeds) {
    for (const one of this.list.querySelectorAll("[data-pending]"))
      one.removeAttribute("data-pending");
    const waiting = deeds.flatMap((deed) => {
      if (deed.do === "mark") return this.#between(deed);
      return "mark" in deed ? (this.elementOf(deed.mark) ?? []) : [];
    });
    for (const one of waiting) one.toggleAttribute("data-pending", true);
  }

  /**
   * Make what is chosen visible; the one place that Tab reaches is where the choice ends.
   *
   * @param {import("./cursor.js").Cursor} cursor
   * @returns {HTMLElement | null} that place
   */
  stand(cursor) {
    const [chosen, at] = [cursor.chosen(), cursor.token?.start];
    if (!chosen) return null;
    for (const one of this.#chosen) for (const name of STANDS) one.removeAttribute(name);
    this.#chosen = this.#between(chosen);
    for (const one of this.#chosen) one.toggleAttribute("data-chosen", true);
    const token = this.#chosen.find((one) => one.dataset.start === String(at));
    if (!token) return null;
    token.setAttribute("role", "button");
    token.setAttribute("aria-roledescription", word("token"));
    token.setAttribute("aria-label", spokenOf(token, this.#markOf(token)));
    token.tabIndex = 0;
    return token;
  }

  get chosenCount() {
    return this.#chosen.length;
  }

  /** @returns {string} what is chosen, as far as it is seen */
  get chosenText() {
    return this.#chosen
      .map((one) => (one.querySelector(".bench-word") ?? one).textContent)
      .join(" ");
  }

  /** @param {number} mark @returns {HTMLElement | null} */
  elementOf(mark) {
    return this.list.querySelector(`[data-mark="${mark}"]`);
  }

  /** @param {HTMLElement} token */
  #markOf(token) {
    return this.#marks.get(Number(token.dataset.mark ?? -1));
  }

  /** @param {{line: number, start: number, end: number}} range @returns {HTMLElement[]} */
  #between({ line, start, end }) {
    const tokens = this.#places.get(line)?.querySelectorAll("[data-start]") ?? [];
    const inside = (/** @type {HTMLElement} */ one) =>
      Number(one.dataset.start) < end && Number(one.dataset.end) > start;
    return /** @type {HTMLElement[]} */ ([...tokens]).filter(inside);
  }

  /** @param {Line} line @param {number} count */
  #placeOf(line, count) {
    const known = this.#places.get(line.number);
    if (known) return known;
    const place = cloneOf(document, "#bench-line");
    place.dataset.line = String(line.number);
    place.dataset.speaker = line.number ? line.speaker : "question";
    const who = word(`who.${place.dataset.speaker}`);
    const n = this.#places.size + 1;
    const group = place.querySelector("[role=group]");
    group?.setAttribute("aria-label", word("line", { who, n, count }));
    text(place, "[data-who]", who);
    text(place, "[data-later]", line.minutes ? word("later", { n: line.minutes }) : "");
    this.#places.set(line.number, place);
    this.list.append(place);
    return place;
  }

  /** @param {HTMLElement} place @param {Line} line */
  #draw(place, line) {
    const pieces = line.pieces.map((piece) => {
      const number = piece.mark ?? -1;
      return { piece, mark: this.#marks.get(number), opened: this.#opened.get(number) };
    });
    const state = JSON.stringify(pieces);
    if (this.#drawn.get(line.number) === state) return;
    this.#drawn.set(line.number, state);
    const parts = pieces.flatMap(({ piece, mark, opened }) => partsOf(piece, mark, opened));
    place.querySelector("[data-text]")?.replaceChildren(...parts);
  }
}
