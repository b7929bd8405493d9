// @ts-check
// Where somebody is in the text: a line, a word of it, and how far a choice reaches. Pure.

import { tokensOf } from "./tokens.js";

/** @typedef {import("./keys.js").Press} Press */
/** @typedef {import("./shapes.js").Bench} Bench */
/** @typedef {import("./shapes.js").Chosen} Chosen */
/** @typedef {import("./shapes.js").Line} Line */
/** @typedef {import("./shapes.js").Mark} Mark */
/** @typedef {import("./shapes.js").Token} Token */

/** Goes over the text; what it points at stays pointed at when a newer state of the text comes. */
export class Cursor {
  /** @type {Line[]} */ #lines = [];
  /** @type {Token[][]} */ #tokens = [];
  /** Place of the line, and in that line of the word where the choice began and where it ends. */
  #line = 0;
  #from = 0;
  #to = 0;

  /** @param {Bench} bench the newest state */
  show(bench) {
    const [line, from, to] = [this.line, this.#row[this.#from], this.#row[this.#to]];
    const marks = new Map(bench.marks.map((mark) => [mark.number, mark]));
    this.#lines = bench.lines;
    this.#tokens = bench.lines.map((one) => tokensOf(one, marks));
    if (line === null || !from || !to) return this.#begin();
    this.goTo(line, from.start);
    this.goTo(line, to.start, true);
  }

  /** The line it is on. */
  get line() {
    return this.#lines[this.#line]?.number ?? null;
  }

  /** The word where the choice ends: the one that has the focus. */
  get token() {
    return this.#row[this.#to] ?? null;
  }

  /** @returns {Chosen | null} what a deed would be about */
  chosen() {
    const first = this.#row[Math.min(this.#from, this.#to)];
    const last = this.#row[Math.max(this.#from, this.#to)];
    if (!first || !last || this.line === null) return null;
    const mark = first === last ? first.mark : null;
    return { line: this.line, start: first.start, end: last.end, mark };
  }

  #begin() {
    const first = this.#tokens.findIndex((row) => row.length > 0);
    this.#stand(Math.max(0, first), 0);
  }

  /** @param {Press} press @returns {boolean} whether it was one that goes somewhere */
  follow(press) {
    if (press.press === "line") this.moveLine(press.by);
    else if (press.press === "word") this.moveWord(press.by, press.extends);
    else if (press.press === "edge") this.moveToEdge(press.end);
    else return false;
    return true;
  }

  /** @param {number} by */
  moveLine(by) {
    const line = this.#next(this.#line, by);
    if (line !== null) this.#stand(line, 0);
  }

  /**
   * To another word; past the last one of a line to the first of the next, unless the choice reaches on.
   *
   * @param {number} by
   * @param {boolean} extended
   */
  moveWord(by, extended) {
    const to = this.#to + by;
    if (this.#row[to]) return this.#stand(this.#line, to, extended);
    const line = extended ? null : this.#next(this.#line, by);
    if (line !== null) this.#stand(line, by > 0 ? 0 : this.#tokens[line].length - 1);
  }

  /** @param {boolean} end the last word of the line, else the first */
  moveToEdge(end) {
    this.#stand(this.#line, end ? this.#row.length - 1 : 0);
  }

  /**
   * To the word or mark at a place of a line.
   *
   * @param {number} number of the line
   * @param {number} [start]
   * @param {boolean} [extended]
   */
  goTo(number, start = 0, extended = false) {
    const line = this.#lines.findIndex((one) => one.number === number);
    if (line < 0) return;
    const row = this.#tokens[line];
    const at = row.findIndex((token) => token.end > start);
    this.#stand(line, at < 0 ? Math.max(0, row.length - 1) : at, extended && line === this.#line);
  }

  /**
   * The nearest mark after this place for which something holds, from the top again where there is none.
   *
   * @param {(mark: Mark) => boolean} wanted
   * @returns {Mark | null}
   */
  after(wanted) {
    return this.#ahead().find(wanted) ?? null;
  }

  /** Every mark, the ones after this place first. */
  #ahead() {
    const rows = [...this.#tokens.slice(this.#line + 1), ...this.#tokens.slice(0, this.#line)];
    const [before, behind] = [this.#row.slice(0, this.#to + 1), this.#row.slice(this.#to + 1)];
    return [behind, ...rows, before].flat().flatMap(({ mark }) => mark ?? []);
  }

  get #row() {
    return this.#tokens[this.#line] ?? [];
  }

  /** @param {number} line @param {number} by @returns {number | null} the next line that has a word */
  #next(line, by) {
    const next = line + by;
    if (!this.#tokens[next]) return null;
    return this.#tokens[next].length ? next : this.#next(next, by);
  }

  /** @param {number} line @param {number} token @param {boolean} [extended] */
  #stand(line, token, extended = false) {
    this.#line = line;
    this.#to = token;
    if (!extended) this.#from = token;
  }
}
