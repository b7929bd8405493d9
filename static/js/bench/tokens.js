// @ts-check
// What the keys go over. Pure.

/** @typedef {import("./shapes.js").Line} Line */
/** @typedef {import("./shapes.js").Mark} Mark */
/** @typedef {import("./shapes.js").Piece} Piece */
/** @typedef {import("./shapes.js").Token} Token */

/**
 * The words and marks of a line, in order.
 *
 * @param {Line} line
 * @param {Map<number, Mark>} marks
 * @returns {Token[]}
 */
export function tokensOf(line, marks) {
  /** @param {Piece} piece @returns {Token[]} */
  const tokens = ({ start, end, mark, words }) => {
    const known = mark === null ? undefined : marks.get(mark);
    if (known) return [{ start, end, mark: known }];
    return words.map(([first, last]) => ({ start: first, end: last, mark: null }));
  };
  return line.pieces.flatMap(tokens);
}
