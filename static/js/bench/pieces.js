// @ts-check
// How a stretch of a line looks: words that the keys go over, and marks as a whole.

import { word } from "../console/words.js";
import { between } from "../lib/code_points.js";
import { kindOf } from "./deeds.js";

/** @typedef {import("./shapes.js").Mark} Mark */
/** @typedef {import("./shapes.js").Piece} Piece */

/**
 * @param {Piece} piece
 * @param {Mark | undefined} mark
 * @param {string | undefined} opened what stands under the mark, where it was opened with a reason
 * @returns {(Node | string)[]}
 */
export function partsOf(piece, mark, opened) {
  return mark ? [marked(piece, mark, piece.text || (opened ?? ""))] : plain(piece);
}

/**
 * What a screen reader says of a word or a mark.
 *
 * @param {HTMLElement} token
 * @param {Mark | undefined} mark
 */
export function spokenOf(token, mark) {
  if (!mark) return token.textContent ?? "";
  const under = token.querySelector(".bench-word")?.textContent ?? "";
  const key = `spoken.${mark.state}${under ? "" : ".masked"}`;
  return word(key, { text: under, shown: mark.shown, kind: word(`kind.${kindOf(mark.label)}`) });
}

/** @param {Piece} piece @param {Mark} mark @param {string} under */
function marked(piece, mark, under) {
  const element = token("bench-mark", piece.start, piece.end);
  element.dataset.mark = String(mark.number);
  element.dataset.state = mark.state;
  element.dataset.kind = kindOf(mark.label);
  const shown = word(`shown.${mark.state}`, { shown: mark.shown });
  if (shown) element.append(span("bench-shown", shown));
  if (under) element.append(span("bench-word", under));
  return element;
}

/** @param {Piece} piece @returns {(Node | string)[]} words, and what stands between them */
function plain(piece) {
  let at = 0;
  /** @type {(Node | string)[]} */
  const parts = [];
  for (const [start, end] of piece.words) {
    const element = token("bench-free", start, end);
    element.textContent = between(piece.text, start - piece.start, end - piece.start);
    parts.push(between(piece.text, at, start - piece.start), element);
    at = end - piece.start;
  }
  return [...parts, between(piece.text, at, piece.end - piece.start)];
}

/** @param {string} name @param {number} start @param {number} end */
function token(name, start, end) {
  const element = span(name, "");
  element.dataset.start = String(start);
  element.dataset.end = String(end);
  return element;
}

/** @param {string} name @param {string} words */
function span(name, words) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = words;
  return element;
}
