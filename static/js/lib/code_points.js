// @ts-check
// Places in a text are counted in code points, as the server counts them: an emoji is one there, and two
// units in a string of the browser. Pure.

/** @param {string} text @returns {number} */
export function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * What stands between two places; half a character stays half a character, as on the server.
 *
 * @param {string} text
 * @param {number} start in code points
 * @param {number} end in code points, not included
 */
export function between(text, start, end) {
  return text.slice(unitOf(text, start), unitOf(text, end));
}

/**
 * @param {string} text
 * @param {number} point a place in code points
 * @returns {number} the same place in units of the string
 */
export function unitOf(text, point) {
  let unit = 0;
  for (let left = point; left > 0 && unit < text.length; left -= 1) unit += widthAt(text, unit);
  return unit;
}

/**
 * @param {string} text
 * @param {number} unit a place in units of the string
 * @returns {number} the same place in code points
 */
export function pointOf(text, unit) {
  return lengthOf(text.slice(0, unit));
}

/** @param {string} text @param {number} unit */
function widthAt(text, unit) {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}
